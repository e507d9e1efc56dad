import type { Instant } from "../../clock.ts";
import type { Incident } from "../../incident/incident.ts";
import { clockTime, dayAndTime } from "../mrkdwn.ts";
import type { Scene } from "../living/surface.ts";

/** The first draft of the all-clear; somebody approves it before anybody outside reads it. */
export function allClearText(
  incident: Incident,
  { impactFrom, impactTo, whatHelped }: { impactFrom: Instant; impactTo: Instant; whatHelped: string | null },
  { texts, zone, locale }: Scene,
): string {
  const sameDay = Math.abs(impactTo - impactFrom) < 12 * 3_600_000;
  const from = sameDay ? clockTime(impactFrom, zone) : dayAndTime(impactFrom, zone, locale);
  const to = sameDay ? clockTime(impactTo, zone) : dayAndTime(impactTo, zone, locale);
  const ms = Math.max(impactTo - impactFrom, 0);
  return texts.close.allClear({ title: incident.title, from, to, ms, helped: whatHelped });
}
