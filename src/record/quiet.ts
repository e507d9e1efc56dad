import { MINUTE, type Instant } from "../clock.ts";
import type { Recorded } from "../incident/events.ts";
import type { Message } from "./record.ts";

/** A stretch of the work from which nothing is known. */
export interface Quiet {
  readonly from: Instant;
  readonly to: Instant;
  /** Somebody had said that they talk elsewhere. */
  readonly onACall: boolean;
}

/** Shorter stretches are the pace of work, not a gap. */
const GAP = 7 * MINUTE;

/**
 * The stretches of at least `gap` milliseconds in which nobody wrote or did anything while the incident was
 * unmitigated. `until` ends the last one where it is still open.
 */
export function quietStretches(
  history: readonly Recorded[],
  messages: readonly Message[],
  until: Instant,
  gap = GAP,
): Quiet[] {
  const signs = [
    ...history.filter(({ by }) => by.kind === "person").map(({ at }) => at),
    ...messages.filter((message) => message.spoken).map(({ at }) => at),
  ].toSorted((left, right) => left - right);
  return activeSpans(history, until).flatMap(({ from, to }) => {
    const points = [from, ...signs.filter((at) => at > from && at < to), to];
    return points.slice(1).flatMap((at, index) => {
      const since = points[index]!;
      return at - since < gap ? [] : [{ from: since, to: at, onACall: isOnACall(history, since, at) }];
    });
  });
}

function activeSpans(history: readonly Recorded[], until: Instant): { from: Instant; to: Instant }[] {
  const spans: { from: Instant; to: Instant }[] = [];
  let from: Instant | null = null;
  for (const { at, event } of history) {
    if (event.type === "incidentDeclared" || event.type === "reopened") from ??= at;
    else if (over.has(event.type) && from !== null) {
      spans.push({ from, to: at });
      from = null;
    }
  }
  return from === null ? spans : [...spans, { from, to: until }];
}

const over: ReadonlySet<string> = new Set(["mitigated", "resolved", "closed", "cancelled"]);

function isOnACall(history: readonly Recorded[], from: Instant, to: Instant): boolean {
  return history.some(
    ({ at, event }) => event.type === "silenceBroken" && event.how === "onACall" && at <= to && event.until >= from,
  );
}
