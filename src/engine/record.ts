import type { Instant } from "../clock.ts";
import type { Entropy } from "../entropy.ts";
import type { By } from "../incident/commands.ts";
import type { Actor } from "../incident/actor.ts";
import { appendLinked, linkEvents, type EventRow } from "../store/event-rows.ts";
import type { Connection, Tx } from "../store/query.ts";

export interface Occasion {
  stream: string;
  /** The last event of the stream; none in a new one. */
  last: EventRow | undefined;
  by: By;
  cause: string;
  /** Incident time. */
  now: Instant;
}

/** Adds what was decided to the end of its stream, with who did it and why. */
export function* record(
  tx: Connection,
  entropy: Entropy,
  occasion: Occasion,
  events: readonly { readonly type: string }[],
): Tx<EventRow[]> {
  const rows = rowsOf(entropy, occasion, events);
  yield* appendLinked(tx, rows);
  return rows;
}

/** The rows that tell what was decided, ready to be appended. */
export function rowsOf(
  entropy: Entropy,
  { stream, last, by, cause, now }: Occasion,
  events: readonly { readonly type: string }[],
): EventRow[] {
  const actor: Actor = by.kind === "person" ? { kind: "person", id: by.id } : { kind: "watchfire" };
  return linkEvents(
    stream,
    last,
    events.map((event) => ({
      type: event.type,
      at: now,
      actor: JSON.stringify(actor),
      cause,
      body: JSON.stringify(event),
      salt: entropy.token(12),
    })),
  );
}
