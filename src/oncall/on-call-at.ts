import { DateTime } from "luxon";
import { DAY, MINUTE, type Instant } from "../clock.ts";
import { contentVersion } from "./content-version.ts";
import type { RotationLayer } from "./rotation.ts";
import { firstInstantAt, localTimeAt, type LocalTime } from "./wall-clock.ts";

export interface Shift {
  /** Slack user id; null before the rotation begins, and where it has no members. */
  readonly person: string | null;
  /** The first instant of the shift; -Infinity before the rotation begins. */
  readonly from: Instant;
  /** The first instant that is no longer in it. */
  readonly until: Instant;
  /** Changes with the content of the layer. */
  readonly version: string;
}

/**
 * Who holds the layer at `instant`. Shifts are counted in calendar days of the layer's zone, so a hand-over stays at its
 * wall-clock time over clock changes. A rotation that begins between two hand-overs begins with a short shift.
 */
export function onCallAt(layer: RotationLayer, instant: Instant): Shift {
  const version = contentVersion(layer);
  const begins = firstInstantAt(layer.timezone, beginning(layer));
  if (instant < begins) return { person: null, from: -Infinity, until: begins, version };
  const shift = shiftIndexAt(layer, instant);
  return {
    person: layer.members[shift % layer.members.length] ?? null,
    from: Math.max(begins, shiftStart(layer, shift)),
    until: shiftStart(layer, shift + 1),
    version,
  };
}

/** The first hand-over after `instant`: when it is, and who goes and comes (with one member, the same person). */
export function nextHandOver(
  layer: RotationLayer,
  instant: Instant,
): { readonly at: Instant; readonly from: string | null; readonly to: string | null } {
  const { person, until } = onCallAt(layer, instant);
  return { at: until, from: person, to: onCallAt(layer, until).person };
}

function shiftIndexAt(layer: RotationLayer, instant: Instant): number {
  const elapsed = localTimeAt(layer.timezone, instant) - firstHandOver(layer);
  let shift = Math.floor(elapsed / (layer.everyDays * DAY));
  // The wall clock alone is off by one round a gap or an overlap.
  while (shiftStart(layer, shift) > instant) shift -= 1;
  while (shiftStart(layer, shift + 1) <= instant) shift += 1;
  return shift;
}

function shiftStart(layer: RotationLayer, shift: number): Instant {
  return firstInstantAt(layer.timezone, firstHandOver(layer) + shift * layer.everyDays * DAY);
}

/** The hand-over on the day the rotation begins, or the last one before it: shift 0 is counted from here. */
function firstHandOver(layer: RotationLayer): LocalTime {
  const { weekday } = layer.handOver;
  if (weekday === null) return beginning(layer);
  const daysSince = (DateTime.fromMillis(beginning(layer), { zone: "utc" }).weekday - weekday + 7) % 7;
  return beginning(layer) - daysSince * DAY;
}

function beginning(layer: RotationLayer): LocalTime {
  return DateTime.fromISO(layer.from, { zone: "utc" }).toMillis() + layer.handOver.minuteOfDay * MINUTE;
}
