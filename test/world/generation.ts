import type { Clock } from "../../src/clock.ts";
import type { Store } from "../../src/store/store.ts";

/**
 * One life of the process. Once it has ended, nothing it waited for ever comes back to it: no line after an await
 * runs, as if the process had been killed there. What it had committed stays.
 */
export interface Generation {
  store: Store;
  clock: Clock;
  fetch: typeof globalThis.fetch;
  end(): void;
  /** The process dies at the so manieth moment from now: a query or a call out about to begin, or just done. */
  endAfter(moments: number, died: () => void): void;
  /** Queries under way. */
  busy(): number;
  /** So many queries and calls out have begun or ended so far. */
  moments(): number;
}

let born = 0;

export function createGeneration(world: { store: Store; clock: Clock; fetch: typeof globalThis.fetch }): Generation {
  let alive = true;
  let busy = 0;
  let momentsLeft = Infinity;
  let moments = 0;
  let died = (): void => undefined;
  const instance = `life-${(born += 1)}`;

  /** False when it is the last. */
  const survives = (): boolean => {
    moments += 1;
    momentsLeft -= 1;
    if (alive && momentsLeft <= 0) {
      alive = false;
      died();
    }
    return alive;
  };
  const fenced = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!survives()) return never();
    busy += 1;
    const [done] = await Promise.allSettled([work()]);
    busy -= 1;
    if (!survives()) return never();
    if (done.status === "rejected") throw done.reason;
    return done.value;
  };
  const listener = (wake: () => void) => () => {
    if (alive) wake();
  };

  return {
    store: {
      ...world.store,
      instance,
      transaction: (body) => fenced(() => world.store.transaction(body)),
      read: (body) => fenced(() => world.store.read(body)),
      aliveInstances: () => fenced(async () => [instance]),
      onWake: (heard) => world.store.onWake((topic) => alive && heard(topic)),
    },
    clock: {
      now: () => world.clock.now(),
      machineNow: () => world.clock.machineNow(),
      after: (ms, wake) => world.clock.after(ms, listener(wake)),
      at: (instant, wake) => world.clock.at(instant, listener(wake)),
    },
    async fetch(...args) {
      if (!survives()) return never();
      const [done] = await Promise.allSettled([world.fetch(...args)]);
      if (!survives()) return never();
      if (done.status === "rejected") throw done.reason;
      return done.value;
    },
    end() {
      alive = false;
    },
    endAfter(moments, onDeath) {
      momentsLeft = moments;
      died = onDeath;
    },
    busy: () => busy,
    moments: () => moments,
  };
}

function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}
