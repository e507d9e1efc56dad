/** What stands in the stateful elements of a view or message, shaped as Slack shapes `state.values`. */
import { elementsOf, optionsOf } from "./block-kit/validate.ts";
import type { Json, ViewValues } from "./state.ts";

type Kind = {
  /** Where the value goes in state and in actions. */
  field: string;
  initial: string;
};

/** The elements that hold a value, and where each type keeps it. */
export const stateful: Record<string, Kind> = {
  plain_text_input: { field: "value", initial: "initial_value" },
  email_text_input: { field: "value", initial: "initial_value" },
  url_text_input: { field: "value", initial: "initial_value" },
  number_input: { field: "value", initial: "initial_value" },
  rich_text_input: { field: "rich_text_value", initial: "initial_value" },
  file_input: { field: "files", initial: "initial_files" },
  datepicker: { field: "selected_date", initial: "initial_date" },
  timepicker: { field: "selected_time", initial: "initial_time" },
  datetimepicker: { field: "selected_date_time", initial: "initial_date_time" },
  checkboxes: { field: "selected_options", initial: "initial_options" },
  radio_buttons: { field: "selected_option", initial: "initial_option" },
  static_select: { field: "selected_option", initial: "initial_option" },
  external_select: { field: "selected_option", initial: "initial_option" },
  users_select: { field: "selected_user", initial: "initial_user" },
  conversations_select: { field: "selected_conversation", initial: "initial_conversation" },
  channels_select: { field: "selected_channel", initial: "initial_channel" },
  multi_static_select: { field: "selected_options", initial: "initial_options" },
  multi_external_select: { field: "selected_options", initial: "initial_options" },
  multi_users_select: { field: "selected_users", initial: "initial_users" },
  multi_conversations_select: { field: "selected_conversations", initial: "initial_conversations" },
  multi_channels_select: { field: "selected_channels", initial: "initial_channels" },
};

const holdsSeveral = (field: string) => field.endsWith("s") && field !== "value";

/** The values a view starts with. What was typed before stays where block id, action id and type are the same. */
export function startingValues(blocks: readonly Json[], before: ViewValues = {}): ViewValues {
  const values: ViewValues = {};
  for (const block of blocks) {
    const blockId = String(block["block_id"]);
    for (const element of elementsOf(block)) {
      const kind = stateful[String(element["type"])];
      if (kind === undefined) continue;
      const actionId = String(element["action_id"]);
      const kept = before[blockId]?.[actionId];
      const same = kept !== undefined && kept["type"] === element["type"];
      (values[blockId] ??= {})[actionId] = same ? kept : initialValue(element, kind);
    }
  }
  return values;
}

function initialValue(element: Json, kind: Kind): Json {
  const nothing = holdsSeveral(kind.field) ? [] : null;
  return { type: element["type"], [kind.field]: element[kind.initial] ?? nothing };
}

/** A person's choice as the element's state: labels and values become the element's own options. */
export function chosen(element: Json, choice: string | number | readonly string[] | null): Json {
  const type = String(element["type"]);
  const kind = stateful[type];
  if (kind === undefined) throw new Error(`a ${type} holds no value`);
  return { type, [kind.field]: valueFor(element, kind.field, choice) };
}

function valueFor(element: Json, field: string, choice: string | number | readonly string[] | null): unknown {
  if (choice === null || choice === "") return holdsSeveral(field) ? [] : null;
  if (field === "selected_option") return optionNamed(element, String(choice));
  if (field === "selected_options") return several(choice).map((it) => optionNamed(element, it));
  if (field === "selected_date_time") return Number(choice);
  if (field === "rich_text_value") return richText(String(choice));
  return holdsSeveral(field) ? several(choice) : String(choice);
}

const several = (choice: string | number | readonly string[]): string[] =>
  typeof choice === "object" ? [...choice] : [String(choice)];

function optionNamed(element: Json, labelOrValue: string): Json {
  const options = optionsOf(element);
  const found =
    options.find((it) => labelOf(it) === labelOrValue) ??
    options.find((it) => it["value"] === labelOrValue) ??
    options.find((it) => labelOf(it).includes(labelOrValue));
  if (found !== undefined) return found;
  throw new Error(`no option "${labelOrValue}"; there are: ${options.map(labelOf).join(" | ") || "none"}`);
}

const labelOf = (option: Json) => String((option["text"] as Json)["text"]);

function richText(text: string): Json {
  const section = { type: "rich_text_section", elements: [{ type: "text", text }] };
  return { type: "rich_text", elements: [section] };
}
