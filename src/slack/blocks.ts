import type {
  ActionsBlock,
  ActionsBlockElement,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  PlainTextOption,
  RichTextBlock,
  SectionBlock,
  SectionBlockAccessory,
} from "@slack/types";
import { shorten } from "./mrkdwn.ts";

/** What is posted: the blocks, and the sentence for notifications and screen readers. */
export interface View {
  text: string;
  blocks: KnownBlock[];
}

// Slack's limits are kept here, not by the callers; cutting is better than losing the message.
const limits = {
  header: 150,
  section: 3000,
  context: 2000,
  field: 2000,
  fields: 10,
  option: 75,
  blocks: 50,
  text: 3900,
};

export function view(text: string, blocks: readonly (KnownBlock | null)[]): View {
  const present = blocks.filter((block) => block !== null);
  return { text: cutMrkdwn(text, limits.text), blocks: present.slice(0, limits.blocks) };
}

export function header(text: string): HeaderBlock {
  return { type: "header", text: { type: "plain_text", text: shorten(text, limits.header), emoji: true } };
}

/** `text` is mrkdwn: people's words in it are escaped already. */
export function section(text: string, accessory?: SectionBlockAccessory): SectionBlock {
  const block: SectionBlock = { type: "section", text: { type: "mrkdwn", text: cutMrkdwn(text, limits.section) } };
  return accessory ? { ...block, accessory } : block;
}

export function fields(texts: readonly string[]): SectionBlock | null {
  if (texts.length === 0) return null;
  return {
    type: "section",
    fields: texts.slice(0, limits.fields).map((text) => ({ type: "mrkdwn", text: cutMrkdwn(text, limits.field) })),
  };
}

export function context(text: string): ContextBlock {
  return { type: "context", elements: [{ type: "mrkdwn", text: cutMrkdwn(text, limits.context) }] };
}

export function actions(elements: readonly (ActionsBlockElement | null)[], blockId?: string): ActionsBlock | null {
  const present = elements.filter((element) => element !== null);
  if (present.length === 0) return null;
  return { type: "actions", elements: present, ...(blockId ? { block_id: blockId } : {}) };
}

/** People's words shown as they are, with no markup in them at all. */
export function quote(text: string): RichTextBlock {
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: shorten(text, limits.section) }] }],
  };
}

export function option(label: string, value: string, description?: string): PlainTextOption {
  const text = { type: "plain_text" as const, text: shorten(label, limits.option) };
  return description === undefined
    ? { text, value }
    : { text, value, description: { type: "plain_text", text: shorten(description, limits.option) } };
}

/** Cuts mrkdwn without leaving half an entity or half a `<…>` token behind. */
function cutMrkdwn(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1).toWellFormed();
  const openToken = cut.lastIndexOf("<") > cut.lastIndexOf(">") ? cut.lastIndexOf("<") : cut.length;
  const openEntity = cut.lastIndexOf("&") > cut.lastIndexOf(";") ? cut.lastIndexOf("&") : cut.length;
  return `${cut.slice(0, Math.min(openToken, openEntity))}…`;
}
