import { SECOND, type Instant } from "../clock.ts";
import type { PracticeClock } from "./practice-clock.ts";
import { readWhole, writeWhole } from "./whole-file.ts";

const KEEP_EVERY = SECOND;

interface Kept {
  /** No later time was shown. */
  until: Instant;
}

/** Before which no time may be shown any more: messages and incidents may be from then. */
export function lastShown(file: string): Instant {
  return (readWhole(file) as Kept | null)?.until ?? 0;
}

/**
 * Keeps how far incident time has come while it is ahead of the machine's. What is written reaches a little further than
 * the next writing, so that a process that is killed has shown no later time either. Returns how to end it.
 */
export function keepTime(clock: PracticeClock, file: string): () => void {
  let callOff = (): void => undefined;
  const isAhead = (): boolean => clock.now() > clock.machineNow();
  const keep = (): void => {
    callOff();
    if (!isAhead() && clock.speed() <= 1) return;
    writeWhole(file, { until: clock.now() + 2 * KEEP_EVERY * clock.speed() } satisfies Kept);
    callOff = clock.after(KEEP_EVERY, keep);
  };
  const stopWatching = clock.watch(keep);
  keep();
  return () => {
    stopWatching();
    callOff();
    if (isAhead()) writeWhole(file, { until: clock.now() } satisfies Kept);
  };
}
