import type { ActionsBlock, Button } from "@slack/types";
import type { Incident } from "../../incident/incident.ts";
import { actions } from "../blocks.ts";
import { cancel, closeIncident, itsBack, openResolve, reopen, showPostmortem } from "../close/buttons.ts";
import { markIdentified, markMitigated } from "../entries/buttons.ts";
import type { ButtonKind, ButtonLook } from "../interaction.ts";
import type { Scene } from "../living/surface.ts";
import { openPageForm } from "../paging/buttons.ts";
import { openHandoff, openRoles, takeRole } from "../roles/buttons.ts";
import { openSeverity } from "../severity/buttons.ts";
import { severityChoices } from "../severity/choices.ts";
import { openUpdateForm } from "../updates/buttons.ts";
import { more } from "./buttons.ts";

/** What can be done now: first the severity while nobody has chosen it, then the row of the state. */
export function cardActions(incident: Incident, scene: Scene): ActionsBlock[] {
  const row = rowOf(incident, scene);
  const hidden = hiddenOf(incident, row);
  const beside = hidden.length === 0 ? [] : [more.show(scene.texts.card.more, { incident: incident.number })];
  const buttons = row.map((each, index) => shown(each, incident, scene, index === 0 ? { style: "primary" } : {}));
  return [severityRow(incident, scene), actions([...buttons, ...beside])].filter((block) => block !== null);
}

/** What "More" shows: everything possible now that has no place on the card. */
export function moreActions(incident: Incident, scene: Scene): ActionsBlock[] {
  const buttons = hiddenOf(incident, rowOf(incident, scene)).map((each) => shown(each, incident, scene));
  const rows = Array.from({ length: Math.ceil(buttons.length / PER_ROW) }, (_, row) =>
    actions(buttons.slice(row * PER_ROW, (row + 1) * PER_ROW)),
  );
  return rows.filter((block) => block !== null);
}

const PER_ROW = 5;

type Name =
  | "command"
  | "mitigated"
  | "identified"
  | "severity"
  | "update"
  | "page"
  | "roles"
  | "handOver"
  | "resolve"
  | "itsBack"
  | "close"
  | "reopen"
  | "cancel"
  | "postmortem";

/** The card's own row; its first button is the one most wanted next. */
function rowOf({ phase, room, roles, postmortem }: Incident, _scene: Scene): Name[] {
  switch (phase) {
    case "investigating":
    case "identified":
      if (room === "thread") return ["resolve", "severity"];
      return roles.ic === undefined
        ? ["command", "severity", "update", "page"]
        : ["mitigated", "update", "page", "severity"];
    case "mitigated":
      return ["resolve", "itsBack", "update"];
    case "resolved":
      return ["close", "reopen", ...(postmortem ? (["postmortem"] as const) : [])];
    case "closed":
      return room === "thread" ? ["reopen"] : ["postmortem", "reopen"];
    case "cancelled":
      return ["reopen"];
  }
}

function hiddenOf(incident: Incident, row: readonly Name[]): Name[] {
  return possible(incident).filter((name) => !row.includes(name));
}

function possible({ phase, roles }: Incident): Name[] {
  const command: Name = roles.ic === undefined ? "command" : "handOver";
  const always: Name[] = ["update", "page", "severity", "roles", command];
  switch (phase) {
    case "investigating":
      return [...always, "identified", "mitigated", "resolve", "cancel"];
    case "identified":
      return [...always, "mitigated", "resolve", "cancel"];
    case "mitigated":
      return [...always, "cancel"];
    case "resolved":
      return ["update", "roles"];
    default:
      return [];
  }
}

const buttons: { [Key in Name]?: ButtonKind<{ incident: number }> } = {
  mitigated: markMitigated,
  identified: markIdentified,
  severity: openSeverity,
  update: openUpdateForm,
  page: openPageForm,
  roles: openRoles,
  resolve: openResolve,
  itsBack,
  close: closeIncident,
  reopen,
  cancel,
  postmortem: showPostmortem,
};

const labels = {
  mitigated: "mitigated",
  identified: "identified",
  severity: "severityButton",
  update: "draftUpdate",
  page: "page",
  roles: "roles",
  handOver: "handOver",
  resolve: "resolve",
  itsBack: "itsBack",
  close: "close",
  reopen: "reopen",
  cancel: "cancel",
  postmortem: "postmortem",
} as const;

function shown(name: Name, { number }: Incident, { texts }: Scene, look: ButtonLook = {}): Button {
  if (name === "command") return takeRole.show(texts.card.takeRole.ic, { incident: number, role: "ic" }, look);
  const label = texts.card[labels[name]];
  if (name === "handOver") return openHandoff.show(label, { incident: number, role: "ic" }, look);
  return buttons[name]!.show(label, { incident: number }, look);
}

function severityRow(incident: Incident, scene: Scene): ActionsBlock | null {
  const active = incident.phase === "investigating" || incident.phase === "identified";
  return incident.severityConfirmed || !active ? null : actions(severityChoices(incident, scene));
}
