import type { Instant } from "../clock.ts";
import type { Override } from "./override.ts";
import { layersOf, rotationsOf, type RotationLayer, type TeamSchedule } from "./rotation.ts";
import { shiftsBetween, type HeldShift } from "./shifts-between.ts";

/** Slack user ids of everybody who takes turns in any layer of the team, each once. */
export function poolOf(team: TeamSchedule): readonly string[] {
  const members = layersOf(team).flatMap(([, layer]) => rotationsOf(layer).flatMap((rotation) => rotation.members));
  return [...new Set(members)];
}

/** One person has two turns of a rotation in a row: no rest between them. */
export interface BackToBack {
  readonly person: string;
  readonly from: Instant;
  /** When the second turn begins. */
  readonly again: Instant;
  readonly until: Instant;
}

/**
 * Every two turns in a row that one person has, among those that reach into the time between `from` and `until`. Whoever
 * holds the longest part of a turn has it, so that an evening of cover makes nobody's week. `overrides` are those of this layer.
 */
export function backToBackShifts(
  layer: RotationLayer,
  from: Instant,
  until: Instant,
  overrides: readonly Override[] = [],
): BackToBack[] {
  const shifts = shiftsBetween(layer, from, until);
  return rotationsOf(layer).flatMap((_, rotation) => {
    const byIndex = Map.groupBy(
      shifts.filter(({ turn }) => turn?.rotation === rotation),
      ({ turn }) => turn!.index,
    );
    const turns = [...byIndex].map(([index, stretches]) => ({
      index,
      person: longestHolder(layer, stretches, overrides),
      from: stretches[0]!.from,
      until: stretches.at(-1)!.until,
    }));
    return turns.flatMap((turn, index) => {
      const before = turns[index - 1];
      const inARow = before?.person === turn.person && before.index + 1 === turn.index;
      return before && inARow ? [{ person: turn.person, from: before.from, again: turn.from, until: turn.until }] : [];
    });
  });
}

function longestHolder(layer: RotationLayer, stretches: readonly HeldShift[], overrides: readonly Override[]): string {
  const times = new Map<string, number>();
  for (const stretch of stretches) {
    for (const { person, from, until } of shiftsBetween(layer, stretch.from, stretch.until, overrides)) {
      const length = Math.min(until, stretch.until) - Math.max(from, stretch.from);
      times.set(person, (times.get(person) ?? 0) + length);
    }
  }
  return [...times].toSorted((left, right) => right[1] - left[1])[0]![0];
}
