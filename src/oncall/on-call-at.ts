import type { Instant } from "../clock.ts";
import { contentVersion } from "./content-version.ts";
import { overrideAt, type Override } from "./override.ts";
import { rotationsOf, type Rotation, type RotationLayer } from "./rotation.ts";
import { turnAt } from "./turn.ts";
import { hoursAt } from "./week-hours.ts";

export interface Shift {
  /** Slack user id; null where nobody holds the layer: before it begins, outside its hours, without members. */
  readonly person: string | null;
  /** The first instant of the shift; -Infinity before the rotation begins. */
  readonly from: Instant;
  /** The first instant that is no longer in it. */
  readonly until: Instant;
  /** Whose turn it is by the rotations; null where it is nobody's, or an override holds. */
  readonly turn: TurnOfLayer | null;
  /** What puts `person` in the place of whoever's turn it is. */
  readonly override: Override | null;
  /** Changes with the content of the layer, and with the override that holds. */
  readonly version: string;
}

interface TurnOfLayer {
  /** Which of the layer's rotations, from 0. */
  readonly rotation: number;
  /** Counted from 0 in that rotation. */
  readonly index: number;
  /** Slack user id of whoever's turn it is. */
  readonly person: string;
}

/**
 * Who holds the layer at `instant`, and how far that reaches. A shift ends with the turn, with the hours of the rotation,
 * where a rotation asked earlier comes in, and where an override begins or ends. `overrides` are those of this layer.
 */
export function onCallAt(layer: RotationLayer, instant: Instant, overrides: readonly Override[] = []): Shift {
  const { override, from, until } = overrideAt(overrides, instant);
  const version = contentVersion(override === null ? layer : [layer, override]);
  if (override !== null) return { person: override.person, from, until, turn: null, override, version };
  const base = turnOfLayerAt(layer, instant);
  return {
    person: base.turn?.person ?? null,
    from: Math.max(base.from, from),
    until: Math.min(base.until, until),
    turn: base.turn,
    override,
    version,
  };
}

/** The first hand-over after `instant`: when it is, and who goes and comes (with one member, the same person). */
export function nextHandOver(
  layer: RotationLayer,
  instant: Instant,
  overrides: readonly Override[] = [],
): { readonly at: Instant; readonly from: string | null; readonly to: string | null } {
  const { person, until } = onCallAt(layer, instant, overrides);
  return { at: until, from: person, to: onCallAt(layer, until, overrides).person };
}

interface TurnAt {
  readonly turn: TurnOfLayer | null;
  readonly from: Instant;
  readonly until: Instant;
}

/** The first rotation that has somebody holds; those before it end the stretch where they come in. */
function turnOfLayerAt(layer: RotationLayer, instant: Instant): TurnAt {
  let [from, until] = [-Infinity, Infinity];
  for (const [rotation, each] of rotationsOf(layer).entries()) {
    const held = heldAt(each, instant);
    [from, until] = [Math.max(from, held.from), Math.min(until, held.until)];
    if (held.person !== null && held.index !== null) {
      return { turn: { rotation, index: held.index, person: held.person }, from, until };
    }
  }
  return { turn: null, from, until };
}

/** The turn, cut to the hours of the rotation. */
function heldAt(rotation: Rotation, instant: Instant): ReturnType<typeof turnAt> {
  const turn = turnAt(rotation, instant);
  if (rotation.hours === undefined || rotation.hours.length === 0 || turn.person === null) return turn;
  const hours = hoursAt({ spans: rotation.hours, timezone: rotation.timezone }, instant);
  const cut = { from: Math.max(turn.from, hours.from), until: Math.min(turn.until, hours.until) };
  // Outside the hours nobody's turn is told apart from the next, so that the whole night is one stretch.
  return hours.within ? { ...turn, ...cut } : { index: null, person: null, from: hours.from, until: hours.until };
}
