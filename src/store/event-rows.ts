import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import { chainLink, contentDigest, ERASED } from "./hash-chain.ts";
import { type Arguments, atMost, type Connection, hot, hotRows, q, type Tx } from "./query.ts";
import type { Row } from "./tables.ts";

export type EventRow = Row<"events">;

/** `actor` and `body` are JSON. `salt` is random, from the injected source, and never "". */
export type NewEvent = Pick<EventRow, "type" | "at" | "actor" | "cause" | "body" | "salt">;

/** Holds a stream for this transaction: whoever decides on it must see all that was decided before. */
export function lockStream(tx: Connection, ...streams: string[]): Tx<unknown> {
  return q(tx.lock(...streams.map((stream) => `stream:${stream}`)));
}

/** A stream's events in order. */
export function loadEvents(tx: Connection, stream: string): Tx<EventRow[]> {
  return load(tx, { stream });
}

/** The newest events of a stream, or of all of them, the newest first. */
export function newestEvents(tx: Connection, stream: string | null, limit: number): Tx<EventRow[]> {
  const { events } = tx.tables;
  return q(
    tx.db
      .select()
      .from(events)
      .where(stream === null ? undefined : eq(events.stream, stream))
      .orderBy(desc(events.at), desc(events.seq))
      .limit(atMost(limit)),
  );
}

/** The events of several streams, each in its order; none for a stream in which nothing has happened. */
export function* loadStreams(tx: Connection, streams: readonly string[]): Tx<Map<string, EventRow[]>> {
  const rows = yield* loadMany(
    tx,
    streams.map((stream) => ({ stream })),
  );
  return Map.groupBy(rows, (row) => row.stream);
}

/** Adds to the end of a stream, whose last event is `last`, and returns what was added. Fails when another transaction was faster. */
export function* appendEvents(
  tx: Connection,
  stream: string,
  last: Pick<EventRow, "seq" | "hash"> | undefined,
  events: readonly NewEvent[],
): Tx<EventRow[]> {
  const rows = linkEvents(stream, last, events);
  yield* appendLinked(tx, rows);
  return rows;
}

/** Writes events that are links of their chains already, of any number of streams. Fails when another transaction was faster. */
export function appendLinked(tx: Connection, rows: readonly EventRow[]): Tx<unknown> {
  return append(tx, rows);
}

/** The next links of a stream's chain, whose last one is `last`. */
export function linkEvents(
  stream: string,
  last: Pick<EventRow, "seq" | "hash"> | undefined,
  events: readonly NewEvent[],
): EventRow[] {
  let { seq, hash } = last ?? { seq: 0, hash: "" };
  return events.map((event) => {
    seq += 1;
    const linked = { stream, seq, ...event, digest: contentDigest(event.salt, event.body) };
    hash = chainLink(hash, linked);
    return { ...linked, hash };
  });
}

/** True the first time a cause is named on a stream. In the transaction of what it causes, it makes a redelivery change nothing. */
export function* claimCause(tx: Connection, stream: string, cause: string, at: Instant): Tx<boolean> {
  return (yield* claimCauses(tx, [{ stream, cause, at }])).size > 0;
}

/** The same for several streams, one cause each: those whose cause is named for the first time. */
export function* claimCauses(
  tx: Connection,
  claims: readonly { stream: string; cause: string; at: Instant }[],
): Tx<Set<string>> {
  const claimed = yield* claim(tx, claims);
  return new Set(claimed.map(({ stream }) => stream));
}

/** Empties the content of these events for good; the chain stays verifiable. */
export function* eraseEvents(tx: Connection, stream: string, seqs: readonly number[]): Tx<void> {
  const { events } = tx.tables;
  if (seqs.length === 0) return;
  yield* q(
    tx.db
      .update(events)
      .set(ERASED)
      .where(and(eq(events.stream, stream), inArray(events.seq, [...seqs]))),
  );
}

/** Every event of one type, stream by stream. It reads the whole table: for questions people ask now and then. */
export function eventsOfType(tx: Connection, type: string): Tx<EventRow[]> {
  const { events } = tx.tables;
  return q(tx.db.select().from(events).where(eq(events.type, type)).orderBy(asc(events.stream), asc(events.seq)));
}

/** Every stream whose name begins so, in no order. */
export function* streamNames(tx: Connection, prefix = ""): Tx<string[]> {
  const { events } = tx.tables;
  const rows = yield* q(
    tx.db
      .select({ stream: events.stream })
      .from(events)
      .where(and(eq(events.seq, 1), sql`substr(${events.stream}, 1, ${prefix.length}) = ${prefix}`)),
  );
  return rows.map((row) => row.stream);
}

const load = hot("events.load", (tx, a: Arguments<{ stream: string }>) => {
  const { events } = tx.tables;
  return tx.db.select().from(events).where(eq(events.stream, a.stream)).orderBy(asc(events.seq));
});

const loadMany = hotRows("events.loadMany", (tx, rows: Arguments<{ stream: string }>[]) => {
  const { events } = tx.tables;
  const streams = rows.map((row) => row.stream);
  return tx.db
    .select()
    .from(events)
    .where(inArray(events.stream, streams))
    .orderBy(asc(events.stream), asc(events.seq));
});

const append = hotRows("events.append", (tx, rows: Arguments<EventRow>[]) =>
  tx.db.insert(tx.tables.events).values(rows).returning({ seq: tx.tables.events.seq }),
);

const claim = hotRows("causes.claim", (tx, rows: Arguments<{ stream: string; cause: string; at: Instant }>[]) =>
  tx.db.insert(tx.tables.causes).values(rows).onConflictDoNothing().returning({ stream: tx.tables.causes.stream }),
);
