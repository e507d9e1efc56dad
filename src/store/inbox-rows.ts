import { and, asc, eq, inArray, lt, notInArray, sql, type SQL } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import { type Arguments, atMost, type Connection, hot, hotRows, q, type Tx } from "./query.ts";
import type { Row } from "./tables.ts";

export type InboxRow = Row<"inbox">;

const ATTEMPTS_BEFORE_QUARANTINE = 5;

/**
 * Keeps what came in, several receipts in one commit. Returns the ids that are new; the others are redeliveries. `owner` is the instance
 * that will process it.
 */
export function* putInInbox(
  tx: Connection,
  received: readonly { id: string; body: string; receivedAt: Instant }[],
  owner: string,
): Tx<Set<string>> {
  const rows = received.map(({ id, body, receivedAt }) => ({ id, body, receivedAt, owner }));
  return new Set((yield* put(tx, rows)).map((row) => row.id));
}

/** What this owner hasn't finished, the oldest first. */
export function undoneInInbox(tx: Connection, owner: string, limit: number): Tx<InboxRow[]> {
  return undone(tx, { owner, limit });
}

/** Takes over what instances that are no longer alive left unfinished. Returns how many rows came over. */
export function* adoptInbox(tx: Connection, owner: string, alive: readonly string[]): Tx<number> {
  const { inbox } = tx.tables;
  // Every instance asks this each second, and nearly always nobody has died.
  const dead = (yield* owners(tx, {})).filter((row) => row.owner !== owner && !alive.includes(row.owner));
  if (dead.length === 0) return 0;
  const rows = yield* q(
    tx.db
      .update(inbox)
      .set({ owner })
      .where(and(isUndone(tx), notInArray(inbox.owner, [owner, ...alive])))
      .returning({ id: inbox.id }),
  );
  return rows.length;
}

export function* finishInInbox(tx: Connection, ids: readonly string[], now: Instant): Tx<void> {
  yield* finish(
    tx,
    ids.map((id) => ({ id, now })),
  );
}

/** Counts a failed attempt; the fifth puts the row into quarantine, so that one poisonous event doesn't hold up the rest. */
export function* failInInbox(
  tx: Connection,
  id: string,
  now: Instant,
  error: string,
): Tx<{ attempts: number; quarantined: boolean }> {
  const { inbox } = tx.tables;
  const [row] = yield* q(
    tx.db
      .update(inbox)
      .set({
        attempts: sql`${inbox.attempts} + 1`,
        lastError: error,
        quarantinedAt: sql`case when ${inbox.attempts} + 1 >= ${ATTEMPTS_BEFORE_QUARANTINE} then cast(${now} as bigint) end`,
      })
      .where(and(isUndone(tx), eq(inbox.id, id)))
      .returning({ attempts: inbox.attempts, quarantinedAt: inbox.quarantinedAt }),
  );
  return { attempts: row?.attempts ?? 0, quarantined: row !== undefined && row.quarantinedAt !== null };
}

/** Forgets finished rows received before `before`, and with them that they were ever here: a later redelivery would be new. */
export function* forgetInbox(tx: Connection, before: Instant): Tx<void> {
  const { inbox } = tx.tables;
  yield* q(tx.db.delete(inbox).where(and(sql`${inbox.doneAt} is not null`, lt(inbox.receivedAt, before))));
}

// The very words of the partial index.
function isUndone(tx: Connection): SQL {
  const { inbox } = tx.tables;
  return sql`${inbox.doneAt} is null and ${inbox.quarantinedAt} is null`;
}

const undone = hot("inbox.undone", (tx, a: Arguments<{ owner: string; limit: number }>) => {
  const { inbox } = tx.tables;
  return tx.db
    .select()
    .from(inbox)
    .where(and(isUndone(tx), eq(inbox.owner, a.owner)))
    .orderBy(asc(inbox.receivedAt), asc(inbox.id))
    .limit(atMost(a.limit));
});

const owners = hot("inbox.owners", (tx) =>
  tx.db.selectDistinct({ owner: tx.tables.inbox.owner }).from(tx.tables.inbox).where(isUndone(tx)),
);

// What a fresh row always holds is no argument: each one costs at every receipt.
const put = hotRows("inbox.put", (tx, rows: Arguments<Pick<InboxRow, "id" | "body" | "receivedAt" | "owner">>[]) =>
  tx.db
    .insert(tx.tables.inbox)
    .values(rows.map((row) => ({ ...row, attempts: sql`0` })))
    .onConflictDoNothing()
    .returning({ id: tx.tables.inbox.id }),
);

const finish = hotRows("inbox.finish", (tx, rows: Arguments<{ id: string; now: Instant }>[]) => {
  const { inbox } = tx.tables;
  const ids = rows.map((row) => row.id);
  return tx.db
    .update(inbox)
    .set({ doneAt: sql`${rows[0]!.now}` })
    .where(inArray(inbox.id, ids))
    .returning({ id: inbox.id });
});
