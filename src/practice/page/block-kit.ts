/** Block Kit as it comes from the bot, loosely: the practice Slack has already refused what isn't valid. */
import type { Prose } from "./prose.ts";
import type { RichElement } from "./rich-text.ts";

export interface TextObject {
  type: "plain_text" | "mrkdwn";
  text: string;
}

export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject;
  url?: string;
}

export interface Confirm {
  title: TextObject;
  text: TextObject;
  confirm: TextObject;
  deny: TextObject;
  style?: "primary" | "danger";
}

export interface BlockElement {
  type: string;
  action_id?: string;
  text?: TextObject | string;
  value?: string;
  url?: string;
  style?: string;
  accessibility_label?: string;
  confirm?: Confirm;
  placeholder?: TextObject;
  options?: Option[];
  option_groups?: { label: TextObject; options: Option[] }[];
  initial_option?: Option;
  initial_options?: Option[];
  initial_user?: string;
  initial_users?: string[];
  initial_channel?: string;
  initial_channels?: string[];
  initial_conversation?: string;
  initial_conversations?: string[];
  initial_date?: string;
  initial_time?: string;
  initial_date_time?: number;
  initial_value?: string;
  min_query_length?: number;
  multiline?: boolean;
  min_length?: number;
  max_length?: number;
  max_selected_items?: number;
  is_decimal_allowed?: boolean;
  min_value?: string;
  max_value?: string;
  focus_on_load?: boolean;
  image_url?: string;
  alt_text?: string;
}

export interface Block {
  type: string;
  block_id?: string;
  text?: TextObject | string;
  fields?: TextObject[];
  accessory?: BlockElement;
  elements?: (BlockElement & Partial<RichElement>)[];
  element?: BlockElement;
  label?: TextObject;
  hint?: TextObject;
  optional?: boolean;
  dispatch_action?: boolean;
  image_url?: string;
  title?: TextObject | string;
  alt_text?: string;
  prose?: Prose;
  level?: string;
}

export type FieldValue = string | number | readonly string[] | null;

/** What a field holds before anybody touches it. */
export function initialValue(element: BlockElement): FieldValue {
  if (isExternal(element)) return namesOf(element.initial_option ?? element.initial_options ?? null);
  return (
    element.initial_value ??
    element.initial_option?.value ??
    element.initial_options?.map((option) => option.value) ??
    element.initial_user ??
    element.initial_users ??
    element.initial_channel ??
    element.initial_channels ??
    element.initial_conversation ??
    element.initial_conversations ??
    element.initial_date ??
    element.initial_time ??
    element.initial_date_time ??
    null
  );
}

/** What Slack holds for a field, from the state that its payloads carry. */
export function valueInState(
  element: BlockElement | undefined,
  state: Record<string, unknown> | undefined,
): FieldValue | undefined {
  const key = STATE_KEYS.find((candidate) => state !== undefined && candidate in state);
  if (state === undefined || key === undefined) return undefined;
  const options = (state[key] ?? null) as Option | Option[] | null;
  if (element !== undefined && isExternal(element)) return namesOf(options);
  if (key === "selected_option") return (options as Option | null)?.value ?? null;
  if (key === "selected_options") return ((options ?? []) as Option[]).map((chosen) => chosen.value);
  return (state[key] ?? null) as FieldValue;
}

/** An external select's choices are known to the bot alone: they are told by the words one searched for. */
export function isExternal(element: BlockElement): boolean {
  return element.type.endsWith("external_select");
}

function namesOf(options: Option | Option[] | null): FieldValue {
  if (options === null) return null;
  return Array.isArray(options) ? options.map((option) => option.text.text) : options.text.text;
}

const STATE_KEYS = [
  "selected_option",
  "selected_options",
  "selected_user",
  "selected_users",
  "selected_channel",
  "selected_channels",
  "selected_conversation",
  "selected_conversations",
  "selected_date",
  "selected_time",
  "selected_date_time",
  "value",
];

export function optionsOf(element: BlockElement): Option[] {
  return element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
}

export function plain(text: TextObject | string | undefined): string {
  return typeof text === "string" ? text : (text?.text ?? "");
}
