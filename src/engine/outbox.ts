import { SECOND, type Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import {
  buryEffect,
  claimDueEffects,
  earliestDueEffect,
  isHeld,
  putEffectOff,
  renewLeases,
  retryEffectLater,
  settleEffect,
} from "../store/effect-leases.ts";
import { landsInLane } from "../store/effect-lanes.ts";
import type { EffectRow } from "../store/effect-rows.ts";
import { lockStream } from "../store/event-rows.ts";
import type { Connection, Tx } from "../store/query.ts";
import type { Store } from "../store/store.ts";
import type { Engine } from "./engine.ts";
import { keepLeases, leaseFrom } from "./leases.ts";
import { unmetered, type Meter } from "./meter.ts";
import { Impossible, NotYet, TooFast } from "./performer.ts";
import { waitAfter, waitFor } from "./retry.ts";
import { createSleeper, SAFETY_TICK } from "./sleeper.ts";
import { createGivingWay, GIVING_WAY } from "./rush.ts";
import { workOn, type StreamWorks } from "./stream-work.ts";
import { createTurns } from "./turns.ts";

/** How many calls go out at once, and how much else: a slow performer never holds up a page. */
const AT_ONCE = { urgent: 256, ordinary: 64 } as const;

export interface OutboxPorts {
  store: Store;
  clock: Clock;
  engine: Engine;
  works: StreamWorks;
  logger: Logger;
  meter?: Meter;
  /** Whether people are waiting to be called: everything else then gives way. */
  rush?(): boolean;
  /** How often it looks without being woken, in milliseconds; each second when left out. */
  safetyTick?: number;
}

/** Carries out what the engine queued, lane by lane, until it is done or given up for good. */
export interface Outbox {
  start(): Promise<void>;
  /** Takes nothing new and waits for what is under way. */
  stop(): Promise<void>;
  /** Effects being carried out right now. */
  underWay(): number;
  /** Whether the page lane is being worked. */
  running(): boolean;
}

type Urgency = keyof typeof AT_ONCE;

export function createOutbox(ports: OutboxPorts): Outbox {
  const { store, clock, engine, works, logger, meter = unmetered } = ports;
  const { safetyTick = SAFETY_TICK, rush = () => false } = ports;
  const held = new Map<string, EffectRow>();
  const atWork: Record<Urgency, number> = { urgent: 0, ordinary: 0 };
  const pending = new Set<Promise<void>>();
  /** The last attempt begun in each lane. */
  const lanes = new Map<string, Promise<void>>();
  const turns = createTurns(perform, () => (rush() ? 0 : AT_ONCE.ordinary - atWork.ordinary));
  const givingWay = createGivingWay(clock, rush);
  let stopped = true;
  const leases = keepLeases({ store, clock, logger, held: () => [...held.keys()] });

  const workers = (["urgent", "ordinary"] as const).map((urgency) =>
    createSleeper({ clock, logger, name: `outbox ${urgency}`, look: () => look(urgency), safetyTick }),
  );

  return {
    async start() {
      stopped = false;
      engine.onReleased(take);
      await leases.start();
      store.onWake((topic) => topic === "effects" && workers.forEach((worker) => worker.wake()));
      workers.forEach((worker) => worker.start());
    },
    async stop() {
      stopped = true;
      for (const row of turns.clear()) held.delete(row.id);
      await Promise.all(workers.map((worker) => worker.stop()));
      while (pending.size > 0) await Promise.allSettled(pending);
      leases.stop();
    },
    underWay: () => pending.size,
    running: () => !stopped,
  };

  /** Takes what is due and says when to look again, in machine time. */
  async function look(urgency: Urgency): Promise<number | null> {
    const now = clock.machineNow();
    if (urgency === "ordinary") {
      if (rush()) return now + GIVING_WAY;
      turns.again();
    }
    const limit = AT_ONCE[urgency] - atWork[urgency];
    if (stopped || limit <= 0) return null;
    const lease = leaseFrom(store, now);
    // One glance without a lock: most of the time there is nothing to do.
    const earliest = await store.read((tx) => earliestDueEffect(tx, urgency));
    if (earliest === null || earliest > now) return earliest;
    const rows = await store.transaction(function* (tx) {
      // After a stall, or a jump of the clock, what is under way here would look abandoned and begin a second time.
      yield* renewLeases(tx, [...held.keys()], lease);
      return yield* claimDueEffects(tx, { now, lease, limit, only: urgency });
    });
    rows.forEach(perform);
    return rows.length === 0 ? now + SECOND : now;
  }

  /** Calls begin at once, all else in one of the next turns. What is born while we stop waits for the next start. */
  function take(born: readonly EffectRow[]): void {
    born.filter((row) => row.urgent).forEach(perform);
    const others = stopped ? [] : born.filter((row) => !row.urgent);
    for (const row of others) held.set(row.id, row);
    turns.add(others);
  }

  function perform(row: EffectRow): void {
    const urgency = row.urgent ? "urgent" : "ordinary";
    held.set(row.id, row);
    leases.needed();
    atWork[urgency] += 1;
    if (row.kind === "page" && row.attempts === 1) meter.pageStarted(clock.now() - (row.dueAt ?? clock.now()));
    const work = inTurn(row).finally(() => {
      // Lost in a nap and claimed anew, it may be held by the attempt that waits behind this one.
      if (held.get(row.id) === row) held.delete(row.id);
      atWork[urgency] -= 1;
      pending.delete(work);
      if (lanes.get(row.lane) === work) lanes.delete(row.lane);
      // The next of this lane may go now.
      workers.forEach((worker) => worker.wake());
    });
    pending.add(work);
    lanes.set(row.lane, work);
  }

  /**
   * What was withdrawn under way has left its lane and may still land: whatever follows comes after it. Only a page
   * waits for nothing.
   */
  async function inTurn(row: EffectRow): Promise<void> {
    const waits = row.kind !== "page" && lanes.has(row.lane);
    if (waits) await lanes.get(row.lane);
    // Whoever slept over its lease meanwhile has lost the effect to somebody else.
    if (!waits || (await isStillHeld(ports, row))) await attempt(row);
  }

  async function attempt(row: EffectRow): Promise<void> {
    try {
      await requireLanded(ports, row);
      const learnt = await workOn(works, row.stream).perform(row);
      await givingWay(() => conclude(row, learnt, (tx) => settleEffect(tx, row, clock.machineNow())));
      meter.performed(row.kind, "done");
    } catch (error) {
      meter.performed(row.kind, outcomeOf(error));
      // Where even that can't be written down, the lease runs out and the effect is taken again.
      await recover(row, error).catch((worse: unknown) => {
        logger.error({ effect: row.id, error: String(worse) }, "the outcome of an effect could not be written down");
      });
    }
  }

  /**
   * What an effect learnt and its end are one fact: one transaction, fenced by the lease. The stream is locked first,
   * as every command does: a page that arrives while somebody answers would otherwise end in a deadlock.
   */
  async function conclude(row: EffectRow, learnt: unknown, end: (tx: Connection) => Tx<boolean>): Promise<void> {
    const born = await store.transaction(function* (tx) {
      if (learnt !== null) yield* lockStream(tx, row.stream);
      if (!(yield* end(tx)) || learnt === null) return [];
      return yield* workOn(works, row.stream).learn(tx, row.stream, learnt, `effect:${row.id}`);
    });
    engine.released(born);
  }

  async function recover(row: EffectRow, error: unknown): Promise<void> {
    if (error instanceof Impossible) return giveUp(row, error);
    const now = clock.machineNow();
    if (error instanceof NotYet) {
      const until = now + waitFor(now - row.createdAt);
      return void (await givingWay(() => store.transaction((tx) => putEffectOff(tx, row, until, String(error)))));
    }
    const wait = error instanceof TooFast ? error.afterMs : waitAfter(row.attempts, row.urgent);
    const failed = { effect: row.id, kind: row.kind, attempt: row.attempts, error: String(error) };
    logger.warn(failed, "an effect failed and is tried again");
    await givingWay(() => store.transaction((tx) => retryEffectLater(tx, row, now + wait, String(error))));
  }

  async function giveUp(row: EffectRow, error: Impossible): Promise<void> {
    const dead = { effect: row.id, kind: row.kind, error: error.message };
    logger.error(dead, "an effect can't be carried out and is given up");
    await conclude(row, error.learnt, (tx) => buryEffect(tx, row, clock.machineNow(), error.message));
  }
}

/** Where that isn't known, the lease runs out and the effect is taken again. */
async function isStillHeld({ store }: OutboxPorts, row: EffectRow): Promise<boolean> {
  return store.read((tx) => isHeld(tx, row)).catch(() => false);
}

/** Only calls are withdrawn under way, by whichever process, and only what is as urgent follows them. */
async function requireLanded({ store, clock }: OutboxPorts, row: EffectRow): Promise<void> {
  if (!row.urgent || row.kind === "page") return;
  const lands = await store.read((tx) => landsInLane(tx, row, clock.machineNow()));
  if (lands) throw new NotYet("the call before it is still on its way");
}

function outcomeOf(error: unknown): "failed" | "not yet" | "too fast" | "impossible" {
  if (error instanceof Impossible) return "impossible";
  if (error instanceof TooFast) return "too fast";
  return error instanceof NotYet ? "not yet" : "failed";
}
