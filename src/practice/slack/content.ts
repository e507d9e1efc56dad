import { complaintsAboutBlocks, elementsOf } from "./block-kit/validate.ts";
import { SlackFailure } from "./failure.ts";
import type { Json, Message } from "./state.ts";
import type { Workspace } from "./workspace.ts";

const LONGEST_TEXT = 40_000;
const LONGEST_MARKDOWN = 12_000;
const LARGEST_METADATA = 8_000;
const MOST_ATTACHMENTS = 100;

interface Given {
  text?: string | undefined;
  markdown_text?: string | undefined;
  blocks?: Json[] | undefined;
  attachments?: Json[] | undefined;
  metadata?: Json | undefined;
}

/** A message's content as Slack would keep it; refused where Slack would refuse it. Fields not given stay out. */
export function checkedContent(workspace: Workspace, given: Given): Partial<Message> {
  if (given.markdown_text !== undefined && (given.text !== undefined || given.blocks !== undefined))
    throw new SlackFailure("markdown_text_conflict");
  if ((given.markdown_text?.length ?? 0) > LONGEST_MARKDOWN) throw new SlackFailure("msg_too_long");
  const text = given.text ?? given.markdown_text;
  if ((given.attachments?.length ?? 0) > MOST_ATTACHMENTS) throw new SlackFailure("too_many_attachments");
  for (const attachment of given.attachments ?? []) checkBlocks(attachment["blocks"] ?? []);
  checkBlocks(given.blocks ?? []);
  return {
    ...(text === undefined ? {} : { text: text.slice(0, LONGEST_TEXT) }),
    ...(given.blocks === undefined ? {} : { blocks: keptBlocks(workspace, given.blocks) }),
    ...(given.attachments === undefined ? {} : { attachments: given.attachments }),
    ...(given.metadata === undefined ? {} : { metadata: checkedMetadata(given.metadata) }),
  };
}

function checkBlocks(blocks: unknown): void {
  const complaints = complaintsAboutBlocks(blocks);
  if (complaints.length > 0)
    throw new SlackFailure("invalid_blocks", { errors: complaints, response_metadata: { messages: complaints } });
}

function checkedMetadata(metadata: Json): NonNullable<Message["metadata"]> {
  const { event_type, event_payload } = metadata;
  if (typeof event_type !== "string" || typeof event_payload !== "object" || event_payload === null)
    throw new SlackFailure("invalid_metadata_format");
  if (JSON.stringify(metadata).length > LARGEST_METADATA) throw new SlackFailure("metadata_too_large");
  return { event_type, event_payload: event_payload as Json };
}

/** Blocks as Slack gives them back: with an id for each block and element, and every text's defaults written out. */
export function keptBlocks(workspace: Workspace, blocks: readonly Json[]): Json[] {
  return blocks.map((block) => {
    const kept = withTextDefaults(block) as Json;
    kept["block_id"] ??= `b${workspace.nextNumber("block").toString(36)}`;
    for (const element of elementsOf(kept)) element["action_id"] ??= `a${workspace.nextNumber("action").toString(36)}`;
    return kept;
  });
}

function withTextDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTextDefaults);
  if (typeof value !== "object" || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, it]) => [key, withTextDefaults(it)]));
  if (copy["type"] === "plain_text") copy["emoji"] ??= true;
  if (copy["type"] === "mrkdwn") copy["verbatim"] ??= false;
  return copy;
}
