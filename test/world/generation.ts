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
  /** Nothing goes on in it until the returned function is called, while the world does: a machine that sleeps. */
  stall(): () => void;
  /** Queries under way. */
  busy(): number;
  /** So many queries and calls out have begun or ended so far. */
  moments(): number;
}

export interface GenerationPorts {
  store: Store;
  clock: Clock;
  fetch: typeof globalThis.fetch;
  /** The instances that live, besides this one. */
  others?: () => string[];
}

let born = 0;

export function createGeneration(world: GenerationPorts): Generation {
  let alive = true;
  let busy = 0;
  let moments = 0;
  let momentsLeft = Infinity;
  let died = (): void => undefined;
  let asleep: PromiseWithResolvers<void> | null = null;
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
  const awake = async (): Promise<void> => {
    while (asleep !== null) await asleep.promise;
  };
  /** What comes back to a process that sleeps comes back when it wakes, and to a dead one never. */
  const fenced = async <T>(work: () => Promise<T>): Promise<T> => {
    if (asleep !== null) await awake();
    if (!survives()) return never();
    const [done] = await Promise.allSettled([work()]);
    if (asleep !== null) await awake();
    if (!survives()) return never();
    if (done.status === "rejected") throw done.reason;
    return done.value;
  };
  const query = <T>(work: () => Promise<T>): Promise<T> =>
    fenced(async () => {
      busy += 1;
      try {
        return await work();
      } finally {
        busy -= 1;
      }
    });
  const listener = (wake: () => void) => () => {
    if (asleep !== null) void awake().then(() => alive && wake());
    else if (alive) wake();
  };

  return {
    store: {
      ...world.store,
      instance,
      transaction: (body) => query(() => world.store.transaction(body)),
      read: (body) => query(() => world.store.read(body)),
      aliveInstances: () => query(async () => [instance, ...(world.others?.() ?? [])]),
      onWake: (heard) => world.store.onWake((topic) => listener(() => heard(topic))()),
    },
    clock: {
      now: () => world.clock.now(),
      machineNow: () => world.clock.machineNow(),
      after: (ms, wake) => world.clock.after(ms, listener(wake)),
      at: (instant, wake) => world.clock.at(instant, listener(wake)),
    },
    fetch: (...args) => fenced(() => world.fetch(...args)),
    end() {
      alive = false;
    },
    endAfter(moments, onDeath) {
      momentsLeft = moments;
      died = onDeath;
    },
    stall() {
      const sleep = Promise.withResolvers<void>();
      asleep = sleep;
      return () => {
        if (asleep === sleep) asleep = null;
        sleep.resolve();
      };
    },
    busy: () => busy,
    moments: () => moments,
  };
}

function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}
