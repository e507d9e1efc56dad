import { h } from "preact";
import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import { ButtonElement, OverflowElement, withEmoji } from "./block-buttons.ts";
import { Field } from "./block-fields.ts";
import { plain } from "./block-kit.ts";
import type { Block, BlockElement, TextObject } from "./block-kit.ts";
import { useWords } from "./context.ts";
import { useHost } from "./host.ts";
import { readMrkdwn, readMrkdwnLine } from "./mrkdwn.ts";
import { ProseView, WordsView } from "./prose-view.ts";
import { readRichText } from "./rich-text.ts";
import { UnknownBlock } from "./unknown-block.ts";

/** Draws blocks as Slack does. There has to be a host around them. */
export function Blocks({ blocks }: { blocks: readonly Block[] }): JSX.Element {
  return h(
    "div",
    { class: "blocks" },
    blocks.map((block, index) => h(BlockView, { key: block.block_id ?? index, block })),
  );
}

function BlockView({ block }: { block: Block }): JSX.Element | null {
  switch (block.type) {
    case "header":
      return h("h2", { class: "header-block" }, withEmoji(plain(block.text)));
    case "divider":
      return h("hr", {});
    case "section":
      return h(Section, { block });
    case "context":
      return h("div", { class: "context-block" }, (block.elements ?? []).map(contextElement));
    case "actions":
      return h(
        "div",
        { class: "actions-block" },
        (block.elements ?? []).map((element) => element_(block, element)),
      );
    case "input":
      return h(Input, { block });
    case "image":
      return h(Picture, { url: block.image_url ?? "", alt: block.alt_text ?? "", title: plain(block.title) });
    case "rich_text":
      return h(ProseView, { prose: readRichText(block.elements ?? []) });
    case "markdown":
      return h(ProseView, { prose: block.prose ?? [] });
    case "alert":
      return h("div", { class: `alert-block ${block.level ?? "default"}`, role: "note" }, textView(block.text));
    default:
      return h(UnknownBlock, { type: block.type });
  }
}

function Section({ block }: { block: Block }): JSX.Element {
  const fields = block.fields ?? [];
  return h(
    "div",
    { class: "section-block" },
    h(
      "div",
      { class: "body" },
      block.text !== undefined && textView(block.text),
      fields.length > 0 &&
        h(
          "div",
          { class: "fields" },
          fields.map((field) => h("div", {}, textView(field))),
        ),
    ),
    block.accessory && h("div", { class: "accessory" }, element_(block, block.accessory)),
  );
}

function Input({ block }: { block: Block }): JSX.Element | null {
  const words = useWords();
  const id = useId();
  const { errors } = useHost();
  if (block.element === undefined) return null;
  const error = errors[block.block_id ?? ""];
  const field = {
    block: block.block_id ?? "",
    element: block.element,
    sends: block.dispatch_action === true,
    labelledBy: id,
    describedBy: `${id}-hint`,
    required: block.optional !== true,
  };
  return h(
    "div",
    { class: error === undefined ? "input-block" : "input-block wrong", "data-block": block.block_id },
    h(
      "div",
      { class: "label", id },
      plain(block.label),
      block.optional === true && h("small", {}, ` (${words.optional})`),
    ),
    h(Field, field),
    h(
      "div",
      { id: `${id}-hint` },
      error !== undefined && h("p", { class: "error", role: "alert" }, error),
      block.hint && h("p", { class: "hint" }, plain(block.hint)),
    ),
  );
}

function element_(block: Block, element: BlockElement): ComponentChildren {
  const props = { key: element.action_id, block: block.block_id ?? "", element };
  if (element.type === "button" || element.type === "workflow_button") return h(ButtonElement, props);
  if (element.type === "overflow") return h(OverflowElement, props);
  if (element.type === "image")
    return h(Picture, { url: element.image_url ?? "", alt: element.alt_text ?? "", title: "" });
  return h(Field, { ...props, sends: true });
}

function contextElement(element: BlockElement): JSX.Element {
  if (element.type === "image")
    return h(Picture, { url: element.image_url ?? "", alt: element.alt_text ?? "", title: "" });
  const text = { type: element.type, text: plain(element.text) } as TextObject;
  return h(
    "span",
    {},
    text.type === "mrkdwn" ? h(WordsView, { words: readMrkdwnLine(text.text) }) : withEmoji(text.text),
  );
}

function textView(text: TextObject | string | undefined): JSX.Element {
  if (typeof text === "object" && text.type === "mrkdwn") return h(ProseView, { prose: readMrkdwn(text.text) });
  return h("p", { class: "plain" }, withEmoji(plain(text)));
}

// Pictures from elsewhere are never fetched: the page stays on this machine, and says what the picture would show.
function Picture({ url, alt, title }: { url: string; alt: string; title: string }): JSX.Element {
  const own = url.startsWith("/") || url.startsWith("data:image/");
  return h(
    "figure",
    { class: "picture" },
    title !== "" && h("figcaption", {}, title),
    own ? h("img", { src: url, alt }) : h("span", { class: "no-picture" }, alt),
  );
}
