import { SECOND, type Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { adoptInbox, failInInbox, finishInInbox, putInInbox, undoneInInbox } from "../store/inbox-rows.ts";
import type { Store } from "../store/store.ts";
import { unmetered, type Meter } from "./meter.ts";

/** How much of what was left undone is taken up at once. */
const AT_ONCE = 1_000;
const TAKE_UP_EVERY = 2 * SECOND;
/** So many finished events are marked together, on the back of a commit that is made anyway. */
const MARKED_TOGETHER = 64;

/**
 * What Slack says happened, kept before Slack is told that we heard it. Each event is processed until it succeeds;
 * the fifth failure puts it aside, loudly, and the others go on.
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
      await takeUp();
      if (store.kind === "postgres") keepTakingUp();
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
      for (const each of batch) {
        each.kept();
        if (fresh.delete(each.id)) work(each.id, each.body, 0);
      }
    } catch (error) {
      finished.push(...done);
      for (const each of batch) each.failed(error);
    }
  }

  function work(id: string, body: unknown, wait: number): void {
    const started = wait === 0 ? Promise.resolve() : new Promise<void>((resolve) => void clock.after(wait, resolve));
    const working = started
      .then(() => (stopped ? undefined : processOne(id, body)))
      .catch((error: unknown) =>
        logger.error({ event: id, error: String(error) }, "the inbox could not note a failure"),
      )
      .finally(() => atWork.delete(id));
    atWork.set(id, working);
  }

  async function processOne(id: string, body: unknown): Promise<void> {
    try {
      await process(body);
      meter.processed("done");
      finished.push(id);
      markSoon();
    } catch (error) {
      const { attempts, quarantined } = await store.transaction((tx) =>
        failInInbox(tx, id, clock.machineNow(), String(error)),
      );
      meter.processed(quarantined ? "quarantined" : "failed");
      logger.error({ event: id, attempts, quarantined, error: String(error) }, "an event could not be processed");
      if (!quarantined) setImmediate(() => work(id, body, SECOND * 2 ** (attempts - 1)));
    }
  }

  /** Done is marked lazily: an event processed twice does no harm. */
  function markSoon(): void {
    callOff ??= clock.after(SECOND, () => {
      callOff = null;
      void markFinished().catch((error: unknown) =>
        logger.error({ error: String(error) }, "finished events stay unmarked"),
      );
    });
  }

  async function markFinished(): Promise<void> {
    const done = finished.splice(0);
    if (done.length === 0) return;
    await store.transaction((tx) => finishInInbox(tx, done, clock.machineNow()));
  }

  /** Other instances may die and leave something undone. */
  function keepTakingUp(): void {
    clock.after(TAKE_UP_EVERY, () => {
      if (stopped) return;
      void takeUp()
        .catch((error: unknown) => logger.warn({ error: String(error) }, "nothing could be taken over"))
        .then(keepTakingUp);
    });
  }

  async function takeUp(): Promise<void> {
    const alive = await store.aliveInstances();
    await store.transaction((tx) => adoptInbox(tx, store.instance, alive));
    const rows = await store.read((tx) => undoneInInbox(tx, store.instance, AT_ONCE));
    for (const row of rows) if (!atWork.has(row.id)) work(row.id, JSON.parse(row.body), 0);
  }
}

function dedupe<Item extends { id: string }>(rows: Item[]): Item[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
