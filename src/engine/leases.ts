import { SECOND, type Clock, type Instant } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { renewLeases, voidLeases } from "../store/effect-leases.ts";
import type { Lease } from "../store/effect-rows.ts";
import type { Store } from "../store/store.ts";

/** A claimed effect is free again this long after its holder was last seen, in machine time. */
const LEASE_MS = 4 * SECOND;
const RENEW_EVERY = SECOND;

/** The lease of an attempt that starts at `now`, in machine time. */
export function leaseFrom(store: Store, now: Instant): Lease {
  return { owner: store.instance, until: now + LEASE_MS };
}

export interface Leases {
  /** Frees what processes that are no more had under way. */
  start(): Promise<void>;
  /** Something is held: renew until nothing is. */
  needed(): void;
  stop(): void;
}

export function keepLeases(ports: { store: Store; clock: Clock; logger: Logger; held: () => string[] }): Leases {
  const { store, clock, logger, held } = ports;
  let callOff: (() => void) | null = null;
  let stopped = false;

  return {
    async start() {
      await freeThoseOfTheDead();
      if (store.kind === "postgres") tick();
    },
    needed() {
      if (callOff === null) tick();
    },
    stop() {
      stopped = true;
      callOff?.();
      callOff = null;
    },
  };

  function tick(): void {
    callOff = clock.after(RENEW_EVERY, () => {
      callOff = null;
      void round();
    });
  }

  async function round(): Promise<void> {
    await upkeep().catch((error: unknown) => logger.error({ error: String(error) }, "leases could not be renewed"));
    // Other instances may die at any time; on SQLite there are none.
    if (!stopped && callOff === null && (held().length > 0 || store.kind === "postgres")) tick();
  }

  async function upkeep(): Promise<void> {
    const ids = held();
    if (ids.length > 0) await store.transaction((tx) => renewLeases(tx, ids, leaseFrom(store, clock.machineNow())));
    if (store.kind === "postgres") await freeThoseOfTheDead();
  }

  async function freeThoseOfTheDead(): Promise<void> {
    const alive = await store.aliveInstances();
    const freed = await store.transaction((tx) => voidLeases(tx, alive, clock.machineNow()));
    // Whoever died right after its commit has woken nobody.
    if (freed.length > 0) store.wake("effects");
  }
}
