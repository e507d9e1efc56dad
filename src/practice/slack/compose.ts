/** What Slack's client makes of the words somebody types: entities for mentions and links, and everything else escaped. */
import { PRACTICE_BOT } from "../cast.ts";
import type { Json } from "./state.ts";
import type { Workspace } from "./workspace.ts";

const token = /(<[@#!][^<>\s]+>)|(https?:\/\/[^\s<>]+)|@([\p{L}\p{N}._-]+)|#([\p{L}\p{N}_-]+)|([&<>])/gu;
const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** The text of a message as Slack keeps it. Entities of people and channels that exist may be typed as they are. */
export function composed(workspace: Workspace, typed: string, style: "message" | "command" = "message"): string {
  return typed.replace(
    token,
    (whole, entity?: string, url?: string, handle?: string, room?: string, special?: string) => {
      if (entity !== undefined) return knownEntity(workspace, entity) ? entity : escaped(entity);
      if (url !== undefined) return `<${escaped(url)}>`;
      if (handle !== undefined) return mention(workspace, handle, style) ?? whole;
      if (room !== undefined) return roomLink(workspace, room) ?? whole;
      return special === undefined ? whole : (escapes[special] ?? whole);
    },
  );
}

const escaped = (text: string) => text.replace(/[&<>]/g, (it) => escapes[it] ?? it);

function knownEntity(workspace: Workspace, entity: string): boolean {
  const id = entity.slice(2, -1).split("|")[0] ?? "";
  return entity.startsWith("<@")
    ? workspace.findPerson(id) !== undefined
    : entity.startsWith("<#") && workspace.findChannel(id)?.id === id;
}

function mention(workspace: Workspace, handle: string, style: "message" | "command"): string | undefined {
  if (handle === "here" || handle === "channel" || handle === "everyone") return `<!${handle}>`;
  const everybody = [...workspace.state.people.map((it) => it.id), PRACTICE_BOT.userId].map((id) =>
    workspace.person(id),
  );
  const wanted = handle.toLowerCase();
  const found = everybody.find(
    (it) => it.name === wanted || it.displayName?.toLowerCase() === wanted || it.id === handle,
  );
  if (found === undefined) return undefined;
  return style === "command" ? `<@${found.id}|${found.name}>` : `<@${found.id}>`;
}

function roomLink(workspace: Workspace, name: string): string | undefined {
  const found = workspace.state.channels.find((it) => it.name === name);
  return found === undefined ? undefined : `<#${found.id}|${found.name}>`;
}

const entity = /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g;

/** The rich text that Slack's client keeps beside a typed message. */
export function typedBlocks(workspace: Workspace, text: string): Json[] {
  const elements: Json[] = [];
  let from = 0;
  const plain = (until: number) => {
    const part = text.slice(from, until);
    if (part !== "") elements.push({ type: "text", text: unescaped(part) });
  };
  for (const found of text.matchAll(entity)) {
    plain(found.index);
    elements.push(richElement(found[1] ?? "", found[2] ?? "", found[3]));
    from = found.index + found[0].length;
  }
  plain(text.length);
  if (elements.length === 0) return [];
  const section = { type: "rich_text_section", elements };
  return [{ type: "rich_text", block_id: `b${workspace.nextNumber("block").toString(36)}`, elements: [section] }];
}

function richElement(sign: string, body: string, label: string | undefined): Json {
  if (sign === "@") return { type: "user", user_id: body };
  if (sign === "#") return { type: "channel", channel_id: body };
  if (sign === "!") return { type: "broadcast", range: body };
  const url = unescaped(body);
  return label === undefined ? { type: "link", url } : { type: "link", url, text: unescaped(label) };
}

const unescaped = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
