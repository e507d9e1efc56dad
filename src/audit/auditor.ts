import { MINUTE, SECOND, type Clock, type Instant } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { leasesHeld, type Overdue } from "../store/overdue-rows.ts";
import type { Store } from "../store/store.ts";
import { overdueNow } from "./overdue.ts";

/** How often it looks, in milliseconds of machine time. */
export const LOOK_EVERY = 15 * SECOND;
/** After so many looks that came to nothing, the last judgement says nothing any more. */
const FRESH_LOOKS = 3;
/** No attempt takes so long: every call out ends after ten seconds. */
const LONGEST_ATTEMPT = 2 * MINUTE;
/** While something is overdue it is said again this often. */
const REPEAT_EVERY = MINUTE;
/** A lease that is renewed reaches no further than this. */
const LEASES_REACH = 10 * SECOND;

export interface Judgement {
  /** Machine time. */
  readonly at: Instant;
  readonly overdue: readonly Overdue[];
}

/**
 * Looks whether everything due was taken up: calls, deadlines, effects, events, leases. It has a timer and queries of its
 * own, and neither wakes nor asks those it watches: where outbox or heartbeat stand still, it still sees.
 */
export interface Auditor {
  /** Looks for the first time after fifteen seconds: what came due while the process was down is taken up by then. */
  start(): void;
  stop(): Promise<void>;
  /** The last judgement; null before the first, and where the last one is too old to count. */
  judgement(): Judgement | null;
}

export interface AuditorPorts {
  store: Store;
  clock: Clock;
  logger: Logger;
  /** Hears of each judgement as soon as it is made. */
  judged(judgement: Judgement): void;
  /** How often it looks, in milliseconds of machine time; each fifteen seconds when left out. */
  every?: number;
}

export function createAuditor({ store, clock, logger, judged, every = LOOK_EVERY }: AuditorPorts): Auditor {
  let last: Judgement | null = null;
  let saidAt = -Infinity;
  let said = "";
  /** Since when this attempt was seen to have hold of its effect. */
  let seen: ReadonlyMap<string, Instant> = new Map();
  let looking: Promise<void> | null = null;
  let callOff = (): void => undefined;
  let running = false;

  return {
    start() {
      running = true;
      sleep();
    },
    async stop() {
      running = false;
      callOff();
      await looking;
    },
    judgement: () => (last !== null && clock.machineNow() - last.at <= FRESH_LOOKS * every ? last : null),
  };

  function sleep(): void {
    callOff = clock.after(every, () => {
      looking = look().finally(() => {
        looking = null;
        if (running) sleep();
      });
    });
  }

  async function look(): Promise<void> {
    try {
      const at = clock.machineNow();
      const found = await store.read(function* (tx) {
        const overdue = yield* overdueNow(tx, clock);
        return { overdue, held: yield* leasesHeld(tx, at + LEASES_REACH) };
      });
      last = { at, overdue: [...found.overdue, ...standing(found.held, at)] };
      say(last);
      judged(last);
    } catch (error) {
      logger.error({ error: String(error) }, "the audit could not look");
    }
  }

  function standing(held: readonly { id: string; token: number }[], now: Instant): Overdue[] {
    const before = seen;
    const attempts = held.map(({ id, token }) => ({ id, key: `${id}#${token}` }));
    seen = new Map(attempts.map(({ key }) => [key, before.get(key) ?? now]));
    return attempts.flatMap(({ id, key }) => {
      const since = seen.get(key)!;
      return now - since > LONGEST_ATTEMPT ? [{ what: "lease", id, since } as const] : [];
    });
  }

  function say({ at, overdue }: Judgement): void {
    const ids = overdue.map(({ what, id }) => `${what} ${id}`).join("\n");
    if (ids === said && (overdue.length === 0 || at - saidAt < REPEAT_EVERY)) return;
    if (overdue.length > 0) logger.error({ overdue }, "overdue: this should have been taken up and was not");
    else logger.info({}, "nothing is overdue any more");
    said = ids;
    saidAt = at;
  }
}
