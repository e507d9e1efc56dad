import { SECOND, type Clock, type Instant } from "../clock.ts";
import type { Logger } from "../logger.ts";

/** However well it is woken, it looks again after this long: a wake-up may be lost. */
export const SAFETY_TICK = SECOND;

export interface Sleeper {
  start(): void;
  wake(): void;
  /** Waits for the look under way. */
  stop(): Promise<void>;
}

/**
 * Looks, sleeps until the nearest thing is due, and looks again; a wake-up cuts the sleep short.
 * `look` returns when it wants to look next, in machine time, or null.
 */
export function createSleeper({
  clock,
  logger,
  name,
  look,
  safetyTick = SAFETY_TICK,
}: {
  clock: Clock;
  logger: Logger;
  name: string;
  look: () => Promise<Instant | null>;
  /** Milliseconds of machine time. */
  safetyTick?: number;
}): Sleeper {
  let running = false;
  let looking: Promise<void> | null = null;
  let again = false;
  let callOff = (): void => undefined;

  const sleeper: Sleeper = {
    start() {
      running = true;
      sleeper.wake();
    },
    wake() {
      if (!running) return;
      if (looking !== null) {
        again = true;
        return;
      }
      callOff();
      looking = round().finally(() => {
        looking = null;
        // Whoever called between the last look and this line would go unheard until the safety tick.
        if (again) sleeper.wake();
      });
    },
    async stop() {
      running = false;
      callOff();
      await looking;
    },
  };
  return sleeper;

  async function round(): Promise<void> {
    let next: Instant | null = null;
    for (let turn = 0; turn === 0 || wantsAnother(next); turn += 1) {
      // Whatever else waits for its turn gets it between two looks, or a flood of work would starve the whole process.
      if (turn > 0) await new Promise((resolve) => setImmediate(resolve));
      again = false;
      try {
        next = await look();
      } catch (error) {
        logger.error({ error: String(error) }, `${name}: looking failed`);
        next = null;
      }
    }
    if (!running) return;
    const until = Math.min(next ?? Infinity, clock.machineNow() + safetyTick);
    callOff = clock.after(until - clock.machineNow(), () => sleeper.wake());
  }

  function wantsAnother(next: Instant | null): boolean {
    return running && (again || (next !== null && next <= clock.machineNow()));
  }
}
