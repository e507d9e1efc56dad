import type { Instant } from "../../clock.ts";
import type { Case } from "../decide.ts";
import type { IncidentEvent } from "../events.ts";
import { isActive } from "../incident.ts";

type Standing = Pick<Case, "incident" | "facts">;

/** Milliseconds between updates in the incident's severity and phase; null while none are asked for. */
export function updateInterval({ incident, facts }: Standing): number | null {
  if (!isActive(incident)) return null;
  const rules = facts.rules.severities[incident.severity];
  return incident.phase === "mitigated" ? rules.remindEveryMitigated : rules.remindEvery;
}

/** When the next update is due, in incident time; null while none is asked for. */
export function reminderDue(given: Standing): Instant | null {
  const every = updateInterval(given);
  const { since, lastDueAt, putOffUntil, stopped } = given.incident.reminders;
  if (every === null || stopped) return null;
  return putOffUntil ?? Math.max(since, lastDueAt ?? 0) + every;
}

/**
 * One reminder, however many slots were missed; the next falls on the grid again. A grid that was put off begins
 * where it was put off to: otherwise the next one could follow within seconds.
 */
export function updateReminded(given: Case): IncidentEvent[] {
  const every = updateInterval(given)!;
  const { since } = given.incident.reminders;
  const first = reminderDue(given)!;
  const dueAt = first + Math.max(Math.floor((given.facts.now - first) / every), 0) * every;
  return [{ type: "updateReminded", dueAt, overdue: dueAt - since >= 2 * every }];
}
