import { DateTime } from "luxon";
import type { Instant } from "../../clock.ts";

/** The hour of day, in the team's zone, at which a review meeting is proposed. */
const REVIEW_HOUR = 14;

/**
 * When the postmortem is reviewed: 24 to 48 hours after the recovery, at 14:00 of a working day.
 * A weekend moves it to Monday.
 */
export function reviewAt(resolvedAt: Instant, timezone: string): Instant {
  const earliest = DateTime.fromMillis(resolvedAt, { zone: timezone }).plus({ hours: 24 });
  const sameDay = earliest.set({ hour: REVIEW_HOUR, minute: 0, second: 0, millisecond: 0 });
  let meeting = sameDay < earliest ? sameDay.plus({ days: 1 }) : sameDay;
  while (meeting.isWeekend) meeting = meeting.plus({ days: 1 });
  return meeting.toMillis();
}
