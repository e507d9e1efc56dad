import { asc, eq } from "drizzle-orm";
import { type Connection, incoming, q, type Tx } from "./query.ts";
import type { Row } from "./tables.ts";

export type DocumentRow = Row<"documents">;

/** Writes a document, over an older one of the same id. */
export function putDocument(tx: Connection, document: DocumentRow): Tx<unknown> {
  const { documents } = tx.tables;
  return q(
    tx.db
      .insert(documents)
      .values(document)
      .onConflictDoUpdate({ target: documents.id, set: incoming(documents) }),
  );
}

export function* documentById(tx: Connection, id: string): Tx<DocumentRow | null> {
  return (yield* q(tx.db.select().from(tx.tables.documents).where(eq(tx.tables.documents.id, id))))[0] ?? null;
}

/** An incident's documents, the oldest first. */
export function documentsOf(tx: Connection, incident: number): Tx<DocumentRow[]> {
  const { documents } = tx.tables;
  return q(
    tx.db
      .select()
      .from(documents)
      .where(eq(documents.incident, incident))
      .orderBy(asc(documents.createdAt), asc(documents.id)),
  );
}
