import type { Instant } from "../clock.ts";

/** Somebody holds a layer for a time, whoever's turn it is: cover, or one half of a swap. Pure data. */
export interface Override {
  /** The team's and the layer's names. */
  readonly team: string;
  readonly layer: string;
  /** Slack user id of whoever holds it. */
  readonly person: string;
  readonly from: Instant;
  /** The first instant that is no longer in it. Not after `from`: it holds nothing. */
  readonly until: Instant;
  /** Slack user id of whoever made it. */
  readonly by: string;
  /** When it was made: of two that overlap the later one holds. */
  readonly at: Instant;
}

/** Two overrides of one layer that hold the same time; the first gives way to the second. */
export interface Overlap {
  readonly first: Override;
  readonly second: Override;
  readonly from: Instant;
  readonly until: Instant;
}

/** Those of one layer that hold any time at all, in the order they were made. */
export function overridesOf(overrides: readonly Override[], team: string, layer: string): readonly Override[] {
  return overrides
    .filter((each) => each.team === team && each.layer === layer && each.from < each.until)
    .toSorted((left, right) => left.at - right.at);
}

/** Every pair that overlaps, of all teams and layers. They are no mistake, but whoever makes the second should know. */
export function overlapsAmong(overrides: readonly Override[]): Overlap[] {
  const made = overrides.filter(({ from, until }) => from < until).toSorted((left, right) => left.at - right.at);
  return made.flatMap((first, index) =>
    made
      .slice(index + 1)
      .filter((second) => second.team === first.team && second.layer === first.layer)
      .map((second) => ({
        first,
        second,
        from: Math.max(first.from, second.from),
        until: Math.min(first.until, second.until),
      }))
      .filter(({ from, until }) => from < until),
  );
}

/**
 * Which of the overrides of one layer (in the order they were made) holds at `instant`, and how far that reaches; where none
 * does, `override` is null and the stretch lies between them.
 */
export function overrideAt(
  overrides: readonly Override[],
  instant: Instant,
): { readonly override: Override | null; readonly from: Instant; readonly until: Instant } {
  const index = overrides.findLastIndex(({ from, until }) => from <= instant && instant < until);
  const override = overrides[index] ?? null;
  // Only one that was made later interrupts.
  const interrupting = overrides.slice(index + 1);
  const ended = interrupting.map(({ until }) => until).filter((until) => until <= instant);
  const coming = interrupting.map(({ from }) => from).filter((from) => from > instant);
  return {
    override,
    from: Math.max(override?.from ?? -Infinity, ...ended),
    until: Math.min(override?.until ?? Infinity, ...coming),
  };
}
