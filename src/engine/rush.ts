import { SECOND, type Clock, type Instant } from "../clock.ts";

/** How long ordinary work waits, in milliseconds, before it asks again whether it may go on. */
export const GIVING_WAY = 50;
/** It gives way entirely no longer than this, well within a lease. */
const LONGEST_WAY = 2 * SECOND;
/** From then on so many go on beside the rush. */
const BESIDE = 2;
/** Of the ten connections to a database some are left for calls and for what comes in, however much is to be written down. */
const AT_ONCE = 6;

/**
 * Writing down what was done can wait a moment for calls that are still due: were the process to die meanwhile, it would be
 * done once more under the same key, which is allowed at any time.
 */
export function createGivingWay(clock: Clock, rush: () => boolean): <Done>(work: () => Promise<Done>) => Promise<Done> {
  const waiting: { since: Instant; go(): void }[] = [];
  let passing = 0;
  let called = false;

  return async (work) => {
    await new Promise<void>((go) => {
      waiting.push({ since: clock.machineNow(), go });
      letPass();
    });
    try {
      return await work();
    } finally {
      passing -= 1;
      letPass();
    }
  };

  function letPass(): void {
    for (let first = waiting[0]; first !== undefined && passing < mostAtOnce(first.since); first = waiting[0]) {
      waiting.shift();
      passing += 1;
      first.go();
    }
    if (called || waiting.length === 0 || !rush()) return;
    called = true;
    clock.after(GIVING_WAY, () => {
      called = false;
      letPass();
    });
  }

  function mostAtOnce(since: Instant): number {
    if (!rush()) return AT_ONCE;
    return clock.machineNow() >= since + LONGEST_WAY ? BESIDE : 0;
  }
}
