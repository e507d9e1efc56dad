import { h } from "preact";
import type { ComponentChildren, JSX } from "preact";
import { personOf, useClient, useLang, useWords } from "./context.ts";
import { timeOf } from "./dates.ts";
import { Icon } from "./icon.ts";
import { readMrkdwnLine } from "./mrkdwn.ts";
import { WordsView } from "./prose-view.ts";
import type { Message } from "./wire.ts";

const SYSTEM = /^(channel|group)_(join|leave|topic|purpose|name|archive|unarchive)$|^pinned_item$|^tombstone$/;

export function isSystemLine(message: Message): boolean {
  return SYSTEM.test(message.subtype ?? "");
}

export function joins(message: Message | undefined): boolean {
  return message?.subtype?.endsWith("_join") ?? false;
}

/** What Slack itself notes in a channel (joined, renamed, topic set), as one quiet line; `others` did the same right after. */
export function SystemLine({ message, others }: { message: Message; others: readonly Message[] }): JSX.Element {
  const lang = useLang();
  const words = useWords();
  const client = useClient();
  const nameOf = ({ user }: Message): string => personOf(client, user).name;
  if (joins(message)) {
    const names = new Intl.ListFormat(lang === "ko" ? "ko" : "en-GB").format(new Set([message, ...others].map(nameOf)));
    return h(Line, { message, icon: "people" }, words.joined(names));
  }
  const said = message.text.replace(new RegExp(`^<@${message.user ?? ""}(\\|[^>]*)?>\\s*`), "");
  const text = words.noted(message.subtype?.replace(/^.*_/, "") ?? "", /: (.*)$/s.exec(said)?.[1] ?? "") ?? said;
  const who = message.user === undefined ? null : h("b", {}, nameOf(message), " ");
  return h(Line, { message, icon: "hash" }, who, h(WordsView, { words: readMrkdwnLine(text) }));
}

function Line({
  message,
  icon,
  children,
}: {
  message: Message;
  icon: "people" | "hash";
  children?: ComponentChildren;
}): JSX.Element {
  const at = Number(message.ts) * 1000;
  return h(
    "div",
    { class: "system-line", "data-ts": message.ts },
    h("time", { class: "stamp", dateTime: new Date(at).toISOString() }, timeOf(at, "en")),
    h(Icon, { name: icon }),
    h("span", {}, children),
  );
}
