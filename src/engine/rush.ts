import { SECOND, type Clock } from "../clock.ts";

/** How long ordinary work waits, in milliseconds, before it asks again whether it may go on. */
export const GIVING_WAY = 50;
/** It gives way no longer than this, well within a lease. */
const LONGEST_WAY = 2 * SECOND;

/**
 * Writing down what was done can wait a moment for calls that are still due: were the process to die meanwhile, it would be
 * done once more under the same key, which is allowed at any time.
 */
export async function untilCalm(clock: Clock, rush: () => boolean): Promise<void> {
  const until = clock.machineNow() + LONGEST_WAY;
  while (rush() && clock.machineNow() < until) {
    await new Promise<void>((resolve) => void clock.after(GIVING_WAY, resolve));
  }
}
