import { reachedAt } from "../../incident/decisions/targets.ts";
import type { Incident } from "../../incident/incident.ts";
import { isActive } from "../../incident/incident.ts";
import { targetKinds } from "../../incident/rules.ts";
import type { Scene } from "../living/surface.ts";
import { who } from "../living/wording.ts";
import { timeToken } from "../mrkdwn.ts";
import { pagesSomebody } from "../paging/next-call.ts";
import { isOverdue } from "./updates-line.ts";

const MOST = 2;

/** What is wrong right now, the gravest first, two at most. */
export function warningsOf(incident: Incident, scene: Scene): string[] {
  if (!isActive(incident)) return [];
  const { warnings } = scene.texts.card;
  const { paging, reminders } = incident;
  const handoff = incident.handoffs.findLast((each) => each.state === "waiting" && each.overdue);
  const found = [
    incident.roomLost?.why === "removed" ? warnings.outOfRoom : null,
    paging.mode === "calling" && paging.round > 1 ? warnings.nobodyAnswered({ round: paging.round }) : null,
    pagesNobody(incident, scene) ? warnings.noTeam : null,
    incident.commandMissed && incident.roles.ic === undefined ? warnings.noCommander : null,
    reminders.lastDueAt !== null && isOverdue(incident)
      ? warnings.updateOverdue({ time: timeToken(reminders.lastDueAt, scene.zone) })
      : null,
    targetLine(incident, scene),
    handoff === undefined ? null : warnings.handoffOverdue({ who: who(handoff.to, scene) }),
  ];
  return found.filter((warning) => warning !== null).slice(0, MOST);
}

/** What was promised and runs out, or has; only while the moment hasn't come. */
function targetLine(incident: Incident, { texts, zone, facts }: Scene): string | null {
  const { targets } = facts.rules.severities[incident.severity];
  const target = targetKinds.find((each) => incident.targets[each] !== undefined && reachedAt(incident, each) === null);
  const length = target === undefined ? null : targets[target];
  if (target === undefined || length === null) return null;
  const time = timeToken(incident.clockSince + length, zone);
  return incident.targets[target] === "missed"
    ? texts.card.warnings.targetMissed[target]({ time })
    : texts.card.warnings.targetNear[target]({ time });
}

/** It is grave enough to call somebody, and nobody knows whom. */
function pagesNobody(incident: Incident, scene: Scene): boolean {
  const { paging, team, phase } = incident;
  const { facts } = scene;
  const calls = pagesSomebody(incident, scene);
  const known = team !== null && facts.onCall(team) !== null;
  return calls && !known && paging.calls.length === 0 && paging.answeredBy === null && phase !== "mitigated";
}
