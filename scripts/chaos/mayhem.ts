import { SECOND, systemClock, type Instant } from "../../src/clock.ts";
import { passed, type RealBot } from "../../test/processes/real-bot.ts";
import type { ChaosWorkspace, Instance } from "./workspace.ts";

export interface Blow {
  readonly kind: "killed" | "froze" | "stopped";
  readonly from: Instant;
  /** When it was back. */
  readonly to: Instant;
}

export interface Mayhem {
  readonly blows: readonly Blow[];
  /** Whatever was hit is brought back. */
  stop(): Promise<void>;
}

const EVERY = [2 * SECOND, 5 * SECOND] as const;
const DOWN = [0, 3 * SECOND] as const;
/** Longer than a lease of 4 s: what it held is somebody else's when it comes back. */
const FROZEN = [5 * SECOND, 9 * SECOND] as const;

/** Every few seconds one process is killed, stands still for longer than its leases, or is told to stop; never the last one. */
export function wreak(workspace: ChaosWorkspace): Mayhem {
  const { random, instances } = workspace;
  const blows: Blow[] = [];
  const healing: Promise<void>[] = [];
  let going = true;

  async function strike(instance: Instance, bot: RealBot): Promise<void> {
    const from = systemClock.now();
    // One at a time: whoever takes over from it must be there.
    const freezes = !instances.some(({ frozen }) => frozen) && random.chance(0.35);
    const kind = freezes ? "froze" : random.chance(0.2) ? "stopped" : "killed";
    if (freezes) {
      instance.frozen = true;
      const thaw = bot.freeze();
      await passed(random.between(...FROZEN));
      thaw();
      instance.frozen = false;
    } else {
      if (kind === "killed") instance.bot = null;
      await bot.end(kind === "killed" ? "SIGKILL" : "SIGTERM");
      instance.bot = null;
      await passed(random.between(...DOWN));
      await workspace.start(instance);
    }
    blows.push({ kind, from, to: systemClock.now() });
  }

  async function goOn(): Promise<void> {
    while (going) {
      await passed(random.between(...EVERY));
      const hit = instances.filter(({ bot, frozen }) => bot !== null && !frozen);
      const victim = hit[random.between(0, hit.length - 1)];
      if (going && hit.length > 1 && victim?.bot) healing.push(strike(victim, victim.bot));
    }
  }

  const all = goOn();
  return {
    blows,
    async stop() {
      going = false;
      await all;
      await Promise.all(healing);
    },
  };
}
