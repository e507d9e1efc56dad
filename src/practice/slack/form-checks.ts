/** What Slack's client checks before it sends a form. */
import type { Json, OpenView } from "./state.ts";
import { stateful } from "./view-values.ts";

/** What the person is told, by block id; empty when the form may go. */
export function formErrors(modal: OpenView): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of modal.view.blocks) {
    if (block["type"] !== "input") continue;
    const element = block["element"] as Json;
    const kind = stateful[String(element["type"])];
    const state = modal.view.state.values[String(block["block_id"])]?.[String(element["action_id"])];
    if (kind === undefined || state === undefined) continue;
    const complaint = complaintAbout(element, state[kind.field], block["optional"] === true);
    if (complaint !== undefined) errors[String(block["block_id"])] = complaint;
  }
  return errors;
}

function complaintAbout(element: Json, value: unknown, optional: boolean): string | undefined {
  const empty = value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  if (empty) return optional ? undefined : "Please complete this required field.";
  const most = element["max_selected_items"] as number | undefined;
  if (Array.isArray(value))
    return most !== undefined && value.length > most ? `Please select at most ${most}.` : undefined;
  return typeof value === "string" ? complaintAboutText(element, value) : undefined;
}

function complaintAboutText(element: Json, value: string): string | undefined {
  if (element["type"] === "plain_text_input") return complaintAboutLength(element, value);
  if (element["type"] === "number_input") return complaintAboutNumber(element, value);
  if (element["type"] === "email_text_input" && !/^[^@\s]+@[^@\s]+$/.test(value))
    return "Please enter a valid email address.";
  if (element["type"] === "url_text_input" && !URL.canParse(value)) return "Please enter a valid URL.";
  return undefined;
}

function complaintAboutLength(element: Json, value: string): string | undefined {
  const least = (element["min_length"] as number | undefined) ?? 0;
  const most = (element["max_length"] as number | undefined) ?? 3000;
  if (value.length < least) return `Please enter at least ${least} characters.`;
  return value.length > most ? `Please enter at most ${most} characters.` : undefined;
}

function complaintAboutNumber(element: Json, value: string): string | undefined {
  const number = Number(value);
  if (Number.isNaN(number)) return "Please enter a number.";
  if (element["is_decimal_allowed"] !== true && !Number.isInteger(number)) return "Please enter a whole number.";
  if (element["min_value"] !== undefined && number < Number(element["min_value"]))
    return "Please enter a larger number.";
  return element["max_value"] !== undefined && number > Number(element["max_value"])
    ? "Please enter a smaller number."
    : undefined;
}
