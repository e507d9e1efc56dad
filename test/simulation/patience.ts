import { SECOND } from "../../src/clock.ts";
import type { Plan } from "./plan.ts";

/** How late the first attempt may begin, and anything else that is due. */
const LATE = 2 * SECOND;
/** A lease of a process that sleeps runs out, and the other takes over. */
const TAKEOVER = 4 * SECOND;

/** How far the bot's clocks may be from the world's over a whole evening, in milliseconds. */
export function clockError({ skew, happenings }: Plan): number {
  return happenings.reduce((sum, each) => sum + (each.what === "clockJumps" ? Math.abs(each.by) : 0), Math.abs(skew));
}

/** How late anything may be, in milliseconds, while some process works. */
export function lateness(plan: Plan): number {
  const alone = plan.instances === 1;
  const looks = plan.safetyTick < 10 * SECOND ? plan.safetyTick : 0;
  return LATE + looks + clockError(plan) + (alone ? 0 : TAKEOVER + plan.deathNoticedAfter);
}
