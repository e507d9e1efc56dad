import { MINUTE, type Clock } from "../clock.ts";

/** Looks each full minute of incident time, however fast that runs; once where many pass at a time. Returns how to end it. */
export function eachMinute(clock: Clock, look: () => Promise<unknown>): () => void {
  let callOff = (): void => undefined;
  let ended = false;
  const next = (): void => {
    if (ended) return;
    callOff = clock.at((Math.floor(clock.now() / MINUTE) + 1) * MINUTE, () => void look().finally(next));
  };
  next();
  return () => {
    ended = true;
    callOff();
  };
}
