import type { Clock } from "../../src/clock.ts";

/** One machine's clock: it goes as fast as the world's, and shows what it was set to. Timers run on, as Node's do. */
export interface SkewedClock extends Clock {
  /** Sets it forward, or back where negative; milliseconds. */
  jump(ms: number): void;
  /** Milliseconds before the world's clock. */
  skew(): number;
}

export function createSkewedClock(world: Clock): SkewedClock {
  let skew = 0;
  return {
    now: () => world.now() + skew,
    machineNow: () => world.machineNow() + skew,
    after: (ms, wake) => world.after(ms, wake),
    at: (instant, wake) => world.at(instant - skew, wake),
    jump(ms) {
      skew += ms;
    },
    skew: () => skew,
  };
}
