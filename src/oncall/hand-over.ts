import type { Instant } from "../clock.ts";
import { onCallAt, type Shift } from "./on-call-at.ts";
import { overridesOf, type Override } from "./override.ts";
import type { RotationLayer, TeamSchedule } from "./rotation.ts";

/** Primary's shift changes hands. */
export interface HandOverTime {
  readonly at: Instant;
  /** When the turn that ends began. */
  readonly begun: Instant;
  readonly from: string;
  readonly to: string;
}

/** So many stretches of the schedule are looked at: forty weeks where turns are weekly, some weeks where hours part them. */
const LOOKED_AT = 40;

/**
 * The first time after `instant` at which a turn of Primary ends and somebody else comes. Who goes and comes is told by the
 * overrides, when by the turns alone: an evening of cover is no hand-over, nor is a night outside the hours. Where none is
 * found, `at` tells how far was looked; null without a Primary.
 */
export function handOverAfter(
  team: TeamSchedule,
  instant: Instant,
  overrides: readonly Override[],
): HandOverTime | { readonly at: Instant; readonly to: null } | null {
  const layer = team.layers.primary;
  if (layer === null) return null;
  const own = overridesOf(overrides, team.name, "primary");
  let before = lastTurnAt(layer, instant);
  let at = onCallAt(layer, instant).until;
  for (let looked = 0; looked < LOOKED_AT; looked += 1) {
    const next = onCallAt(layer, at);
    const another = before === null || isAnotherTurn(before, next);
    if (next.turn !== null && before !== null && another) {
      const [from, to] = [onCallAt(layer, before.until - 1, own).person, onCallAt(layer, at, own).person];
      if (from !== null && to !== null && from !== to) return { at, begun: before.from, from, to };
    }
    if (next.turn !== null) before = before === null || another ? next : { ...next, from: before.from };
    at = next.until;
  }
  return { at, to: null };
}

/** The turn at `instant`, or the last one before it; null where there was none. */
function lastTurnAt(layer: RotationLayer, instant: Instant): Shift | null {
  let shift = onCallAt(layer, instant);
  for (let looked = 0; shift.turn === null && shift.from > -Infinity && looked < LOOKED_AT; looked += 1) {
    shift = onCallAt(layer, shift.from - 1);
  }
  return shift.turn === null ? null : shift;
}

function isAnotherTurn(left: Shift, right: Shift): boolean {
  return left.turn?.rotation !== right.turn?.rotation || left.turn?.index !== right.turn?.index;
}
