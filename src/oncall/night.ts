import { DateTime } from "luxon";
import type { Instant } from "../clock.ts";

/** Night, on the wall clock of whoever sleeps: from 22:00 to 07:00. */
export function isNight(at: Instant, zone: string): boolean {
  const { hour } = DateTime.fromMillis(at, { zone });
  return hour >= 22 || hour < 7;
}
