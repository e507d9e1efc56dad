/** Milliseconds since the Unix epoch, UTC. */
export type Instant = number;

/** Milliseconds. */
export type Duration = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * The only source of time. Incident time (deadlines, reminders, schedules) may be accelerated in practice;
 * machine time (leases, time-outs, back-off, Slack's triggers) never is.
 */
export interface Clock {
  /** Incident time, now. */
  now(): Instant;
  /** Machine time, now. */
  machineNow(): Instant;
  /** Runs `wake` once, after `ms` milliseconds of machine time. Returns how to call it off. */
  after(ms: number, wake: () => void): () => void;
  /** Runs `wake` once, when incident time has reached `instant` (soon, when it has passed). Returns how to call it off. */
  at(instant: Instant, wake: () => void): () => void;
}

// A longer delay overflows Node's timer, which would then fire at once.
const LONGEST_TIMER = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  machineNow: () => Date.now(),
  after(ms, wake) {
    const timer = setTimeout(wake, Math.min(Math.max(ms, 0), LONGEST_TIMER));
    return () => clearTimeout(timer);
  },
  at: (instant, wake) => systemClock.after(instant - Date.now(), wake),
};
