import { systemClock, type Clock, type Instant } from "../../src/clock.ts";

/** Incident time stands still until it is set going; machine time is real throughout. */
export interface StandingClock extends Clock {
  runFrom(instant: Instant): void;
}

export function standingClock(start: Instant): StandingClock {
  let since: { instant: Instant; machine: Instant } | null = null;
  const clock: StandingClock = {
    now: () => (since === null ? start : since.instant + (clock.machineNow() - since.machine)),
    machineNow: systemClock.machineNow,
    after: systemClock.after,
    at: (instant, wake) => clock.after(instant - clock.now(), wake),
    runFrom(instant) {
      since = { instant, machine: clock.machineNow() };
    },
  };
  return clock;
}
