import { DateTime } from "luxon";
import { DAY, type Instant } from "../../clock.ts";
import { layersOf, type TeamSchedule } from "../../oncall/rotation.ts";
import { overridesOf, type Override } from "../../oncall/override.ts";
import { shiftsBetween } from "../../oncall/shifts-between.ts";
import { isWorkingTime, type WorkingCalendar } from "../../oncall/working-time.ts";

/** Rehearsed from this weekday on, so that what is broken can be mended before the next week begins. */
const FROM_WEEKDAY = 3;
/** Nobody is tested at night or at the weekend. */
const OFFICE = { weekdays: [1, 2, 3, 4, 5], start: 9 * 60, end: 18 * 60 } as const;

/** The week whose rehearsal may begin at `now`, as `2026-W48`; null before its weekday has come. */
export function rehearsalWeek(now: Instant, zone: string): string | null {
  const local = DateTime.fromMillis(now, { zone });
  return local.weekday < FROM_WEEKDAY ? null : local.toFormat("kkkk-'W'WW");
}

/** Everybody who holds a shift of the team within the next seven days, and the manager, who is called after them. */
export function onCallSoon(team: TeamSchedule, now: Instant, overrides: readonly Override[]): string[] {
  const held = layersOf(team).flatMap(([name, layer]) =>
    shiftsBetween(layer, now, now + 7 * DAY, overridesOf(overrides, team.name, name)).map(({ person }) => person),
  );
  return [...new Set([...held, ...(team.manager === null ? [] : [team.manager])])];
}

/**
 * Whether somebody in `zone` may be disturbed by a test: in office hours where they are, not on a holiday of their team's,
 * and where they live by their team's clock only within its hours.
 */
export function mayBeRehearsed({ hours, holidays }: WorkingCalendar, zone: string, now: Instant): boolean {
  const own = isWorkingTime({ hours: { ...OFFICE, timezone: zone }, holidays }, now);
  return own && (hours?.timezone !== zone || isWorkingTime({ hours, holidays }, now));
}
