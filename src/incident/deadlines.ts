import { MINUTE, type Instant } from "../clock.ts";
import type { Case } from "./decide.ts";
import { after, nextLevel, policyFor } from "./decisions/escalation.ts";
import { reminderDue, updateReminded } from "./decisions/reminders.ts";
import { nextRingDue, ringAgain } from "./decisions/ringing.ts";
import { roomWentQuiet, silenceDue } from "./decisions/silence.ts";
import { targetDue, targetPassed } from "./decisions/targets.ts";
import { tellTeam, tellTeamDue } from "./decisions/team.ts";
import type { IncidentEvent } from "./events.ts";
import { isActive, type Handoff, type Incident, type Update } from "./incident.ts";
import type { Facts } from "./rules.ts";

/** After this long without a choice, whoever answered is asked once which severity it is. */
const SEVERITY_ASKED_AFTER = 5 * MINUTE;
/** A SEV1 this long without a commander is said in the room. */
const COMMAND_MISSED_AFTER = 5 * MINUTE;
/** An unconfirmed hand-over is said after this long. */
const HANDOFF_OVERDUE_AFTER = 3 * MINUTE;
/** An update waiting this long may be approved by the commander as well. */
const APPROVAL_OVERDUE_AFTER = 5 * MINUTE;

type Standing = Pick<Case, "incident" | "facts">;

interface Deadline {
  /** When it falls due; null while it isn't running. It may lie in the past. */
  dueAt(given: Standing): Instant | null;
  pass(given: Case): IncidentEvent[];
}

const deadlines: readonly Deadline[] = [
  { dueAt: nextCallDue, pass: nextLevel },
  { dueAt: nextRingDue, pass: ringAgain },
  { dueAt: tellTeamDue, pass: tellTeam },
  { dueAt: targetDue, pass: targetPassed },
  { dueAt: (given) => silenceDue(given)?.at ?? null, pass: roomWentQuiet },
  { dueAt: reminderDue, pass: updateReminded },
  {
    dueAt: ({ incident }) =>
      isActive(incident) && !incident.severityConfirmed && !incident.severityAsked
        ? incident.declaredAt + SEVERITY_ASKED_AFTER
        : null,
    pass: ({ incident }) => [{ type: "severityAsked", person: incident.paging.answeredBy }],
  },
  {
    dueAt: ({ incident }) =>
      isActive(incident) && incident.severity === "sev1" && incident.roles.ic === undefined && !incident.commandMissed
        ? incident.declaredAt + COMMAND_MISSED_AFTER
        : null,
    pass: () => [{ type: "commandMissing" }],
  },
  {
    dueAt: ({ incident }) => laterBy(waitingHandoff(incident)?.at, HANDOFF_OVERDUE_AFTER),
    pass: ({ incident }) => [{ type: "handoffOverdue", handoff: waitingHandoff(incident)!.number }],
  },
  {
    dueAt: ({ incident }) => laterBy(waitingUpdate(incident)?.draftedAt, APPROVAL_OVERDUE_AFTER),
    pass: ({ incident }) => [{ type: "approvalOverdue", update: waitingUpdate(incident)!.number }],
  },
  {
    dueAt: ({ incident }) => (incident.phase === "resolved" && !incident.watchEnded ? incident.watchUntil : null),
    pass: () => [{ type: "watchEnded" }],
  },
];

/**
 * When silence becomes a problem next, in incident time; null when nothing is waited for.
 * It is stored with the incident, so that it outlives the process.
 */
export function nextDeadline(incident: Incident, facts: Facts): Instant | null {
  const due = deadlines.map((deadline) => deadline.dueAt({ incident, facts })).filter((at) => at !== null);
  return due.length === 0 ? null : Math.min(...due);
}

/** Everything that has fallen due, the oldest first, each at most once. */
export function passDeadline(given: Case): IncidentEvent[] {
  const due = deadlines
    .map((deadline) => ({ deadline, at: deadline.dueAt(given) }))
    .filter(({ at }) => at !== null && at <= given.facts.now)
    .toSorted((left, right) => left.at! - right.at!);
  let now = given;
  const events: IncidentEvent[] = [];
  for (const { deadline } of due) {
    const at = deadline.dueAt(now);
    if (at === null || at > given.facts.now) continue;
    const passed = deadline.pass(now);
    events.push(...passed);
    now = after(now, passed);
  }
  return events;
}

function nextCallDue({ incident, facts }: Standing): Instant | null {
  const { mode, lastCalledAt, level, putOffUntil } = incident.paging;
  if (mode !== "calling" || !isActive(incident) || incident.phase === "mitigated") return null;
  if (putOffUntil !== null) return putOffUntil;
  const { steps } = policyFor({ incident, facts });
  const step = steps[Math.min(Math.max(level, 0), steps.length - 1)];
  // Every wait counts from the attempt before, so that a clock that jumps forward doesn't fire all steps at once.
  return step === undefined || lastCalledAt === null ? null : lastCalledAt + step.wait;
}

function waitingHandoff(incident: Incident): Handoff | undefined {
  return isActive(incident)
    ? incident.handoffs.findLast((handoff) => handoff.state === "waiting" && !handoff.overdue)
    : undefined;
}

function waitingUpdate(incident: Incident): Update | undefined {
  const over = incident.phase === "closed" || incident.phase === "cancelled";
  return over ? undefined : incident.updates.findLast((update) => update.state === "waiting" && !update.overdue);
}

function laterBy(from: Instant | undefined, wait: number): Instant | null {
  return from === undefined ? null : from + wait;
}
