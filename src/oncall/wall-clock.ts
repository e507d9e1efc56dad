import { IANAZone } from "luxon";
import { DAY, MINUTE, SECOND, type Instant } from "../clock.ts";

/** What a wall clock shows, written as if it were UTC milliseconds: arithmetic on it knows no clock changes. */
export type LocalTime = number;

/** What the wall clock of the IANA zone shows at `instant`. */
export function localTimeAt(timezone: string, instant: Instant): LocalTime {
  return instant + offsetAt(timezone, instant);
}

/** ISO weekday, 1 = Monday to 7 = Sunday, of what a wall clock shows. */
export function weekdayOf(local: LocalTime): number {
  // The first of January 1970 was a Thursday.
  return ((((Math.floor(local / DAY) + 3) % 7) + 7) % 7) + 1;
}

/** The local midnight with which the day of `local` begins. */
export function startOfDay(local: LocalTime): LocalTime {
  return Math.floor(local / DAY) * DAY;
}

/** ISO calendar date, such as "2026-01-05". */
export function dateOf(local: LocalTime): string {
  return new Date(local).toISOString().slice(0, 10);
}

/**
 * The first instant at which the wall clock of the zone shows `local` or later: in a gap the first instant after it, in an
 * overlap the first of the two.
 */
export function firstInstantAt(timezone: string, local: LocalTime): Instant {
  // Whatever the zone does in between, its offsets a day before and a day after are those of both sides of a change.
  const before = local - offsetAt(timezone, local - DAY);
  const after = local - offsetAt(timezone, local + DAY);
  const showing = [...new Set([before, after])].filter((instant) => localTimeAt(timezone, instant) === local);
  if (showing.length > 0) return Math.min(...showing);
  return endOfGap(timezone, local, Math.min(before, after), Math.max(before, after));
}

/** Halves the stretch until the second in which the clock jumps over `local`; zones change on whole seconds. */
function endOfGap(timezone: string, local: LocalTime, earliest: Instant, latest: Instant): Instant {
  let [short, reached] = [Math.floor(earliest / SECOND) - 1, Math.ceil(latest / SECOND)];
  while (reached - short > 1) {
    const middle = Math.floor((short + reached) / 2);
    if (localTimeAt(timezone, middle * SECOND) >= local) reached = middle;
    else short = middle;
  }
  return reached * SECOND;
}

/** Milliseconds ahead of UTC. The same shift changes are asked for again and again, and the platform takes long to answer. */
function offsetAt(timezone: string, instant: Instant): number {
  const key = `${timezone} ${instant}`;
  let offset = known.get(key);
  if (offset === undefined) {
    // Luxon counts in minutes, which are fractions where a zone once kept odd seconds.
    offset = Math.round(IANAZone.create(timezone).offset(instant) * MINUTE);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, offset);
  }
  return offset;
}

const MOST_KNOWN = 10_000;
const known = new Map<string, number>();
