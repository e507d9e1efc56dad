import { h } from "preact";
import type { ComponentChildren, JSX } from "preact";
import { placeName, personOf, useClient, useLang, useNow, useWords } from "./context.ts";
import { formatDateToken } from "./dates.ts";
import { emojiGlyph } from "./emoji.ts";
import type { Inline, Passage, Prose } from "./prose.ts";

/** Draws formatted text. Everything people wrote ends up in text nodes. */
export function ProseView({ prose, tail }: { prose: Prose; tail?: ComponentChildren }): JSX.Element {
  return h("div", { class: "prose" }, prose.map(passage), tail);
}

/** A single line of it, for labels and topics. */
export function WordsView({ words }: { words: Inline[] }): JSX.Element {
  return h("span", { class: "words" }, words.map(inline));
}

export function Emoji({ name, label = true }: { name: string; label?: boolean }): JSX.Element {
  const glyph = emojiGlyph(name);
  if (glyph === null) return h("span", {}, `:${name}:`);
  return h(
    "span",
    { class: "emoji", ...(label ? { role: "img", "aria-label": name, title: `:${name}:` } : {}) },
    glyph,
  );
}

function passage(passage: Passage): JSX.Element {
  switch (passage.is) {
    case "paragraph":
      return h("p", {}, passage.words.map(inline));
    case "heading":
      return h(`h${Math.min(6, Math.max(1, passage.level))}`, {}, passage.words.map(inline));
    case "quote":
      return h(
        "blockquote",
        {},
        passage.passages.map((inner) => passageView(inner)),
      );
    case "code":
      return h("pre", {}, h("code", {}, passage.text));
    case "rule":
      return h("hr", {});
    case "list":
      return list(passage);
    case "table":
      return table(passage);
  }
}

const passageView = passage;

function list(passage: Extract<Passage, { is: "list" }>): JSX.Element {
  const items = passage.items.map((item) => h("li", {}, item.length === 1 ? single(item[0]) : item.map(passageView)));
  const look = { class: `indent-${Math.min(passage.indent, 5)}` };
  return passage.ordered ? h("ol", { start: passage.start, ...look }, items) : h("ul", look, items);
}

function single(only: Passage | undefined): ComponentChildren {
  if (only === undefined) return null;
  return only.is === "paragraph" ? only.words.map(inline) : passageView(only);
}

function table({ head, rows }: Extract<Passage, { is: "table" }>): JSX.Element {
  const row = (cells: Inline[][], cell: "th" | "td"): JSX.Element =>
    h(
      "tr",
      {},
      cells.map((words) => h(cell, {}, words.map(inline))),
    );
  const body = rows.map((cells) => row(cells, "td"));
  return h("div", { class: "table" }, h("table", {}, h("thead", {}, row(head, "th")), h("tbody", {}, body)));
}

const TAG = { bold: "strong", italic: "em", strike: "s" } as const;

function inline(word: Inline): ComponentChildren {
  switch (word.is) {
    case "text":
      return word.text;
    case "break":
      return h("br", {});
    case "code":
      return h("code", {}, word.text);
    case "bold":
    case "italic":
    case "strike":
      return h(TAG[word.is], {}, word.words.map(inline));
    case "link":
      return h(Link, { href: word.href }, word.words.map(inline));
    case "person":
      return h(Mention, { id: word.id });
    case "channel":
      return h(ChannelLink, { id: word.id, name: word.name });
    case "everybody":
      return h("span", { class: "mention me" }, `@${word.range}`);
    case "date":
      return h(DateToken, { word });
    case "emoji":
      return h(Emoji, { name: word.name });
  }
}

// Only these may be clicked; a link of any other kind stays words.
const OPENABLE = /^(https?:|mailto:|tel:|slack:|\/)/i;

export function Link({ href, children }: { href: string; children?: ComponentChildren }): JSX.Element {
  const client = useClient();
  if (!OPENABLE.test(href)) return h("span", {}, children);
  const onClick = (event: MouseEvent): void => {
    if (client.follow(href)) event.preventDefault();
  };
  return h("a", { href, target: "_blank", rel: "noreferrer noopener", onClick }, children);
}

function Mention({ id }: { id: string }): JSX.Element {
  const client = useClient();
  const me = id === client.state.me;
  return h("span", { class: me ? "mention me" : "mention" }, `@${personOf(client, id).name}`);
}

function ChannelLink({ id, name }: { id: string; name: string }): JSX.Element {
  const client = useClient();
  const { anotherChannel } = useWords();
  const shown = placeName(client, id);
  // Whoever doesn't see a channel is told no more than that it is there, as in Slack.
  if (shown === "#?" && name === "") return h("span", { class: "mention channel" }, anotherChannel);
  const text = shown === "#?" ? `#${name}` : shown;
  return h("button", { type: "button", class: "mention channel", onClick: () => client.goTo(id) }, text);
}

function DateToken({ word }: { word: Extract<Inline, { is: "date" }> }): JSX.Element {
  const lang = useLang();
  const now = useNow();
  const text = h(
    "time",
    { dateTime: new Date(word.at).toISOString() },
    formatDateToken(word.format, word.at, now, lang),
  );
  return word.href === null ? text : h(Link, { href: word.href }, text);
}
