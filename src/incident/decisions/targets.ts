import type { Instant } from "../../clock.ts";
import { afterWorkingTime } from "../../oncall/working-time.ts";
import type { Case } from "../decide.ts";
import type { IncidentEvent } from "../events.ts";
import { isActive, type Incident } from "../incident.ts";
import { targetKinds, type TargetKind } from "../rules.ts";
import { holderAt } from "./escalation.ts";

type Standing = Pick<Case, "incident" | "facts">;

interface Due {
  target: TargetKind;
  stage: "near" | "missed";
  /** When the stage is reached. */
  at: Instant;
  /** When the target is missed. */
  dueAt: Instant;
}

/** The next half or whole of a target that time will pass; null while none runs. */
export function targetDue(given: Standing): Instant | null {
  const due = runningTargets(given).map(({ at }) => at);
  return due.length === 0 ? null : Math.min(...due);
}

export function targetPassed(given: Case): IncidentEvent[] {
  return runningTargets(given)
    .filter(({ at }) => at <= given.facts.now)
    .map(({ target, stage, dueAt }) =>
      stage === "near"
        ? { type: "targetNeared", target, dueAt }
        : { type: "targetMissed", target, dueAt, lead: leadOf(given) },
    );
}

/** Nobody outside learns of a private incident by its being late. */
function leadOf(given: Case): string | null {
  return given.incident.private ? null : holderAt(given, "manager");
}

/** The moment a target is about; null while it hasn't come. */
export function reachedAt(incident: Incident, target: TargetKind): Instant | null {
  switch (target) {
    case "answer":
      // Where nobody is paged, whoever commands has answered.
      return incident.answeredAt ?? incident.commandSince;
    case "firstAction":
      return incident.firstActionAt;
    case "mitigate":
      return incident.mitigatedAt;
  }
}

function runningTargets(given: Standing): Due[] {
  const { incident, facts } = given;
  if (!isActive(incident)) return [];
  const targets = facts.rules.severities[incident.severity].targets;
  return targetKinds.flatMap((target): Due[] => {
    const length = targets[target];
    const stage = incident.targets[target];
    if (length === null || stage === "missed" || reachedAt(incident, target) !== null) return [];
    const dueAt = after(given, length);
    if (dueAt === null) return [];
    // A raised severity, or a long sleep, may have passed both.
    if (stage === "near" || dueAt <= facts.now) return [{ target, stage: "missed", at: dueAt, dueAt }];
    return [{ target, stage: "near", at: after(given, length / 2)!, dueAt }];
  });
}

function after({ incident, facts }: Standing, length: number): Instant | null {
  const { clock } = facts.rules.severities[incident.severity].targets;
  const calendar = incident.team === null ? null : facts.calendar(incident.team);
  return clock === "always" || calendar === null
    ? incident.clockSince + length
    : afterWorkingTime(calendar, incident.clockSince, length);
}
