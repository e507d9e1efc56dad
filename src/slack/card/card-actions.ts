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

/** What can be done now: the row of the state, and what hides the rest. */
export function cardActions(incident: Incident, scene: Scene): ActionsBlock[] {
  const hidden = hiddenOf(incident, rowOf(incident));
  const beside = hidden.length === 0 ? [] : [more.show(scene.texts.card.more, { incident: incident.number })];
  return rows([...buttonsOf(incident, scene), ...beside]);
}

/** The same and all the rest, for somebody who asks what can be done. */
export function allActions(incident: Incident, scene: Scene): ActionsBlock[] {
  const hidden = hiddenOf(incident, rowOf(incident)).map((each) => shown(each, incident, scene));
  return rows([...buttonsOf(incident, scene), ...hidden]);
}

function buttonsOf(incident: Incident, scene: Scene): Button[] {
  return rowOf(incident).map((each, index) => shown(each, incident, scene, index === 0 ? { style: "primary" } : {}));
}

/** What "More" shows: everything possible now that has no place on the card. */
export function moreActions(incident: Incident, scene: Scene): ActionsBlock[] {
  return rows(hiddenOf(incident, rowOf(incident)).map((each) => shown(each, incident, scene)));
}

function rows(buttons: readonly Button[]): ActionsBlock[] {
  const blocks = Array.from({ length: Math.ceil(buttons.length / PER_ROW) }, (_, row) =>
    actions(buttons.slice(row * PER_ROW, (row + 1) * PER_ROW)),
  );
  return blocks.filter((block) => block !== null);
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
function rowOf(incident: Incident): Name[] {
  // While nobody has chosen the severity, a row of its own asks for it.
  return stateRow(incident).filter((name) => name !== "severity" || !severityOpen(incident));
}

function stateRow({ phase, room, roles, postmortem }: Incident): Name[] {
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

function possible(incident: Incident): Name[] {
  return everything(incident).filter((name) => name !== "severity" || !severityOpen(incident));
}

function everything({ phase, roles }: Incident): Name[] {
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

/** The severities to choose from while nobody has; null afterwards. */
export function severityRow(incident: Incident, scene: Scene): ActionsBlock | null {
  return severityOpen(incident) ? actions(severityChoices(incident, scene)) : null;
}

export function severityOpen({ severityConfirmed, phase }: Incident): boolean {
  return !severityConfirmed && (phase === "investigating" || phase === "identified");
}
