import { DAY, MINUTE, type Instant } from "../clock.ts";
import type { WeekSpan } from "./rotation.ts";
import { firstInstantAt, localTimeAt, startOfDay, weekdayOf, type LocalTime } from "./wall-clock.ts";

interface Stretch {
  readonly from: Instant;
  /** The first instant that is no longer in it. */
  readonly until: Instant;
}

export interface HoursAt extends Stretch {
  /** Whether the stretch lies within the hours, or between two of them. */
  readonly within: boolean;
}

interface Days {
  /** The spans that begin on a day. */
  readonly spansOn: (midnight: LocalTime) => readonly Stretch[];
  readonly timezone: string;
}

/** Looked so many days either way: a weekday comes again after seven, and a zone may have skipped it once. */
const HORIZON = 15;

/**
 * Whether `instant` lies within the spans on the zone's wall clock, and how far that reaches either way (two weeks
 * at most where holidays leave no boundary). A span begins and ends at the first instant the wall clock shows its times, so that
 * two spans that share a boundary leave no gap and no overlap between them over any clock change. `isOff` takes whole days out.
 */
export function hoursAt({ spans, timezone, isOff }: HoursInZone, instant: Instant): HoursAt {
  if (isOff === undefined && areAlways(spans)) return { within: true, from: -Infinity, until: Infinity };
  const today = startOfDay(localTimeAt(timezone, instant));
  const spansOn: Days["spansOn"] = (midnight) =>
    isOff?.(midnight)
      ? []
      : spans
          .filter(({ weekdays }) => weekdays.includes(weekdayOf(midnight)))
          .map((span) => stretchOf(span, midnight, timezone))
          .filter(({ from, until }) => from < until);
  // A span lasts into the following day at most, and a wall clock may be set back over midnight.
  const near = range(-2, 1).flatMap((day) => spansOn(today + day * DAY));
  const held = near.find(({ from, until }) => from <= instant && instant < until);
  if (held) return { within: true, ...grown(held, today, { spansOn, timezone }) };
  return { within: false, ...between(instant, today, { spansOn, timezone }) };
}

export interface HoursInZone {
  readonly spans: readonly WeekSpan[];
  /** IANA zone. */
  readonly timezone: string;
  readonly isOff?: (midnight: LocalTime) => boolean;
}

/** Whether the spans leave no minute of the week out. */
function areAlways(spans: readonly WeekSpan[]): boolean {
  const week = (7 * DAY) / MINUTE;
  const each = spans.flatMap(({ weekdays, start, end }) =>
    weekdays.flatMap((weekday) => {
      const from = ((weekday - 1) * DAY) / MINUTE + start;
      const until = from + (end > start ? end - start : end + DAY / MINUTE - start);
      // Sunday's night reaches into Monday.
      return [
        { from, until },
        { from: from - week, until: until - week },
      ];
    }),
  );
  let covered = 0;
  for (const { from, until } of each.toSorted((left, right) => left.from - right.from)) {
    if (from <= covered) covered = Math.max(covered, until);
  }
  return covered >= week;
}

function stretchOf({ start, end }: WeekSpan, midnight: LocalTime, timezone: string): Stretch {
  const lasts = end > start ? end : end + DAY / MINUTE;
  return {
    from: firstInstantAt(timezone, midnight + start * MINUTE),
    until: firstInstantAt(timezone, midnight + lasts * MINUTE),
  };
}

/** With every span that touches it, and those that touch these. */
function grown(held: Stretch, today: LocalTime, { spansOn, timezone }: Days): Stretch {
  const midnight = (day: number) => firstInstantAt(timezone, today + day * DAY);
  const on = (day: number) => spansOn(today + day * DAY).toSorted((left, right) => left.from - right.from);
  let { from, until } = held;
  for (let day = -2; day <= HORIZON && midnight(day) <= until; day += 1) {
    for (const span of on(day)) if (span.from <= until && span.until > until) until = span.until;
  }
  for (let day = 1; day >= -HORIZON && midnight(day + 2) >= from; day -= 1) {
    for (const span of on(day).toReversed()) if (span.until >= from && span.from < from) from = span.from;
  }
  return { from, until };
}

function between(instant: Instant, today: LocalTime, { spansOn, timezone }: Days): Stretch {
  const ended = (day: number) => spansOn(today + day * DAY).flatMap(({ until }) => (until <= instant ? [until] : []));
  const begun = (day: number) => spansOn(today + day * DAY).flatMap(({ from }) => (from > instant ? [from] : []));
  const last = range(1, -HORIZON).find((day) => ended(day).length > 0);
  const next = range(-1, HORIZON).find((day) => begun(day).length > 0);
  return {
    // The day before may have begun the longer one.
    from:
      last === undefined
        ? firstInstantAt(timezone, today - HORIZON * DAY)
        : Math.max(...ended(last), ...ended(last - 1)),
    until: next === undefined ? firstInstantAt(timezone, today + HORIZON * DAY) : Math.min(...begun(next)),
  };
}

/** Whole numbers from the first to the last, up or down. */
function range(first: number, last: number): number[] {
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => first + index * Math.sign(last - first));
}
