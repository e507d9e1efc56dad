import { MINUTE, SECOND } from "../clock.ts";

/** A page is tried again at most this late; anything else may wait longer. */
const LONGEST_WAIT = { urgent: 15 * SECOND, ordinary: 5 * MINUTE };

/** Milliseconds until the next attempt: 1, 2, 4 seconds and on. */
export function waitAfter(attempt: number, urgent: boolean): number {
  const wait = SECOND * 2 ** Math.min(attempt - 1, 20);
  return Math.min(wait, urgent ? LONGEST_WAIT.urgent : LONGEST_WAIT.ordinary);
}

/** What isn't possible yet is asked for again each second, and more seldom the longer it has waited. */
const LONGEST_ASK = 10 * SECOND;

/** Milliseconds until the next look at something that has waited for `ms`. */
export function waitFor(ms: number): number {
  return Math.min(Math.max(Math.round(ms / 16), SECOND), LONGEST_ASK);
}
