/** What people do with commands, buttons and forms, from the payload to what they see of the answer. */
import { PRACTICE_BOT } from "../cast.ts";
import type { FormValues, Outcome } from "./actor.ts";
import { optionsOf } from "./block-kit/validate.ts";
import type { Answer } from "./delivery.ts";
import { SlackFailure } from "./failure.ts";
import { formErrors } from "./form-checks.ts";
import {
  blockActionsBody,
  commandBody,
  messageValues,
  shortcutBody,
  suggestionBody,
  viewClosedBody,
  viewSubmissionBody,
} from "./payloads.ts";
import { postEphemeral } from "./posting.ts";
import { showReply } from "./responses.ts";
import type { Channel, Json, Message, OpenView } from "./state.ts";
import { findField } from "./surfaces.ts";
import type { Control, Surface } from "./surfaces.ts";
import { chosen } from "./view-values.ts";
import { closeModal, openModal, updateModal } from "./views.ts";
import { newResponseUrl } from "./triggers.ts";
import type { Workspace } from "./workspace.ts";

type Choice = string | number | readonly string[] | null;

const NO_ANSWER = `${PRACTICE_BOT.realName} didn't respond.`;
const TROUBLE = "We had some trouble connecting. Try again?";

export async function command(
  workspace: Workspace,
  person: string,
  channel: Channel,
  name: string,
  text: string,
): Promise<Outcome> {
  const { commands } = workspace.options;
  const outside = workspace.person(person).standing === "external";
  if (outside || (commands !== undefined && !commands.includes(name))) {
    return { ok: false, text: fromSlack(workspace, channel, person, `${name} is not a valid command.`) };
  }
  const body = commandBody(workspace, person, channel, name, text);
  const answer = await workspace.courier.send({ kind: "command", body });
  if (answer?.ok !== true) return { ok: false, text: fromSlack(workspace, channel, person, NO_ANSWER) };
  return shown(() => showReply(workspace, channel, person, answer.body));
}

function fromSlack(workspace: Workspace, channel: Channel, person: string, text: string): string {
  postEphemeral(workspace, channel.id, person, { user: "USLACKBOT", text });
  return text;
}

/** A reply that Slack refuses reaches nobody: the person sees that nothing came. */
function shown(show: () => string | undefined): Outcome {
  try {
    const text = show();
    return text === undefined ? { ok: true } : { ok: true, text };
  } catch (error) {
    if (!(error instanceof SlackFailure)) throw error;
    return { ok: false, text: `${NO_ANSWER} (${error.code})` };
  }
}

export async function click(workspace: Workspace, person: string, control: Control): Promise<Outcome> {
  return sendAction(workspace, person, control, {});
}

async function sendAction(workspace: Workspace, person: string, control: Control, state: Json): Promise<Outcome> {
  const body = blockActionsBody(workspace, person, control, state);
  const answer = await workspace.courier.send({ kind: "interaction", body });
  if (answer?.ok === true) return { ok: true };
  const { surface } = control;
  if (surface.kind !== "message") return { ok: false, text: TROUBLE };
  return { ok: false, text: fromSlack(workspace, surface.channel, person, NO_ANSWER) };
}

export async function choose(workspace: Workspace, person: string, control: Control, choice: Choice): Promise<Outcome> {
  const { surface, block, element } = control;
  const state = chosen(await withOffer(workspace, person, control, choice), choice);
  setValue(workspace, person, surface, String(block["block_id"]), String(element["action_id"]), state);
  const sends = block["type"] !== "input" || block["dispatch_action"] === true;
  return sends ? sendAction(workspace, person, control, state) : { ok: true };
}

/** An external select has no options of its own: the bot is asked for what fits. */
async function withOffer(workspace: Workspace, person: string, control: Control, choice: Choice): Promise<Json> {
  const { element } = control;
  if (!String(element["type"]).endsWith("external_select") || choice === null) return element;
  const queries = typeof choice === "object" ? choice : [String(choice)];
  const offers = await Promise.all(queries.map((query) => suggestions(workspace, person, control, query)));
  return { ...element, options: offers.flat() };
}

export async function suggestions(
  workspace: Workspace,
  person: string,
  control: Control,
  query: string,
): Promise<Json[]> {
  const body = suggestionBody(workspace, person, control, query);
  const answer = await workspace.courier.send({ kind: "interaction", body });
  return answer?.ok === true && typeof answer.body === "object" && answer.body !== null
    ? optionsOf(answer.body as Json)
    : [];
}

function setValue(
  workspace: Workspace,
  person: string,
  surface: Surface,
  blockId: string,
  actionId: string,
  state: Json,
): void {
  const values =
    surface.kind === "message"
      ? messageValues(workspace, person, surface.channel, surface.message)
      : surface.view.view.state.values;
  (values[blockId] ??= {})[actionId] = state;
  if (surface.kind !== "message") workspace.changed({ kind: surface.kind, person });
}

export async function fill(workspace: Workspace, modal: OpenView, values: FormValues): Promise<Outcome> {
  let outcome: Outcome = { ok: true };
  for (const [name, choice] of Object.entries(values)) {
    const control = findField(workspace, modal.person, name, { view: modal.id });
    outcome = await choose(workspace, modal.person, control, choice);
  }
  return outcome;
}

export async function submit(workspace: Workspace, modal: OpenView): Promise<Outcome> {
  const errors = formErrors(modal);
  if (Object.keys(errors).length > 0) return withErrors(workspace, modal, errors);
  const body = viewSubmissionBody(workspace, modal, responseUrls(workspace, modal));
  const answer = await workspace.courier.send({ kind: "interaction", body });
  if (answer?.ok !== true) return { ok: false, text: TROUBLE };
  try {
    return follow(workspace, modal, answer);
  } catch (error) {
    if (!(error instanceof SlackFailure)) throw error;
    return { ok: false, text: `${TROUBLE} (${error.code}: ${JSON.stringify(error.data)})` };
  }
}

/** A conversation chosen in a field that asks for it comes with an address to post there. */
function responseUrls(workspace: Workspace, modal: OpenView): Json[] {
  return modal.view.blocks.flatMap((block) => {
    const element = block["element"] as Json | undefined;
    if (element?.["response_url_enabled"] !== true) return [];
    const { block_id } = block;
    const { action_id } = element;
    const state = modal.view.state.values[String(block_id)]?.[String(action_id)];
    const channel = state?.["selected_conversation"] ?? state?.["selected_channel"];
    if (typeof channel !== "string") return [];
    const response_url = newResponseUrl(workspace, "actions", { person: modal.person, channel });
    return [{ block_id, action_id, channel_id: channel, response_url }];
  });
}

function follow(workspace: Workspace, modal: OpenView, answer: Answer): Outcome {
  const body = (answer.body ?? {}) as { response_action?: string; errors?: Record<string, string>; view?: Json };
  switch (body.response_action) {
    case "errors":
      return withErrors(workspace, modal, checkedErrors(modal, body.errors ?? {}));
    case "update":
      updateModal(workspace, modal, body.view ?? {});
      return { ok: true };
    case "push":
      openModal(workspace, modal.person, body.view ?? {}, "push");
      return { ok: true };
    case "clear":
      closeModal(workspace, modal, "all");
      return { ok: true };
    case undefined:
      closeModal(workspace, modal, "this");
      return { ok: true };
    default:
      throw new SlackFailure("invalid_response_action");
  }
}

/** Slack shows an error only beside an input block; anything else is the app's mistake. */
function checkedErrors(modal: OpenView, errors: Record<string, string>): Record<string, string> {
  const fields = modal.view.blocks.filter((it) => it["type"] === "input").map((it) => it["block_id"]);
  const stray = Object.keys(errors).filter((it) => !fields.includes(it));
  if (stray.length > 0 || Object.keys(errors).length === 0) throw new SlackFailure("invalid_errors", { blocks: stray });
  return errors;
}

function withErrors(workspace: Workspace, modal: OpenView, errors: Record<string, string>): Outcome {
  modal.errors = errors;
  workspace.changed({ kind: "modal", person: modal.person });
  return { ok: true, errors };
}

export async function close(workspace: Workspace, modal: OpenView, all: boolean): Promise<Outcome> {
  const stack = workspace.state.modals[modal.person] ?? [];
  const clears = all || modal.view["clear_on_close"] === true;
  closeModal(workspace, modal, clears ? "all" : "this");
  const told = (clears ? stack.toReversed() : [modal]).filter((it) => it.view["notify_on_close"] === true);
  for (const it of told)
    await workspace.courier.send({ kind: "interaction", body: viewClosedBody(workspace, it, clears) });
  return { ok: true };
}

export async function shortcut(
  workspace: Workspace,
  person: string,
  callbackId: string,
  on?: { channel: Channel; message: Message },
): Promise<Outcome> {
  if (workspace.person(person).standing === "external")
    return { ok: false, text: "This shortcut isn't available to you." };
  const answer = await workspace.courier.send({
    kind: "interaction",
    body: shortcutBody(workspace, person, callbackId, on),
  });
  return answer?.ok === true ? { ok: true } : { ok: false, text: TROUBLE };
}
