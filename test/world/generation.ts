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
  /** Queries under way. */
  busy(): number;
}

let born = 0;

export function createGeneration(world: { store: Store; clock: Clock; fetch: typeof globalThis.fetch }): Generation {
  let alive = true;
  let busy = 0;
  const instance = `life-${(born += 1)}`;

  const fenced = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!alive) return never();
    busy += 1;
    try {
      const result = await work();
      return alive ? result : await never<T>();
    } catch (error) {
      if (!alive) return await never<T>();
      throw error;
    } finally {
      busy -= 1;
    }
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
    fetch: (...args) => (alive ? world.fetch(...args).then((answer) => (alive ? answer : never<Response>())) : never()),
    end() {
      alive = false;
    },
    busy: () => busy,
  };
}

function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}
