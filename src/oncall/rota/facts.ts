import type { Instant } from "../../clock.ts";
import { poolOf } from "../fairness.ts";
import type { TeamSchedule } from "../rotation.ts";

/** What decisions on a rota may look at. Who covers is in the rota itself. */
export interface RotaFacts {
  readonly now: Instant;
  /** As the configuration has it; null when it has no such team any more. */
  readonly schedule: TeamSchedule | null;
  /** Slack user ids: they may arrange cover for others, as the team's manager may. */
  readonly admins: readonly string[];
  /** Whether the team has a channel in which to ask everybody. */
  readonly hasChannel: boolean;
}

/** Whether somebody may hold a shift of the team: whoever takes turns in it, and its manager. */
export function mayHold(schedule: TeamSchedule, person: string): boolean {
  return poolOf(schedule).includes(person) || schedule.manager === person;
}

/** Whether somebody may arrange cover between others. */
export function mayArrange({ schedule, admins }: RotaFacts, person: string): boolean {
  return schedule?.manager === person || admins.includes(person);
}
