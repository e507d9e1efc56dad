import type { Instant } from "../../clock.ts";
import type { Recorded } from "../../incident/events.ts";
import { quietStretches } from "../../record/quiet.ts";
import type { Message } from "../../record/record.ts";

interface Span {
  from: Instant;
  to: Instant;
}

/**
 * How long nobody wrote or did anything, in milliseconds, counting stretches of at least `gap` while the incident was
 * unmitigated. Time on a call is no silence.
 */
export function silentTime(
  history: readonly Recorded[],
  messages: readonly Message[],
  { until, gap }: { until: Instant; gap: number },
): number {
  const calls = callsIn(history);
  const silent = quietStretches(history, messages, until, gap).map(
    ({ from, to }) => to - from - calls.reduce((sum, call) => sum + overlap(call, { from, to }), 0),
  );
  return silent.reduce((sum, ms) => sum + ms, 0);
}

/** When people said that they were talking elsewhere: until they said it was over, or for as long as it counts. */
function callsIn(history: readonly Recorded[]): Span[] {
  const calls: Span[] = [];
  for (const { at, event } of history) {
    if (event.type !== "silenceBroken") continue;
    const last = calls.at(-1);
    if (last !== undefined && last.to > at) last.to = at;
    if (event.how === "onACall") calls.push({ from: at, to: event.until });
  }
  return calls;
}

function overlap(left: Span, right: Span): number {
  return Math.max(Math.min(left.to, right.to) - Math.max(left.from, right.from), 0);
}
