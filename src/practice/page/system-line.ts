import { h } from "preact";
import type { JSX } from "preact";
import { personOf, useClient, useLang } from "./context.ts";
import { timeOf } from "./dates.ts";
import { Icon } from "./icon.ts";
import { readMrkdwnLine } from "./mrkdwn.ts";
import { WordsView } from "./prose-view.ts";
import type { Message } from "./wire.ts";

const SYSTEM = /^(channel|group)_(join|leave|topic|purpose|name|archive|unarchive)$|^pinned_item$|^tombstone$/;

export function isSystemLine(message: Message): boolean {
  return SYSTEM.test(message.subtype ?? "");
}

/** What Slack itself notes in a channel (joined, renamed, topic set), as one quiet line. */
export function SystemLine({ message }: { message: Message }): JSX.Element {
  const lang = useLang();
  const client = useClient();
  const at = Number(message.ts) * 1000;
  const name = personOf(client, message.user).name;
  const text = message.text.replace(new RegExp(`^<@${message.user ?? ""}(\\|[^>]*)?>\\s*`), "");
  return h(
    "div",
    { class: "system-line", "data-ts": message.ts },
    h("time", { class: "stamp", dateTime: new Date(at).toISOString() }, timeOf(at, lang === "ko" ? "en" : lang)),
    h(Icon, { name: iconOf(message.subtype ?? "") }),
    h("span", {}, message.user === undefined ? null : h("b", {}, name), " ", h(WordsView, { words: readMrkdwnLine(text) })),
  );
}

function iconOf(subtype: string): "people" | "pin" | "hash" {
  if (/_(join|leave)$/.test(subtype)) return "people";
  return subtype === "pinned_item" ? "pin" : "hash";
}
