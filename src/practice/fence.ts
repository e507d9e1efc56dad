import type { Clock } from "../clock.ts";
import type { Store } from "../store/store.ts";

/** All that a process waits for. */
export interface Connections {
  readonly store: Store;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
}

export interface Fence {
  /** Whether a query or a call out goes on; asked before it begins and once it is done. */
  passes(): boolean | Promise<boolean>;
  /** Runs what a timer or a wake-up of the store rings for, where the process still lives. */
  rings(wake: () => void): void;
}

export interface Fenced extends Connections {
  /** Lets go of all timers and wake-ups that still hold on to the process. */
  cut(): void;
}

/**
 * The connections of one life of the process. Where its fence lets nothing through, nothing it waited for ever comes back to
 * it: no line after an await runs, as if the process had been killed there. What it had committed stays.
 */
export function fenced({ store, clock, fetch }: Connections, fence: Fence): Fenced {
  const ties = new Set<() => void>();

  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    const begins = fence.passes();
    if (begins !== true && !(await begins)) return never();
    const [done] = await Promise.allSettled([work()]);
    const ends = fence.passes();
    if (ends !== true && !(await ends)) return never();
    if (done.status === "rejected") throw done.reason;
    return done.value;
  };
  const tied = (tie: (wake: () => void) => () => void, wake: () => void): (() => void) => {
    const callOff = tie(() => {
      ties.delete(callOff);
      fence.rings(wake);
    });
    ties.add(callOff);
    return () => {
      ties.delete(callOff);
      callOff();
    };
  };

  return {
    store: {
      ...store,
      transaction: (body) => guarded(() => store.transaction(body)),
      read: (body) => guarded(() => store.read(body)),
      readOne: (body) => guarded(() => store.readOne(body)),
      aliveInstances: () => guarded(() => store.aliveInstances()),
      onWake(heard) {
        const stop = store.onWake((topic) => fence.rings(() => heard(topic)));
        ties.add(stop);
        return stop;
      },
    },
    clock: {
      now: () => clock.now(),
      machineNow: () => clock.machineNow(),
      after: (ms, wake) => tied((rings) => clock.after(ms, rings), wake),
      at: (instant, wake) => tied((rings) => clock.at(instant, rings), wake),
    },
    fetch: (...args) => guarded(() => fetch(...args)),
    cut() {
      for (const callOff of ties) callOff();
      ties.clear();
    },
  };
}

function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}
