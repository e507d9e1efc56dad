import { asc, eq } from "drizzle-orm";
import { type Connection, hot, q, type Tx } from "./query.ts";
import type { Row } from "./tables.ts";

/** How somebody wants to be reached; `content` is JSON. */
export type ContactRow = Row<"contacts">;

export function allContacts(tx: Connection): Tx<ContactRow[]> {
  return all(tx, {});
}

const all = hot("contacts.all", (tx) =>
  tx.db.select().from(tx.tables.contacts).orderBy(asc(tx.tables.contacts.person)),
);

/** Null takes the row out. */
export function* putContact(tx: Connection, person: string, content: string | null): Tx<void> {
  const { contacts } = tx.tables;
  if (content === null) yield* q(tx.db.delete(contacts).where(eq(contacts.person, person)));
  else
    yield* q(
      tx.db
        .insert(contacts)
        .values({ person, content })
        .onConflictDoUpdate({ target: contacts.person, set: { content } }),
    );
}
