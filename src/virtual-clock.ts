import type { Clock, Instant } from "./clock.ts";

/** A clock that stands still until it is told to go on; it runs every timer at its own instant, in order. */
export interface VirtualClock extends Clock {
  /** Lets so many milliseconds pass. `settle` runs after each timer, so that what it started can finish. */
  pass(ms: number, settle: () => Promise<void>): Promise<void>;
  /** When the next timer rings; null when none is set. */
  next(): Instant | null;
}

interface Timer {
  at: Instant;
  order: number;
  wake(): void;
}

export function createVirtualClock(start: Instant): VirtualClock {
  let now = start;
  let order = 0;
  const timers = new Set<Timer>();

  const clock: VirtualClock = {
    now: () => now,
    machineNow: () => now,
    after: (ms, wake) => clock.at(now + Math.max(ms, 0), wake),
    at(instant, wake) {
      const timer = { at: Math.max(instant, now), order: (order += 1), wake };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    next: () => earliest()?.at ?? null,
    async pass(ms, settle) {
      const end = now + ms;
      await settle();
      for (let timer = earliest(); timer !== null && timer.at <= end; timer = earliest()) {
        now = Math.max(now, timer.at);
        // What rings at the same instant rings together, as it would in a real loop.
        for (const due of dueNow()) {
          timers.delete(due);
          due.wake();
        }
        await settle();
      }
      now = end;
    },
  };
  return clock;

  function dueNow(): Timer[] {
    return [...timers]
      .filter((timer) => timer.at <= now)
      .toSorted((left, right) => left.at - right.at || left.order - right.order);
  }

  function earliest(): Timer | null {
    let found: Timer | null = null;
    for (const timer of timers) {
      if (found === null || timer.at < found.at || (timer.at === found.at && timer.order < found.order)) found = timer;
    }
    return found;
  }
}
