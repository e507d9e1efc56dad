import { DAY, type Duration, type Instant } from "../clock.ts";
import type { WeekSpan } from "./rotation.ts";
import { dateOf } from "./wall-clock.ts";
import { hoursAt, type HoursAt } from "./week-hours.ts";

/** When a team works. */
export interface WorkingCalendar {
  /** Null: nobody said, so every hour is one. */
  readonly hours: (WeekSpan & { readonly timezone: string }) | null;
  /** ISO dates in the zone of the hours on which nobody works, such as "2026-02-17". */
  readonly holidays: ReadonlySet<string>;
}

/** Further ahead than any run of holidays. */
const LONGEST_BREAK = 60 * DAY;

/** Whether the team works at `instant`: within its hours, and the day on which they began is no holiday. */
export function isWorkingTime(calendar: WorkingCalendar, instant: Instant): boolean {
  return workingHoursAt(calendar, instant)?.within ?? true;
}

/** `instant` itself when it is working time, else when work begins next; null when that isn't within sixty days. */
export function nextWorkingTime(calendar: WorkingCalendar, instant: Instant): Instant | null {
  for (let at = instant; at < instant + LONGEST_BREAK;) {
    const hours = workingHoursAt(calendar, at);
    if (hours === null || hours.within) return at;
    at = hours.until;
  }
  return null;
}

/**
 * The instant at which the team has worked for `length` since `from`; null when that isn't within sixty days without work.
 */
export function afterWorkingTime(calendar: WorkingCalendar, from: Instant, length: Duration): Instant | null {
  let left = length;
  for (let at = nextWorkingTime(calendar, from); at !== null; at = nextWorkingTime(calendar, at)) {
    const until = workingHoursAt(calendar, at)?.until ?? Infinity;
    if (until - at >= left) return at + left;
    left -= until - at;
    at = until;
  }
  return null;
}

function workingHoursAt({ hours, holidays }: WorkingCalendar, instant: Instant): HoursAt | null {
  if (hours === null) return null;
  const isOff = (midnight: number) => holidays.has(dateOf(midnight));
  return hoursAt({ spans: [hours], timezone: hours.timezone, isOff }, instant);
}
