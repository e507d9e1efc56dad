import type { Clock, Instant } from "../clock.ts";
import { createWatchers } from "./watchers.ts";

/** How fast incident time runs; 0 is a pause. */
export const speeds = [0, 1, 10, 60] as const;
export type Speed = (typeof speeds)[number];

/** The practice workspace's time: incident time runs as fast as it is told to, machine time as it always does. */
export interface PracticeClock extends Clock {
  /** How fast incident time runs now. */
  speed(): Speed;
  /** How fast it was told to run: it is slower while somebody is waited for. */
  chosen(): Speed;
  choose(speed: Speed): void;
  /** Runs no faster than it really does, for as long as a person is waited for. */
  waitForPeople(wait: boolean): void;
  /** Goes to an instant at once; it never goes back. */
  jumpTo(instant: Instant): void;
  /** Calls back after each change of speed and each jump. Returns how to stop that. */
  watch(listener: () => void): () => void;
}

interface Timer {
  at: Instant;
  wake(): void;
  callOff(): void;
}

/** Begins at the machine's own time, or at `notBefore` where that is later. */
export function createPracticeClock(machine: Clock, notBefore: Instant = 0): PracticeClock {
  const timers = new Set<Timer>();
  const watchers = createWatchers();
  let chosen: Speed = 1;
  let waiting = false;
  let since = machine.machineNow();
  /** Incident time at `since`. */
  let base = Math.max(machine.now(), Math.ceil(notBefore));

  const speed = (): Speed => (waiting && chosen > 1 ? 1 : chosen);
  const clock: PracticeClock = {
    now: () => base + (machine.machineNow() - since) * speed(),
    machineNow: () => machine.machineNow(),
    after: (ms, wake) => machine.after(ms, wake),
    at(instant, wake) {
      const timer = { at: instant, wake, callOff: () => undefined };
      timers.add(timer);
      set(timer);
      return () => {
        timer.callOff();
        timers.delete(timer);
      };
    },
    speed,
    chosen: () => chosen,
    choose(wanted) {
      changeTo(clock.now(), () => {
        chosen = wanted;
      });
    },
    waitForPeople(wait) {
      if (wait === waiting) return;
      changeTo(clock.now(), () => {
        waiting = wait;
      });
    },
    // Whole milliseconds only: timestamps and rows are made of them.
    jumpTo: (instant) => changeTo(Math.max(Math.ceil(instant), clock.now()), () => undefined),
    watch: watchers.watch,
  };
  return clock;

  function changeTo(instant: Instant, change: () => void): void {
    base = instant;
    since = machine.machineNow();
    change();
    for (const timer of timers) set(timer);
    watchers.tell();
  }

  /** Sets it anew, as fast as time runs now. While time stands still only what is due already rings. */
  function set(timer: Timer): void {
    timer.callOff();
    const left = Math.max(timer.at - clock.now(), 0);
    if (left > 0 && speed() === 0) return;
    const ms = left === 0 ? 0 : Math.ceil(left / speed());
    timer.callOff = machine.after(ms, () => {
      // The machine's timers may ring a little early, and no longer than for some weeks.
      if (clock.now() < timer.at) return set(timer);
      timers.delete(timer);
      timer.wake();
    });
  }
}
