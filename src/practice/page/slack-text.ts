import { unescape } from "./mrkdwn.ts";
import type { Workspace } from "./wire.ts";

type Names = Pick<Workspace, "people" | "channels" | "others"> | null;

/** What a person typed, as Slack's client sends it: escaped, with mentions and links as tokens. */
export function toSlackText(typed: string, names: Names): string {
  const escaped = typed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped
    .replace(/(?<![\p{L}\p{N}_/@.])@([\p{L}\p{N}_.-]+)/gu, (whole, name: string) => mention(whole, name, names))
    .replace(/(?<![\p{L}\p{N}_/#&])#([\p{L}\p{N}_-]+)/gu, (whole, name: string) => {
      const channel = [...(names?.channels ?? []), ...(names?.others ?? [])].find((known) => known.name === name);
      return channel === undefined ? whole : `<#${channel.id}|${channel.name}>`;
    })
    .replace(/(?<![<|])\bhttps?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"]/g, (url) => `<${url}>`);
}

/** The way back, for editing. */
export function fromSlackText(text: string, names: Names): string {
  const plain = text
    .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (whole, id: string) => {
      const person = names?.people.find((known) => known.id === id);
      return person === undefined ? whole : `@${person.handle}`;
    })
    .replace(/<#([A-Z0-9]+)\|?([^>]*)>/g, (_whole, id: string, label: string) => {
      return `#${names?.channels.find((known) => known.id === id)?.name ?? label}`;
    })
    .replace(/<!(here|channel|everyone)>/g, "@$1")
    .replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, "$1");
  return unescape(plain);
}

function mention(whole: string, name: string, names: Names): string {
  if (/^(here|channel|everyone)$/.test(name)) return `<!${name}>`;
  // The longest beginning that is somebody's name wins: Korean writes particles right after it ("@지우님").
  for (let length = name.length; length > 0; length -= 1) {
    const start = name.slice(0, length).toLowerCase();
    const person = names?.people.find((known) => known.handle === start || known.name.toLowerCase() === start);
    if (person !== undefined && !/^[a-z0-9]/i.test(name.slice(length))) return `<@${person.id}>${name.slice(length)}`;
  }
  return whole;
}
