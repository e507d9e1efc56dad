import type { Incident } from "../../incident/incident.ts";
import { isActive } from "../../incident/incident.ts";
import type { Scene } from "../living/surface.ts";
import { who } from "../living/wording.ts";
import { timeToken } from "../mrkdwn.ts";
import { isOverdue } from "./updates-line.ts";

const MOST = 2;

/** What is wrong right now, the gravest first, two at most. */
export function warningsOf(incident: Incident, scene: Scene): string[] {
  if (!isActive(incident)) return [];
  const { warnings } = scene.texts.card;
  const { paging, reminders } = incident;
  const handoff = incident.handoffs.findLast((each) => each.state === "waiting" && each.overdue);
  const found = [
    paging.mode === "calling" && paging.round > 1 ? warnings.nobodyAnswered({ round: paging.round }) : null,
    pagesNobody(incident, scene) ? warnings.noTeam : null,
    incident.commandMissed && incident.roles.ic === undefined ? warnings.noCommander : null,
    reminders.lastDueAt !== null && isOverdue(incident)
      ? warnings.updateOverdue({ time: timeToken(reminders.lastDueAt, scene.zone) })
      : null,
    handoff === undefined ? null : warnings.handoffOverdue({ who: who(handoff.to, scene) }),
  ];
  return found.filter((warning) => warning !== null).slice(0, MOST);
}

/** It is grave enough to call somebody, and nobody knows whom. */
function pagesNobody({ severity, paging, team, phase }: Incident, { facts }: Scene): boolean {
  const calls = facts.rules.severities[severity].levels.length > 0;
  const known = team !== null && facts.onCall(team) !== null;
  return calls && !known && paging.calls.length === 0 && paging.answeredBy === null && phase !== "mitigated";
}
