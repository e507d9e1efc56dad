import { SECOND } from "../../src/clock.ts";
import type { PracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import type { Arrival } from "../../test/processes/pager.ts";
import type { Blow } from "./mayhem.ts";
import type { Deed, Said } from "./people.ts";
import type { Written } from "./record.ts";

/** A promise, what was seen of it, and each time it was broken. */
export interface Finding {
  readonly promise: string;
  readonly seen: string;
  readonly broken: readonly string[];
}

export interface Evidence {
  readonly written: Written;
  readonly slack: Pick<PracticeSlack, "channels" | "messages">;
  readonly arrivals: readonly Arrival[];
  readonly deeds: readonly Deed[];
  readonly said: readonly Said[];
  readonly blows: readonly Blow[];
}

/** A dead or stalled process's work is another's within this long. */
export const TAKEN_OVER = 5 * SECOND;

export function spread(values: readonly number[]): string {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return `${sorted.length}: half within ${at(0.5)} ms, 99 % within ${at(0.99)} ms, all within ${at(1)} ms`;
}
