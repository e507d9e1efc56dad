import { DAY, MINUTE, type Instant } from "../clock.ts";
import type { Rotation } from "./rotation.ts";
import { firstInstantAt, localTimeAt, weekdayOf, type LocalTime } from "./wall-clock.ts";

export interface Turn {
  /** Counted from the one in which the rotation begins; null before that. */
  readonly index: number | null;
  /** Slack user id; null before the rotation begins, and where it has no members. */
  readonly person: string | null;
  /** -Infinity before the rotation begins. */
  readonly from: Instant;
  /** The first instant that is no longer in it. */
  readonly until: Instant;
}

/**
 * Whose turn it is at `instant`, whatever the hours of the rotation. Turns are counted in calendar days of its zone, so a
 * hand-over stays at its wall-clock time over clock changes. A rotation that begins between two hand-overs begins with a
 * short turn.
 */
export function turnAt(rotation: Rotation, instant: Instant): Turn {
  const begins = firstInstantAt(rotation.timezone, beginning(rotation));
  if (instant < begins) return { index: null, person: null, from: -Infinity, until: begins };
  const { index, from, until } = startedAt(rotation, instant);
  const person = rotation.members[index % rotation.members.length] ?? null;
  return { index, person, from: Math.max(begins, from), until };
}

function startedAt(rotation: Rotation, instant: Instant): { index: number; from: Instant; until: Instant } {
  const elapsed = localTimeAt(rotation.timezone, instant) - firstHandOver(rotation);
  const shown = Math.floor(elapsed / (rotation.everyDays * DAY));
  // Set back over a hand-over, the wall clock shows once more the time before it: the shift doesn't go back with it.
  const index = turnStart(rotation, shown + 1) <= instant ? shown + 1 : shown;
  return { index, from: turnStart(rotation, index), until: turnStart(rotation, index + 1) };
}

function turnStart(rotation: Rotation, index: number): Instant {
  return firstInstantAt(rotation.timezone, firstHandOver(rotation) + index * rotation.everyDays * DAY);
}

/** The hand-over on the day the rotation begins, or the last one before it: turn 0 is counted from here. */
function firstHandOver(rotation: Rotation): LocalTime {
  const { weekday } = rotation.handOver;
  if (weekday === null) return beginning(rotation);
  const daysSince = (weekdayOf(beginning(rotation)) - weekday + 7) % 7;
  return beginning(rotation) - daysSince * DAY;
}

function beginning(rotation: Rotation): LocalTime {
  return Date.parse(`${rotation.from}T00:00:00Z`) + rotation.handOver.minuteOfDay * MINUTE;
}
