import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import { type Arguments, type Connection, hot, q, type Tx } from "./query.ts";
import type { Row } from "./tables.ts";

export type RecurringRow = Row<"recurring">;

/** Makes a duty known; one that is known keeps its time. */
export function addDuty(tx: Connection, duty: string, nextAt: Instant): Tx<unknown> {
  return add(tx, { duty, nextAt });
}

export function allDuties(tx: Connection): Tx<RecurringRow[]> {
  return all(tx, {});
}

/** Takes a duty that is due and sets its next time. True for one instance only, once a time. */
export function* claimDuty(tx: Connection, duty: string, now: Instant, nextAt: Instant): Tx<boolean> {
  return (yield* claim(tx, { duty, now, nextAt })).length > 0;
}

/** Sets a duty's time anew, after its schedule was changed. */
export function rescheduleDuty(tx: Connection, duty: string, nextAt: Instant): Tx<unknown> {
  return q(tx.db.update(tx.tables.recurring).set({ nextAt }).where(eq(tx.tables.recurring.duty, duty)));
}

const add = hot("recurring.add", (tx, a: Arguments<{ duty: string; nextAt: Instant }>) =>
  tx.db.insert(tx.tables.recurring).values({ duty: a.duty, nextAt: a.nextAt }).onConflictDoNothing(),
);

const claim = hot("recurring.claim", (tx, a: Arguments<{ duty: string; now: Instant; nextAt: Instant }>) => {
  const { recurring } = tx.tables;
  return tx.db
    .update(recurring)
    .set({ nextAt: sql`${a.nextAt}`, lastAt: sql`${a.now}` })
    .where(and(eq(recurring.duty, a.duty), lte(recurring.nextAt, a.now)))
    .returning({ duty: recurring.duty });
});

const all = hot("recurring.all", (tx) =>
  tx.db.select().from(tx.tables.recurring).orderBy(asc(tx.tables.recurring.nextAt), asc(tx.tables.recurring.duty)),
);
