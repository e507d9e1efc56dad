import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useClient, useWords } from "./context.ts";
import { fromSlackText, withMentions } from "./slack-text.ts";
import type { Message } from "./wire.ts";

/** The text of one's own message, to be changed in place. */
export function MessageEditor({
  message,
  channel,
  done,
}: {
  message: Message;
  channel: string;
  done: () => void;
}): JSX.Element {
  const words = useWords();
  const client = useClient();
  const [text, setText] = useState(fromSlackText(message.text, client.state.workspace));
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.closest("article")?.scrollIntoView({ block: "nearest" });
  }, []);
  const save = (): void => {
    void client.act({ do: "edits", channel, ts: message.ts, text: withMentions(text, client.state.workspace) });
    done();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Escape") done();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    save();
  };
  const onInput = (event: Event): void => setText((event.target as HTMLTextAreaElement).value);
  return h(
    "div",
    { class: "editor" },
    h("textarea", { ref: field, value: text, rows: 2, "aria-label": words.edit, onInput, onKeyDown: keys }),
    h(
      "footer",
      {},
      h("button", { type: "button", class: "button", onClick: done }, words.cancel),
      h("button", { type: "button", class: "button solid primary", onClick: save }, words.save),
    ),
  );
}
