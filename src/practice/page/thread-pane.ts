import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Composer } from "./composer.ts";
import { placeName, useClient, useWords } from "./context.ts";
import { Rows } from "./message-list.ts";
import { SidePane } from "./side-pane.ts";
import type { Stretch } from "./wire.ts";

/** A message with its replies, beside the channel. */
export function ThreadPane({
  channel,
  ts,
  stretch,
}: {
  channel: string;
  ts: string;
  stretch: Stretch | null;
}): JSX.Element {
  const words = useWords();
  const client = useClient();
  const list = useRef<HTMLDivElement>(null);
  const messages = stretch?.messages ?? [];
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [messages.length, ts]);
  return h(
    SidePane,
    { title: words.thread, subtitle: placeName(client, channel), close: () => client.openThread(null) },
    h(
      "div",
      { class: "message-list thread", ref: list, tabIndex: 0, role: "group", "aria-label": words.thread },
      h(Rows, { messages, channel, inThread: true }),
    ),
    h(Composer, { channel, thread: ts, placeholder: words.writeReply }),
  );
}
