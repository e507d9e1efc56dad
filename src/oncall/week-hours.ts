import { DAY, MINUTE, type Instant } from "../clock.ts";
import type { WeekSpan } from "./rotation.ts";
import { firstInstantAt, localTimeAt, startOfDay, weekdayOf, type LocalTime } from "./wall-clock.ts";

export interface Stretch {
  readonly from: Instant;
  /** The first instant that is no longer in it. */
  readonly until: Instant;
}

export interface HoursAt extends Stretch {
  /** Whether the stretch lies within the hours, or between two of them. */
  readonly within: boolean;
}

/** The span that begins on a day: two spans may touch or overlap, and count as one stretch then. */
type SpansOn = (midnight: LocalTime) => readonly Stretch[];

/** Looked so many days either way: a weekday comes again after seven, and a zone may have skipped it once. */
const HORIZON = 15;

/**
 * Whether `instant` lies within the spans on the zone's wall clock, and how far that reaches either way (in a week without
 * any boundary, a week or two). A span begins and ends at the first instant the wall clock shows its times, so that
 * two spans that share a boundary leave no gap and no overlap between them over any clock change. `isOff` takes whole days out.
 */
export function hoursAt({ spans, timezone, isOff = () => false }: HoursInZone, instant: Instant): HoursAt {
  const today = startOfDay(localTimeAt(timezone, instant));
  const spansOn: SpansOn = (midnight) =>
    isOff(midnight)
      ? []
      : spans
          .filter(({ weekdays }) => weekdays.includes(weekdayOf(midnight)))
          .map((span) => stretchOf(span, midnight, timezone))
          .filter(({ from, until }) => from < until);
  const days = (first: number, last: number) => daysBetween(today, first, last).flatMap(spansOn);
  // A span lasts into the following day at most, and a wall clock may be set back over midnight.
  const held = days(-2, 1).find(({ from, until }) => from <= instant && instant < until);
  if (held) return { within: true, ...grown(held, today, spansOn) };
  return { within: false, ...between(instant, { today, spansOn, timezone }) };
}

export interface HoursInZone {
  readonly spans: readonly WeekSpan[];
  /** IANA zone. */
  readonly timezone: string;
  readonly isOff?: (midnight: LocalTime) => boolean;
}

function stretchOf({ start, end }: WeekSpan, midnight: LocalTime, timezone: string): Stretch {
  const lasts = end > start ? end : end + DAY / MINUTE;
  return {
    from: firstInstantAt(timezone, midnight + start * MINUTE),
    until: firstInstantAt(timezone, midnight + lasts * MINUTE),
  };
}

/** With every span that touches it, a week either way. */
function grown(held: Stretch, today: LocalTime, spansOn: SpansOn): Stretch {
  let { from, until } = held;
  const touching = daysBetween(today, -8, 8)
    .flatMap(spansOn)
    .toSorted((left, right) => left.from - right.from);
  for (const span of touching) if (span.from <= until && span.until > until) until = span.until;
  for (const span of touching.toReversed()) if (span.until >= from && span.from < from) from = span.from;
  return { from, until };
}

function between(
  instant: Instant,
  { today, spansOn, timezone }: { today: LocalTime; spansOn: SpansOn; timezone: string },
): Stretch {
  let from = firstInstantAt(timezone, today - HORIZON * DAY);
  let until = firstInstantAt(timezone, today + HORIZON * DAY);
  for (let day = 1; day >= -HORIZON; day -= 1) {
    // The day before may have begun the longer one.
    const spans = daysBetween(today, day - 1, day).flatMap(spansOn);
    const ended = spans.map((span) => span.until).filter((end) => end <= instant);
    if (ended.length === 0) continue;
    from = Math.max(...ended);
    break;
  }
  for (let day = -1; day <= HORIZON; day += 1) {
    const begun = spansOn(today + day * DAY)
      .map((span) => span.from)
      .filter((begin) => begin > instant);
    if (begun.length === 0) continue;
    until = Math.min(...begun);
    break;
  }
  return { from, until };
}

function daysBetween(today: LocalTime, first: number, last: number): LocalTime[] {
  return Array.from({ length: last - first + 1 }, (_, index) => today + (first + index) * DAY);
}
