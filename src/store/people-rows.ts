import { asc, eq, inArray, sql } from "drizzle-orm";
import { type Arguments, type Connection, hot, hotRows, incoming, q, type Tx } from "./query.ts";
import type { Row } from "./tables.ts";

export type PersonRow = Row<"people">;

/** Adds people or brings them up to date; what is older than what we know changes nothing. */
export function putPeople(tx: Connection, people: readonly PersonRow[]): Tx<unknown> {
  // PostgreSQL refuses to update a row twice in one statement.
  return put(tx, [...new Map(people.map((person) => [person.id, person])).values()]);
}

export function* personById(tx: Connection, id: string): Tx<PersonRow | null> {
  return (yield* byId(tx, { id }))[0] ?? null;
}

/** Those of them that are known, in no order. */
export function* peopleById(tx: Connection, ids: readonly string[]): Tx<PersonRow[]> {
  const { people } = tx.tables;
  return ids.length === 0
    ? []
    : yield* q(
        tx.db
          .select()
          .from(people)
          .where(inArray(people.id, [...ids])),
      );
}

/** Everybody, deleted accounts too. */
export function allPeople(tx: Connection): Tx<PersonRow[]> {
  return all(tx, {});
}

const all = hot("people.all", (tx) => tx.db.select().from(tx.tables.people).orderBy(asc(tx.tables.people.id)));

const put = hotRows("people.put", (tx, rows: Arguments<PersonRow>[]) => {
  const { people } = tx.tables;
  return tx.db
    .insert(people)
    .values(rows)
    .onConflictDoUpdate({
      target: people.id,
      set: incoming(people),
      setWhere: sql`excluded.updated_at >= ${people.updatedAt}`,
    })
    .returning({ id: people.id });
});

const byId = hot("people.byId", (tx, a: Arguments<{ id: string }>) =>
  tx.db.select().from(tx.tables.people).where(eq(tx.tables.people.id, a.id)),
);
