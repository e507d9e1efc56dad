import { asc, eq, lte } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import { type Arguments, atMost, type Connection, hot, q, type Tx } from "./query.ts";

/** Sets when a stream that is no incident is looked at next, in incident time; null: not before something happens to it. */
export function* putDeadline(tx: Connection, stream: string, at: Instant | null): Tx<void> {
  const { deadlines } = tx.tables;
  if (at === null) yield* q(tx.db.delete(deadlines).where(eq(deadlines.stream, stream)));
  else
    yield* q(
      tx.db.insert(deadlines).values({ stream, at }).onConflictDoUpdate({ target: deadlines.stream, set: { at } }),
    );
}

/** The streams whose deadline has come, the longest overdue first. */
export function dueStreams(tx: Connection, now: Instant, limit: number): Tx<{ stream: string; at: Instant }[]> {
  return due(tx, { now, limit });
}

/** What all of them wait for, the nearest first. */
export function streamDeadlines(tx: Connection, limit: number): Tx<{ stream: string; at: Instant }[]> {
  const { deadlines } = tx.tables;
  return q(tx.db.select().from(deadlines).orderBy(asc(deadlines.at)).limit(atMost(limit)));
}

/** The nearest deadline of any of them. */
export function* earliestStreamDeadline(tx: Connection): Tx<Instant | null> {
  return (yield* earliest(tx, {}))[0]?.at ?? null;
}

const due = hot("deadlines.due", (tx, a: Arguments<{ now: Instant; limit: number }>) => {
  const { deadlines } = tx.tables;
  return tx.db
    .select()
    .from(deadlines)
    .where(lte(deadlines.at, a.now))
    .orderBy(asc(deadlines.at))
    .limit(atMost(a.limit));
});

const earliest = hot("deadlines.earliest", (tx) => {
  const { deadlines } = tx.tables;
  return tx.db.select({ at: deadlines.at }).from(deadlines).orderBy(asc(deadlines.at)).limit(atMost(1));
});
