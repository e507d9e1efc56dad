import { MINUTE, SECOND, type Clock, type Instant } from "../clock.ts";
import { TooFast } from "../engine/performer.ts";
import { Rejected } from "./notifier.ts";

/**
 * Half of the last ten calls gone wrong within a minute, and a provider is left alone for half a minute. Slowness alone doesn't
 * count: a call that ends late may have waited for us, not for the provider, and resting would make our own stall worse.
 */
const WINDOW = 10;
const TOLERATED = WINDOW / 2;
/** What went wrong longer ago is forgiven: a provider that is well must not rest for it. */
const REMEMBERED = MINUTE;
const REST = 30 * SECOND;
/** After the rest so many calls may try whether it is back. */
const TRIALS = 5;
/** Calls to one provider at once; another provider never waits for them. */
const AT_ONCE = 256;
const SOON = SECOND;

export interface Guard {
  /** Runs a call, or throws `TooFast` without running it while the provider rests or has its hands full. */
  run<Result>(call: () => Promise<Result>): Promise<Result>;
}

/** Keeps one provider's trouble its own. The clock is ours: a simulated night rests no real half minute. */
export function createGuard(clock: Clock): Guard {
  let outcomes: { good: boolean; at: Instant }[] = [];
  let restUntil: Instant | null = null;
  let trials = 0;
  let underWay = 0;

  return {
    async run(call) {
      admit();
      underWay += 1;
      try {
        const result = await call();
        record(true);
        return result;
      } catch (error) {
        // A provider that says no is well.
        record(error instanceof Rejected);
        throw error;
      } finally {
        underWay -= 1;
      }
    },
  };

  function admit(): void {
    const now = clock.machineNow();
    if (restUntil !== null && now < restUntil) throw new TooFast(restUntil - now);
    if (restUntil !== null && trials >= TRIALS) throw new TooFast(SOON);
    if (underWay >= AT_ONCE) throw new TooFast(SOON);
    if (restUntil !== null) trials += 1;
  }

  function record(good: boolean): void {
    const at = clock.machineNow();
    const trying = restUntil !== null;
    const size = trying ? TRIALS : WINDOW;
    outcomes = [...outcomes, { good, at }].slice(-size);
    const bad = outcomes.filter((outcome) => !outcome.good && (trying || outcome.at > at - REMEMBERED)).length;
    const failing = bad >= (trying ? Math.ceil(TRIALS / 2) : TOLERATED);
    if (outcomes.length >= size && !failing) reset(null);
    else if (failing && (trying || outcomes.length >= size)) reset(at + REST);
  }

  function reset(until: Instant | null): void {
    // A healthy window goes on sliding; only a change of state forgets it.
    if (until === null && restUntil === null) return;
    outcomes = [];
    trials = 0;
    restUntil = until;
  }
}
