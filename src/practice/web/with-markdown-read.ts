import type { Message, OpenView } from "../slack/state.ts";
import { readMarkdown } from "./markdown.ts";

/** Markdown is read here, so that the page needs no parser and gets a tree instead of HTML. */
export function withMarkdownRead(message: Message): Message {
  return message.blocks === undefined ? message : { ...message, blocks: message.blocks.map(read) };
}

/** The same of a modal. */
export function viewWithMarkdownRead(open: OpenView): OpenView {
  return { ...open, view: { ...open.view, blocks: open.view.blocks.map(read) } };
}

function read(block: Record<string, unknown>): Record<string, unknown> {
  if (block["type"] !== "markdown" || typeof block["text"] !== "string") return block;
  return { ...block, prose: readMarkdown(block["text"]) };
}
