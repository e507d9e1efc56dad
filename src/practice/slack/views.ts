import { PRACTICE_BOT, PRACTICE_TEAM } from "../cast.ts";
import { complaintsAboutView } from "./block-kit/validate.ts";
import { keptBlocks } from "./content.ts";
import { SlackFailure } from "./failure.ts";
import type { Json, OpenView } from "./state.ts";
import { startingValues } from "./view-values.ts";
import type { Workspace } from "./workspace.ts";

const DEEPEST_STACK = 3;
const LARGEST_VIEW = 250_000;

/** Shows a modal; `on` puts it on top of the person's stack instead of in its place. */
export function openModal(workspace: Workspace, person: string, given: Json, on?: "push"): OpenView {
  const stack = on === "push" ? (workspace.state.modals[person] ?? []) : [];
  if (stack.length >= DEEPEST_STACK) throw new SlackFailure("push_limit_reached");
  checkView(workspace, given, "modal");
  const id = workspace.nextId("V");
  const view = shaped(workspace, given, {
    id,
    previous_view_id: stack.at(-1)?.id ?? null,
    root_view_id: stack[0]?.id ?? id,
  });
  const modal: OpenView = { id, person, view, errors: {} };
  workspace.state.modals[person] = [...stack, modal];
  workspace.changed({ kind: "modal", person });
  return modal;
}

/** Replaces what a modal shows. */
export function updateModal(workspace: Workspace, modal: OpenView, given: Json, hash?: string): void {
  checkHash(modal, hash);
  checkView(workspace, given, "modal", modal.id);
  const { previous_view_id, root_view_id } = modal.view;
  modal.view = shaped(workspace, given, { id: modal.id, previous_view_id, root_view_id }, modal.view);
  modal.errors = {};
  workspace.changed({ kind: "modal", person: modal.person });
}

export function publishHome(workspace: Workspace, person: string, given: Json, hash?: string): OpenView {
  const before = workspace.state.homes[person];
  if (before !== undefined) checkHash(before, hash);
  checkView(workspace, given, "home", before?.id);
  const id = before?.id ?? workspace.nextId("V");
  const view = shaped(workspace, given, { id, previous_view_id: null, root_view_id: id }, before?.view);
  const home: OpenView = { id, person, view, errors: {} };
  workspace.state.homes[person] = home;
  workspace.changed({ kind: "home", person });
  return home;
}

export function closeModal(workspace: Workspace, modal: OpenView, which: "this" | "all"): void {
  const stack = workspace.state.modals[modal.person] ?? [];
  workspace.state.modals[modal.person] = which === "all" ? [] : stack.filter((it) => it.id !== modal.id);
  workspace.changed({ kind: "modal", person: modal.person });
}

/** An open modal by its id or the bot's own external id. */
export function findModal(
  workspace: Workspace,
  by: { id?: string | undefined; externalId?: string | undefined },
): OpenView {
  const all = Object.values(workspace.state.modals).flat();
  const found = all.find((it) => (by.id === undefined ? it.view["external_id"] === by.externalId : it.id === by.id));
  if (found === undefined) throw new SlackFailure("not_found");
  return found;
}

function checkHash(view: OpenView, hash: string | undefined): void {
  if (hash !== undefined && hash !== view.view.hash) throw new SlackFailure("hash_conflict");
}

function checkView(workspace: Workspace, given: Json, type: "modal" | "home", self?: string): void {
  if (JSON.stringify(given).length > LARGEST_VIEW) throw new SlackFailure("view_too_large");
  const complaints = complaintsAboutView(given);
  if (given["type"] !== type) complaints.push(`[ERROR] must be of type ${type} [json-pointer:/view/type]`);
  if (complaints.length > 0)
    throw new SlackFailure("invalid_arguments", { response_metadata: { messages: complaints } });
  const externalId = given["external_id"];
  const all = [...Object.values(workspace.state.modals).flat(), ...Object.values(workspace.state.homes)];
  const taken = all.some((it) => it.id !== self && it.view["external_id"] === externalId);
  if (externalId !== undefined && externalId !== "" && taken) throw new SlackFailure("duplicate_external_id");
}

function shaped(workspace: Workspace, given: Json, identity: Json, before?: OpenView["view"]): OpenView["view"] {
  const blocks = keptBlocks(workspace, given["blocks"] as Json[]);
  return {
    ...identity,
    team_id: PRACTICE_TEAM.id,
    type: String(given["type"]),
    blocks,
    private_metadata: given["private_metadata"] ?? "",
    callback_id: given["callback_id"] ?? "",
    state: { values: startingValues(blocks, before?.state.values) },
    hash: `${workspace.nowSeconds()}.${workspace.nextNumber("hash").toString(36).padStart(8, "0")}`,
    title: given["title"] ?? { type: "plain_text", text: "View Title", emoji: true },
    clear_on_close: given["clear_on_close"] === true,
    notify_on_close: given["notify_on_close"] === true,
    close: given["close"] ?? null,
    submit: given["submit"] ?? null,
    app_id: PRACTICE_BOT.appId,
    external_id: given["external_id"] ?? "",
    app_installed_team_id: PRACTICE_TEAM.id,
    bot_id: PRACTICE_BOT.botId,
  };
}
