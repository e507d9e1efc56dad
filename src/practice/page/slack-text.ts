import { unescape } from "./mrkdwn.ts";
import type { Workspace } from "./wire.ts";

type Names = Pick<Workspace, "people" | "channels" | "others"> | null;

/** Korean writes particles right after a name ("@지우님"): there the mention is made here, plainer ones are left to Slack. */
export function withMentions(typed: string, names: Names): string {
  return typed.replace(/(?<![\p{L}\p{N}_/@.])@([\p{L}\p{N}_.-]+)/gu, (whole, name: string) =>
    mention(whole, name, names),
  );
}

/** A message's text as one would type it, for editing. */
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
  for (let length = name.length - 1; length > 0; length -= 1) {
    const start = name.slice(0, length).toLowerCase();
    const person = names?.people.find((known) => known.handle === start || known.name.toLowerCase() === start);
    if (person !== undefined && !/^[a-z0-9]/i.test(name.slice(length))) return `<@${person.id}>${name.slice(length)}`;
  }
  return whole;
}
