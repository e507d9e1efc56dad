import type { Clock } from "../../src/clock.ts";
import { fenced } from "../../src/practice/fence.ts";
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
  /** Dozes off at the so manieth moment from now, where a nap by the clock never falls: between a query and what follows it. */
  dozeAfter(moments: number, dozesOff: () => void): void;
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
  let awakeFor = Infinity;
  let dozesOff = (): void => undefined;
  let asleep: PromiseWithResolvers<void> | null = null;
  /** They may overlap; it wakes with the last. */
  let naps = 0;
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
  const query = async <T>(work: () => Promise<T>): Promise<T> => {
    busy += 1;
    try {
      return await work();
    } finally {
      busy -= 1;
    }
  };
  const store: Store = {
    ...world.store,
    instance,
    transaction: (body) => query(() => world.store.transaction(body)),
    read: (body) => query(() => world.store.read(body)),
    readOne: (body) => query(() => world.store.readOne(body)),
    aliveInstances: () => query(async () => [instance, ...(world.others?.() ?? [])]),
  };
  const life = fenced(
    { store, clock: world.clock, fetch: world.fetch },
    {
      // What comes back to a process that sleeps comes back when it wakes, and to a dead one never.
      passes() {
        awakeFor -= 1;
        if (alive && awakeFor === 0) dozesOff();
        return asleep === null ? survives() : awake().then(survives);
      },
      rings(wake) {
        if (asleep !== null) void awake().then(() => alive && wake());
        else if (alive) wake();
      },
    },
  );

  return {
    store: life.store,
    clock: life.clock,
    fetch: life.fetch,
    end() {
      alive = false;
    },
    endAfter(moments, onDeath) {
      momentsLeft = moments;
      died = onDeath;
    },
    stall() {
      naps += 1;
      asleep ??= Promise.withResolvers<void>();
      return () => {
        naps -= 1;
        if (naps > 0) return;
        asleep?.resolve();
        asleep = null;
      };
    },
    dozeAfter(moments, onDoze) {
      awakeFor = moments;
      dozesOff = onDoze;
    },
    busy: () => busy,
    moments: () => moments,
  };
}
