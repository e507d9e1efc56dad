import { z } from "zod";
import type { Json } from "../state.ts";
import { messageBlock, surfaceBlock } from "./blocks.ts";
import { plainText } from "./composition.ts";

const messageBlocks = z.array(messageBlock).max(50);
const surfaceBlocks = z.array(surfaceBlock).max(100);

const surface = {
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};
const modal = z.strictObject({
  type: z.literal("modal"),
  ...surface,
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
  blocks: surfaceBlocks.min(1),
});
const home = z.strictObject({ type: z.literal("home"), ...surface, blocks: surfaceBlocks });
const anyView = z.discriminatedUnion("type", [modal, home]);

const LONGEST_TABLES = 10_000;
const LONGEST_MARKDOWN = 12_000;

/** What Slack would complain about in a message's blocks, in its own words; nothing when they are in order. */
export function complaintsAboutBlocks(blocks: unknown): string[] {
  const parsed = messageBlocks.safeParse(blocks);
  if (!parsed.success) return worded(parsed.error, "/blocks");
  const known = parsed.data as Json[];
  return [...complaintsAboutIds(known), ...complaintsAboutTotals(known)];
}

/** What Slack would complain about in a modal or home tab. */
export function complaintsAboutView(view: unknown): string[] {
  const parsed = anyView.safeParse(view);
  if (!parsed.success) return worded(parsed.error, "/view");
  const complaints = complaintsAboutIds(parsed.data.blocks);
  if (parsed.data.type === "modal" && parsed.data.submit === undefined && hasInput(parsed.data.blocks))
    complaints.push("[ERROR] missing required field: submit [json-pointer:/view]");
  return complaints;
}

const hasInput = (blocks: Json[]) => blocks.some((block) => block["type"] === "input");

function worded(error: z.ZodError, root: string): string[] {
  return error.issues.map((issue) => `[ERROR] ${issue.message} [json-pointer:${[root, ...issue.path].join("/")}]`);
}

function complaintsAboutIds(blocks: Json[]): string[] {
  const complaints: string[] = [];
  const seen = new Set<unknown>();
  for (const [at, block] of blocks.entries()) {
    const id = block["block_id"] as string | undefined;
    if (id !== undefined && seen.has(id))
      complaints.push(`[ERROR] duplicate block_id: ${id} [json-pointer:/blocks/${at}]`);
    seen.add(id);
    const actionIds = elementsOf(block)
      .map((element) => element["action_id"] as string | undefined)
      .filter((it) => it !== undefined);
    const double = actionIds.find((it, index) => actionIds.indexOf(it) !== index);
    if (double !== undefined)
      complaints.push(`[ERROR] \`action_id\` ${double} already exists for block [json-pointer:/blocks/${at}]`);
    for (const element of elementsOf(block)) complaints.push(...complaintsAboutInitial(element, `/blocks/${at}`));
  }
  return complaints;
}

/** The interactive elements of a block, wherever its type keeps them. */
export function elementsOf(block: Json): Json[] {
  const nested = ((block["child_blocks"] ?? []) as Json[]).flatMap(elementsOf);
  const cards = block["type"] === "carousel" ? ((block["elements"] ?? []) as Json[]).flatMap(elementsOf) : [];
  const direct =
    block["type"] === "actions" || block["type"] === "context_actions" ? ((block["elements"] ?? []) as Json[]) : [];
  const single = [block["accessory"], block["element"]].filter((it): it is Json => it !== undefined);
  const onCard = block["type"] === "card" ? ((block["actions"] ?? []) as Json[]) : [];
  return [...direct, ...single, ...onCard, ...nested, ...cards].filter((it) => it["type"] !== "image");
}

/** What is chosen at first must be among the options, letter by letter. */
function complaintsAboutInitial(element: Json, pointer: string): string[] {
  const offered = optionsOf(element);
  if (offered.length === 0) return [];
  const initial = [element["initial_option"], ...((element["initial_options"] ?? []) as unknown[])];
  const known = new Set(offered.map((it) => canonical(it)));
  const stranger = initial.some((it) => it !== undefined && !known.has(canonical(it)));
  return stranger ? [`[ERROR] initial option is not among the options [json-pointer:${pointer}]`] : [];
}

/** Every option of an element, those in groups included. */
export function optionsOf(element: Json): Json[] {
  const groups = (element["option_groups"] ?? []) as { options: Json[] }[];
  return [...((element["options"] ?? []) as Json[]), ...groups.flatMap((group) => group.options)];
}

function canonical(option: unknown): string {
  const { text, value, description } = option as { text: Json; value?: string; description?: Json };
  return JSON.stringify([text["type"], text["text"], value, description?.["text"]]);
}

function complaintsAboutTotals(blocks: Json[]): string[] {
  const complaints: string[] = [];
  const tables = blocks.filter((it) => it["type"] === "table");
  if (tables.length > 1) complaints.push("[ERROR] only one table block is allowed [json-pointer:/blocks]");
  const cells = blocks.filter((it) => it["type"] === "table" || it["type"] === "data_table");
  if (JSON.stringify(cells.map((it) => textsOf(it["rows"]))).length > LONGEST_TABLES)
    complaints.push("[ERROR] table contents are too long [json-pointer:/blocks]");
  const markdown = blocks.filter((it) => it["type"] === "markdown").map((it) => String(it["text"]));
  if (markdown.join("").length > LONGEST_MARKDOWN)
    complaints.push("[ERROR] markdown text is too long [json-pointer:/blocks]");
  return complaints;
}

function textsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textsOf).join("");
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .map(([key, it]) => (key === "text" && typeof it === "string" ? it : textsOf(it)))
    .join("");
}
