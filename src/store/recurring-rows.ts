import { and, asc, eq, lte } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import { type Connection, hot, q, type Tx } from "./query.ts";
import type { Row } from "./tables.ts";

export type RecurringRow = Row<"recurring">;

/** Makes a duty known; one that is known keeps its time. */
export function addDuty(tx: Connection, duty: string, nextAt: Instant): Tx<unknown> {
  return q(tx.db.insert(tx.tables.recurring).values({ duty, nextAt }).onConflictDoNothing());
}

export function allDuties(tx: Connection): Tx<RecurringRow[]> {
  return all(tx, {});
}

/** Takes a duty that is due and sets its next time. True for one instance only, once a time. */
export function* claimDuty(tx: Connection, duty: string, now: Instant, nextAt: Instant): Tx<boolean> {
  const { recurring } = tx.tables;
  const rows = yield* q(
    tx.db
      .update(recurring)
      .set({ nextAt, lastAt: now })
      .where(and(eq(recurring.duty, duty), lte(recurring.nextAt, now)))
      .returning({ duty: recurring.duty }),
  );
  return rows.length > 0;
}

/** Sets a duty's time anew, after its schedule was changed. */
export function rescheduleDuty(tx: Connection, duty: string, nextAt: Instant): Tx<unknown> {
  return q(tx.db.update(tx.tables.recurring).set({ nextAt }).where(eq(tx.tables.recurring.duty, duty)));
}

const all = hot("recurring.all", (tx) =>
  tx.db.select().from(tx.tables.recurring).orderBy(asc(tx.tables.recurring.nextAt), asc(tx.tables.recurring.duty)),
);
