import type { Clock, Instant } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { dueStreams, earliestStreamDeadline } from "../store/deadline-rows.ts";
import { dueDeadlines, earliestDeadline } from "../store/incident-rows.ts";
import type { Connection, Tx } from "../store/query.ts";
import type { Store } from "../store/store.ts";
import { unmetered, type Meter } from "./meter.ts";
import { createSleeper, SAFETY_TICK } from "./sleeper.ts";
import { kindOf, workOn, type StreamWork, type StreamWorks } from "./stream-work.ts";
import { incidentStream } from "./stream.ts";

/** In one turn of the loop: everybody else waits for no longer than a blink, and one statement a table carries them all. */
const TOGETHER = 64;
/** A database beside us works while we wait: so many such turns go on at a time. One inside us does nothing meanwhile. */
const TURNS_AT_ONCE = { sqlite: 1, postgres: 4 } as const;

/** Passes every deadline that has come, by way of its stream. Nothing is scheduled: a deadline is a column. */
export interface Heartbeat {
  start(): void;
  stop(): Promise<void>;
  /** More has come due than could be passed yet: whatever can wait should. */
  isBehind(): boolean;
}

export interface HeartbeatPorts {
  store: Store;
  clock: Clock;
  works: StreamWorks;
  logger: Logger;
  meter?: Meter;
  /** How often it looks without being woken, in milliseconds; each second when left out. */
  safetyTick?: number;
}

export function createHeartbeat(ports: HeartbeatPorts): Heartbeat {
  const { store, clock, works, logger, meter = unmetered, safetyTick = SAFETY_TICK } = ports;
  const atOnce = TOGETHER * TURNS_AT_ONCE[store.kind];
  let callOff = (): void => undefined;
  let behind = false;
  let triedLast: ReadonlySet<string> = new Set();
  const sleeper = createSleeper({ clock, logger, name: "heartbeat", look: keepUp, safetyTick });
  return {
    start() {
      store.onWake((topic) => topic === "deadlines" && sleeper.wake());
      sleeper.start();
    },
    async stop() {
      callOff();
      await sleeper.stop();
    },
    isBehind: () => behind,
  };

  /** While it looks it counts as behind as before: what waits for it must not slip in between two looks. */
  async function keepUp(): Promise<number | null> {
    callOff();
    try {
      return await look();
    } catch (error) {
      behind = false;
      throw error;
    }
  }

  async function look(): Promise<number | null> {
    const now = clock.now();
    // In a rush it is known that more is due.
    if (!behind) {
      const earliest = await store.read(earliestOfAll);
      // Deadlines are in incident time, which may run faster than the machine's.
      if (earliest !== null && earliest > now) callOff = clock.at(earliest, () => sleeper.wake());
      if (earliest === null || earliest > now) return null;
    }
    const due = await store.read((tx) => dueAt(tx, now, atOnce));
    if (due.length === 0) {
      behind = false;
      return clock.machineNow();
    }
    const more = due.length >= atOnce;
    // The last of a rush are part of it until they have been passed.
    behind ||= more;
    const tried = due.map(({ stream, at }) => `${stream}:${at}`);
    const passed = await passAll(due, now);
    const failed = passed.filter((result) => result.status === "rejected");
    for (const failure of failed) logger.error({ error: String(failure.reason) }, "a deadline could not be passed");
    // What is still due after it was passed would spin: it is looked at again with the safety tick, like what fails.
    const moved = passed.some((result, n) => result.status === "fulfilled" && !triedLast.has(tried[n]!));
    behind = more && moved;
    triedLast = moved ? new Set(tried) : new Set();
    return moved ? clock.machineNow() : null;
  }

  /** In the order of `due`, in which those of a kind stand together. */
  async function passAll(due: readonly Due[], now: Instant): Promise<PromiseSettledResult<void>[]> {
    for (const { at } of due) meter.deadlinePassed(now - at);
    const kinds = Map.groupBy(due, ({ stream }) => kindOf(stream));
    const passed = await Promise.all(
      [...kinds].flatMap(([kind, alike]) => turnsOf(alike).map((turn) => passAlike(works[kind], turn, now))),
    );
    return passed.flat();
  }

  async function passAlike(
    work: StreamWork | undefined,
    due: readonly Due[],
    now: Instant,
  ): Promise<PromiseSettledResult<void>[]> {
    const orders = due.map(({ stream, at }) => ({ stream, cause: `deadline:${at}:${now}` }));
    if (work?.passDeadlines !== undefined && orders.length > 1) {
      try {
        await work.passDeadlines(orders);
        return orders.map(() => ({ status: "fulfilled", value: undefined }));
      } catch {
        // One of them is at fault: alone, it fails alone, and is named.
      }
    }
    return Promise.allSettled(
      orders.map(async ({ stream, cause }) => workOn(works, stream).passDeadline(stream, cause)),
    );
  }
}

interface Due {
  stream: string;
  /** Incident time. */
  at: Instant;
}

function* earliestOfAll(tx: Connection): Tx<Instant | null> {
  const both = [yield* earliestDeadline(tx), yield* earliestStreamDeadline(tx)].filter((at) => at !== null);
  return both.length === 0 ? null : Math.min(...both);
}

function turnsOf(due: readonly Due[]): Due[][] {
  return Array.from({ length: Math.ceil(due.length / TOGETHER) }, (_, turn) =>
    due.slice(turn * TOGETHER, (turn + 1) * TOGETHER),
  );
}

/** Incidents first: whatever else is due can wait for them. */
function* dueAt(tx: Connection, now: Instant, limit: number): Tx<Due[]> {
  const incidents = yield* dueDeadlines(tx, now, limit);
  const others = incidents.length < limit ? yield* dueStreams(tx, now, limit - incidents.length) : [];
  return [...incidents.map(({ id, at }) => ({ stream: incidentStream(id), at: at ?? now })), ...others];
}
