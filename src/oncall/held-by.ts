import type { Instant } from "../clock.ts";
import { overridesOf, type Override } from "./override.ts";
import { layersOf, type TeamSchedule } from "./rotation.ts";
import { shiftsBetween } from "./shifts-between.ts";

/** A time in which one person holds a layer. */
export interface HeldTime {
  readonly layer: string;
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * When somebody is on call between two instants, layer by layer, cut to that time. Shifts that touch are one.
 */
export function heldBy(
  team: TeamSchedule,
  person: string,
  { from, until }: { readonly from: Instant; readonly until: Instant },
  overrides: readonly Override[] = [],
): HeldTime[] {
  return layersOf(team).flatMap(([name, layer]) => {
    const held: { layer: string; from: Instant; until: Instant }[] = [];
    for (const shift of shiftsBetween(layer, from, until, overridesOf(overrides, team.name, name))) {
      if (shift.person !== person) continue;
      const last = held.at(-1);
      if (last !== undefined && last.until >= shift.from) last.until = Math.min(shift.until, until);
      else held.push({ layer: name, from: Math.max(shift.from, from), until: Math.min(shift.until, until) });
    }
    return held;
  });
}

/**
 * The one shift of a person that a time names: of those that reach into it the first that begins in it, else the first at all.
 * Whole, but for what lies before `now`.
 */
export function shiftNamed(
  team: TeamSchedule,
  person: string,
  span: { readonly from: Instant; readonly until: Instant },
  now: Instant,
  overrides: readonly Override[] = [],
): HeldTime | null {
  const shifts = layersOf(team).flatMap(([layer, rotations]) =>
    shiftsBetween(rotations, span.from, span.until, overridesOf(overrides, team.name, layer))
      .filter((shift) => shift.person === person && shift.until > now)
      .map(({ from, until }) => ({ layer, from: Math.max(from, now), until })),
  );
  return shifts.find(({ from }) => from >= span.from) ?? shifts[0] ?? null;
}
