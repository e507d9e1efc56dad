import { emojiGlyph, emojiStarting } from "./emoji.ts";
import type { Workspace } from "./wire.ts";

/** Something that can be put in place of what is being typed. */
export interface Suggestion {
  /** Drawn before the text: an emoji, or a person's id for their face. */
  face: { emoji: string } | { person: string } | { sign: string };
  text: string;
  hint: string;
  /** The whole field after choosing, and where the cursor goes. */
  replace: { text: string; cursor: number };
}

const MOST = 8;

/** What fits where the cursor is: verbs of a slash command, people, channels, emoji. */
export function suggest(text: string, cursor: number, workspace: Workspace): Suggestion[] {
  const before = text.slice(0, cursor);
  const after = text.slice(cursor);
  if (text.startsWith("/")) {
    const found = suggestCommand(before, after, workspace);
    if (found.length > 0) return found;
  }
  const word = /(?:^|\s)([@#:])([\p{L}\p{N}_+-]*)$/u.exec(before);
  if (word === null) return [];
  const [, sign = "", typed = ""] = word;
  const start = before.slice(0, before.length - typed.length - 1);
  const put = (inserted: string): { text: string; cursor: number } => ({
    text: `${start}${inserted} ${after}`,
    cursor: start.length + inserted.length + 1,
  });
  if (sign === "@") return suggestPeople(typed.toLowerCase(), workspace, put);
  if (sign === "#") return suggestChannels(typed.toLowerCase(), workspace, put);
  return typed.length < 2 ? [] : suggestEmoji(typed, put);
}

type Put = (inserted: string) => { text: string; cursor: number };

function suggestCommand(before: string, after: string, { commands }: Workspace): Suggestion[] {
  const [command = "", verb] = before.split(" ");
  if (before.split(" ").length > 2) return [];
  const filled = (text: string): { text: string; cursor: number } => ({
    text: `${text} ${after}`,
    cursor: text.length + 1,
  });
  if (verb === undefined) {
    const fitting = commands.filter((known) => known.command.startsWith(command));
    return fitting.map((known) => ({
      face: { sign: "/" },
      text: known.command,
      hint: known.hint,
      replace: filled(known.command),
    }));
  }
  const verbs = commands.find((known) => known.command === command)?.verbs ?? [];
  return verbs
    .filter(({ name }) => name.startsWith(verb) && name !== verb)
    .map(({ name, hint }) => ({
      face: { sign: "›" },
      text: `${command} ${name}`,
      hint,
      replace: filled(`${command} ${name}`),
    }));
}

function suggestPeople(typed: string, { people }: Workspace, put: Put): Suggestion[] {
  const fitting = people.filter(({ handle, name }) => handle.startsWith(typed) || name.toLowerCase().startsWith(typed));
  const named = fitting.slice(0, MOST).map(({ id, handle, name, role }): Suggestion => ({
    face: { person: id },
    text: name,
    hint: role,
    replace: put(`@${handle}`),
  }));
  return named;
}

function suggestChannels(typed: string, { channels, others }: Workspace, put: Put): Suggestion[] {
  const named = [...channels.filter((channel) => channel.kind !== "im"), ...others];
  const fitting = named.filter(({ name }) => name.includes(typed)).slice(0, MOST);
  return fitting.map(({ name }) => ({ face: { sign: "#" }, text: name, hint: "", replace: put(`#${name}`) }));
}

function suggestEmoji(typed: string, put: Put): Suggestion[] {
  return emojiStarting(typed, MOST).map((name) => ({
    face: { emoji: name },
    text: `:${name}:`,
    hint: "",
    replace: put(emojiGlyph(name) ?? `:${name}:`),
  }));
}
