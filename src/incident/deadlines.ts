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

/** What falls due. */
export type DeadlineName =
  | "nextStep"
  | "nextRing"
  | "tellTeam"
  | "target"
  | "silence"
  | "update"
  | "severity"
  | "command"
  | "handoff"
  | "approval"
  | "watch";

interface Deadline {
  readonly name: DeadlineName;
  /** When it falls due; null while it isn't running. It may lie in the past. */
  dueAt(given: Standing): Instant | null;
  pass(given: Case): IncidentEvent[];
}

const deadlines: readonly Deadline[] = [
  { name: "nextStep", dueAt: nextCallDue, pass: nextLevel },
  { name: "nextRing", dueAt: nextRingDue, pass: ringAgain },
  { name: "tellTeam", dueAt: tellTeamDue, pass: tellTeam },
  { name: "target", dueAt: targetDue, pass: targetPassed },
  { name: "silence", dueAt: (given) => silenceDue(given)?.at ?? null, pass: roomWentQuiet },
  { name: "update", dueAt: reminderDue, pass: updateReminded },
  {
    name: "severity",
    dueAt: ({ incident }) =>
      isActive(incident) && !incident.severityConfirmed && !incident.severityAsked
        ? incident.declaredAt + SEVERITY_ASKED_AFTER
        : null,
    pass: ({ incident }) => [{ type: "severityAsked", person: incident.paging.answeredBy }],
  },
  {
    name: "command",
    dueAt: ({ incident }) =>
      isActive(incident) && incident.severity === "sev1" && incident.roles.ic === undefined && !incident.commandMissed
        ? incident.declaredAt + COMMAND_MISSED_AFTER
        : null,
    pass: () => [{ type: "commandMissing" }],
  },
  {
    name: "handoff",
    dueAt: ({ incident }) => laterBy(waitingHandoff(incident)?.at, HANDOFF_OVERDUE_AFTER),
    pass: ({ incident }) => [{ type: "handoffOverdue", handoff: waitingHandoff(incident)!.number }],
  },
  {
    name: "approval",
    dueAt: ({ incident }) => laterBy(waitingUpdate(incident)?.draftedAt, APPROVAL_OVERDUE_AFTER),
    pass: ({ incident }) => [{ type: "approvalOverdue", update: waitingUpdate(incident)!.number }],
  },
  {
    name: "watch",
    dueAt: ({ incident }) => (incident.phase === "resolved" && !incident.watchEnded ? incident.watchUntil : null),
    pass: () => [{ type: "watchEnded" }],
  },
];

/**
 * When silence becomes a problem next, in incident time; null when nothing is waited for.
 * It is stored with the incident, so that it outlives the process.
 */
export function nextDeadline(incident: Incident, facts: Facts): Instant | null {
  return deadlinesOf(incident, facts)[0]?.at ?? null;
}

/** All that is waited for, in incident time, the nearest first. */
export function deadlinesOf(incident: Incident, facts: Facts): { name: DeadlineName; at: Instant }[] {
  return deadlines
    .flatMap(({ name, dueAt }) => {
      const at = dueAt({ incident, facts });
      return at === null ? [] : [{ name, at }];
    })
    .toSorted((left, right) => left.at - right.at);
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
