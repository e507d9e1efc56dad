import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import { chainLink, contentDigest, ERASED } from "./hash-chain.ts";
import { type Arguments, type Connection, hot, hotRows, q, type Tx } from "./query.ts";
import type { Row } from "./tables.ts";

export type EventRow = Row<"events">;

/** `actor` and `body` are JSON. `salt` is random, from the injected source, and never "". */
export type NewEvent = Pick<EventRow, "type" | "at" | "actor" | "cause" | "body" | "salt">;

/** Holds a stream for this transaction: whoever decides on it must see all that was decided before. */
export function lockStream(tx: Connection, stream: string): Tx<unknown> {
  return q(tx.lock(`stream:${stream}`));
}

/** A stream's events in order. */
export function loadEvents(tx: Connection, stream: string): Tx<EventRow[]> {
  return load(tx, { stream });
}

/** Adds to the end of a stream, whose last event is `last`, and returns what was added. Fails when another transaction was faster. */
export function* appendEvents(
  tx: Connection,
  stream: string,
  last: Pick<EventRow, "seq" | "hash"> | undefined,
  events: readonly NewEvent[],
): Tx<EventRow[]> {
  let { seq, hash } = last ?? { seq: 0, hash: "" };
  const rows = events.map((event) => {
    seq += 1;
    const linked = { stream, seq, ...event, digest: contentDigest(event.salt, event.body) };
    hash = chainLink(hash, linked);
    return { ...linked, hash };
  });
  yield* append(tx, rows);
  return rows;
}

/** True the first time a cause is named on a stream. In the transaction of what it causes, it makes a redelivery change nothing. */
export function* claimCause(tx: Connection, stream: string, cause: string, at: Instant): Tx<boolean> {
  const claimed = yield* claim(tx, { stream, cause, at });
  return claimed.length > 0;
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

const append = hotRows("events.append", (tx, rows: Arguments<EventRow>[]) =>
  tx.db.insert(tx.tables.events).values(rows).returning({ seq: tx.tables.events.seq }),
);

const claim = hot("causes.claim", (tx, a: Arguments<{ stream: string; cause: string; at: Instant }>) =>
  tx.db
    .insert(tx.tables.causes)
    .values({ stream: a.stream, cause: a.cause, at: a.at })
    .onConflictDoNothing()
    .returning({ cause: tx.tables.causes.cause }),
);
