import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useLang } from "./context.ts";
import { timeOf } from "./dates.ts";
import { Linked } from "./linked.ts";
import { phoneWordsIn } from "./phone-words.ts";
import { usePhoneAct } from "./use-phones.ts";
import type { PhoneView, Text } from "./wire-phones.ts";

/** The text messages as one thread, and the field to answer in. */
export function PhoneTexts({ view, name }: { view: PhoneView; name: string }): JSX.Element {
  const words = phoneWordsIn(useLang());
  const { texts, takesReplies } = view;
  const thread = useRef<HTMLOListElement>(null);
  useEffect(() => {
    thread.current?.scrollTo({ top: thread.current.scrollHeight });
  }, [texts.length]);
  return h(
    "div",
    {},
    texts.length === 0
      ? h("p", { class: "hint" }, words.noTexts)
      : h(
          "ol",
          { class: "texts", ref: thread, tabIndex: 0, "aria-label": words.texts, "aria-live": "polite" },
          texts.map((text) => h(Bubble, { key: text.id, text })),
        ),
    takesReplies ? h(Reply, { view, name }) : texts.length > 0 && h("p", { class: "hint" }, words.noReplies),
  );
}

function Bubble({ text }: { text: Text }): JSX.Element {
  const lang = useLang();
  const words = phoneWordsIn(lang);
  const notes = [text.mine && words.you, timeOf(text.at, lang), text.silent && words.noSound];
  return h(
    "li",
    { class: text.mine ? "mine" : "" },
    h("p", {}, h(Linked, { text: text.text })),
    h("small", {}, notes.filter((note) => note !== false).join(" · ")),
  );
}

function Reply({ view, name }: { view: PhoneView; name: string }): JSX.Element {
  const words = phoneWordsIn(useLang());
  const act = usePhoneAct();
  const [text, setText] = useState("");
  const send = (event: Event): void => {
    event.preventDefault();
    if (text.trim() === "") return;
    act({ do: "texts", person: view.person, text });
    setText("");
  };
  return h(
    "form",
    { class: "reply", onSubmit: send },
    h("input", {
      type: "text",
      value: text,
      maxLength: 500,
      placeholder: words.replyShort,
      "aria-label": words.reply(name),
      autocomplete: "off",
      onInput: (event: Event) => setText((event.target as HTMLInputElement).value),
    }),
    h("button", { type: "submit", class: "button" }, words.send),
  );
}
