import { DateTime } from "luxon";
import type { Instant } from "../clock.ts";
import type { Team } from "../config/config.ts";
import {
  isWorkingTime as isWithin,
  nextWorkingTime as nextWithin,
  type WorkingCalendar,
} from "../oncall/working-time.ts";
import { holidaysIn } from "./holidays.ts";

/** Whether the team works at `instant`; always, when its hours aren't known. */
export function isWorkingTime(team: Team, instant: Instant): boolean {
  return isWithin(workingCalendarOf(team, instant), instant);
}

/** `instant` itself when the team works then, else when it begins next; null when that isn't within sixty days. */
export function nextWorkingTime(team: Team, instant: Instant): Instant | null {
  return nextWithin(workingCalendarOf(team, instant), instant);
}

/** The hours and holidays of a team, for pure code: good for half a year before and after `around`. */
export function workingCalendarOf({ hours, holidays }: Team, around: Instant): WorkingCalendar {
  if (hours === null || holidays === null) return { hours, holidays: new Set() };
  const year = new Date(around).getUTCFullYear();
  return { hours, holidays: new Set([year - 1, year, year + 1].flatMap((each) => holidaysIn(holidays, each))) };
}

/** Whether `at` falls on a holiday of the team, in the zone of its hours or else in this one. */
export function isHoliday({ hours, holidays }: Team, at: Instant, zone: string): boolean {
  if (holidays === null) return false;
  const day = DateTime.fromMillis(at, { zone: hours?.timezone ?? zone });
  return holidaysIn(holidays, day.year).includes(day.toISODate() ?? "");
}
