import { SECOND, type Clock } from "../clock.ts";

/** How long ordinary work waits, in milliseconds, before it asks again whether it may go on. */
export const GIVING_WAY = 50;
/** It gives way entirely no longer than this, well within a lease. */
const LONGEST_WAY = 2 * SECOND;
/** From then on so many go on beside the rush: all of them at once would take every connection to the database. */
const BESIDE = 2;

/**
 * Writing down what was done can wait a moment for calls that are still due: were the process to die meanwhile, it would be
 * done once more under the same key, which is allowed at any time.
 */
export function createGivingWay(clock: Clock, rush: () => boolean): <Done>(work: () => Promise<Done>) => Promise<Done> {
  let passing = 0;
  return async (work) => {
    const until = clock.machineNow() + LONGEST_WAY;
    while (rush() && (clock.machineNow() < until || passing >= BESIDE)) {
      await new Promise<void>((resolve) => void clock.after(GIVING_WAY, resolve));
    }
    passing += 1;
    try {
      return await work();
    } finally {
      passing -= 1;
    }
  };
}
