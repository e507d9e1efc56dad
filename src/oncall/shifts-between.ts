import type { Instant } from "../clock.ts";
import { onCallAt, type Shift } from "./on-call-at.ts";
import { overridesOf, type Override } from "./override.ts";
import { layersOf, type RotationLayer, type TeamSchedule } from "./rotation.ts";

/** A shift that somebody holds. */
export type HeldShift = Shift & { readonly person: string };

/**
 * Every shift of the layer that reaches into the time between `from` and `until`, whole and in order. One whose hours come
 * each day is one shift a day. `overrides` are those of this layer.
 */
export function shiftsBetween(
  layer: RotationLayer,
  from: Instant,
  until: Instant,
  overrides: readonly Override[] = [],
): HeldShift[] {
  return stretchesBetween(layer, { from, until }, overrides).filter((shift) => shift.person !== null) as HeldShift[];
}

/** A time in which nobody holds the layer. */
export interface CoverageGap {
  readonly layer: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** When nobody holds a layer of the team, cut to the time asked for, layer by layer. */
export function coverageGaps(
  team: TeamSchedule,
  from: Instant,
  until: Instant,
  overrides: readonly Override[] = [],
): CoverageGap[] {
  return layersOf(team).flatMap(([name, layer]) => {
    const stretches = stretchesBetween(layer, { from, until }, overridesOf(overrides, team.name, name));
    const empty = stretches.filter(({ person }) => person === null);
    return joined(empty).map((gap) => ({
      layer: name,
      from: Math.max(gap.from, from),
      until: Math.min(gap.until, until),
    }));
  });
}

function stretchesBetween(
  layer: RotationLayer,
  window: { from: Instant; until: Instant },
  overrides: readonly Override[],
): Shift[] {
  const shifts: Shift[] = [];
  for (let at = window.from; at < window.until; at = shifts.at(-1)!.until) shifts.push(onCallAt(layer, at, overrides));
  return shifts;
}

/** Neighbours that touch, as one. */
function joined(stretches: readonly Shift[]): { from: Instant; until: Instant }[] {
  const all: { from: Instant; until: Instant }[] = [];
  for (const { from, until } of stretches) {
    const last = all.at(-1);
    if (last !== undefined && last.until >= from) last.until = until;
    else all.push({ from, until });
  }
  return all;
}
