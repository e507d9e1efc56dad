import { SECOND, type Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { adoptInbox, failInInbox, finishInInbox, putInInbox, undoneInInbox } from "../store/inbox-rows.ts";
import { isStoreTrouble } from "../store/store-trouble.ts";
import type { Store } from "../store/store.ts";
import { unmetered, type Meter } from "./meter.ts";
import { NotYet } from "./performer.ts";

/** How much of what was left undone is taken up at once. */
const AT_ONCE = 1_000;
const TAKE_UP_EVERY = 2 * SECOND;
/** So many finished events are marked together, on the back of a commit that is made anyway. */
const MARKED_TOGETHER = 64;

/**
 * What Slack says happened, kept before Slack is told that we heard it. Each event is processed until it succeeds;
 * the fifth failure puts it aside, loudly, and the others go on. `process` throws NotYet where it may work later as it is.
 */
export interface Inbox {
  /** Resolves once the event is on disk. Events of one turn of the loop share a commit. */
  accept(id: string, body: unknown): Promise<void>;
  /** Takes up what an earlier run left undone. */
  start(): Promise<void>;
  stop(): Promise<void>;
  underWay(): number;
}

export interface InboxPorts {
  store: Store;
  clock: Clock;
  logger: Logger;
  process(body: unknown): Promise<void>;
  meter?: Meter;
}

interface Waiting {
  id: string;
  body: unknown;
  kept(): void;
  failed(error: unknown): void;
}

export function createInbox({ store, clock, logger, process, meter = unmetered }: InboxPorts): Inbox {
  let arriving: Waiting[] = [];
  const atWork = new Map<string, Promise<void>>();
  /** Failed, and to be tried again after a while. */
  const resting = new Set<string>();
  let finished: string[] = [];
  let stopped = false;
  let callOff: (() => void) | null = null;

  return {
    accept(id, body) {
      return new Promise((resolve, reject) => {
        if (arriving.length === 0) setImmediate(() => void commitArrivals());
        arriving.push({ id, body, kept: resolve, failed: reject });
      });
    },
    async start() {
      const more = await takeUp();
      if (more || store.kind === "postgres") keepTakingUp();
    },
    async stop() {
      stopped = true;
      callOff?.();
      while (atWork.size > 0) await Promise.allSettled(atWork.values());
      await markFinished();
    },
    underWay: () => atWork.size + arriving.length,
  };

  async function commitArrivals(): Promise<void> {
    const batch = arriving;
    arriving = [];
    const receivedAt = clock.machineNow();
    const done = finished.length < MARKED_TOGETHER ? [] : finished.splice(0, MARKED_TOGETHER);
    try {
      const fresh = await store.transaction(function* (tx) {
        yield* finishInInbox(tx, done, receivedAt);
        const rows = batch.map(({ id, body }) => ({ id, body: JSON.stringify(body), receivedAt }));
        return yield* putInInbox(tx, dedupe(rows), store.instance);
      });
      meter.received(fresh.size, batch.length - fresh.size);
      for (const each of batch) each.kept();
      for (const each of batch) if (fresh.delete(each.id)) work(each.id, each.body);
    } catch (error) {
      finished.push(...done);
      for (const each of batch) each.failed(error);
    }
  }

  function work(id: string, body: unknown): void {
    if (stopped || atWork.has(id)) return;
    const working = processOne(id, body).finally(() => atWork.delete(id));
    atWork.set(id, working);
  }

  function workLater(id: string, body: unknown, wait: number): void {
    resting.add(id);
    clock.after(wait, () => {
      resting.delete(id);
      work(id, body);
    });
  }

  async function processOne(id: string, body: unknown): Promise<void> {
    try {
      await process(body);
      meter.processed("done");
      finished.push(id);
      markSoon();
    } catch (error) {
      // It isn't the event's fault: nothing is counted against it.
      if (error instanceof NotYet || isStoreTrouble(error)) return workLater(id, body, TAKE_UP_EVERY);
      await noteFailure(id, body, error).catch((worse: unknown) => {
        logger.error({ event: id, error: String(worse) }, "the inbox could not note a failure");
        workLater(id, body, TAKE_UP_EVERY);
      });
    }
  }

  async function noteFailure(id: string, body: unknown, error: unknown): Promise<void> {
    const { attempts, quarantined } = await store.transaction((tx) =>
      failInInbox(tx, id, clock.machineNow(), String(error)),
    );
    meter.processed(quarantined ? "quarantined" : "failed");
    logger.error({ event: id, attempts, quarantined, error: String(error) }, "an event could not be processed");
    // None counted: somebody else has finished it meanwhile.
    if (!quarantined && attempts > 0) workLater(id, body, SECOND * 2 ** (attempts - 1));
  }

  /** Done is marked lazily: an event processed twice does no harm. */
  function markSoon(): void {
    callOff ??= clock.after(SECOND, () => {
      callOff = null;
      void markFinished().catch((error: unknown) => {
        logger.error({ error: String(error) }, "finished events stay unmarked for now");
        if (!stopped) markSoon();
      });
    });
  }

  async function markFinished(): Promise<void> {
    const done = finished.splice(0);
    if (done.length === 0) return;
    try {
      await store.transaction((tx) => finishInInbox(tx, done, clock.machineNow()));
    } catch (error) {
      finished.push(...done);
      throw error;
    }
  }

  /** Other instances may die and leave something undone; and there may be more than is taken up at once. */
  function keepTakingUp(): void {
    clock.after(TAKE_UP_EVERY, () => {
      if (stopped) return;
      void takeUpMore();
    });
  }

  async function takeUpMore(): Promise<void> {
    const more = await takeUp().catch((error: unknown) => {
      logger.warn({ error: String(error) }, "nothing could be taken over");
      return true;
    });
    if (more || store.kind === "postgres") keepTakingUp();
  }

  /** True when there may be more. */
  async function takeUp(): Promise<boolean> {
    const alive = await store.aliveInstances();
    await store.transaction((tx) => adoptInbox(tx, store.instance, alive));
    const rows = await store.read((tx) => undoneInInbox(tx, store.instance, AT_ONCE));
    const processed = new Set([...finished, ...resting]);
    for (const row of rows) if (!processed.has(row.id)) work(row.id, JSON.parse(row.body));
    return rows.length === AT_ONCE;
  }
}

function dedupe<Item extends { id: string }>(rows: Item[]): Item[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
