import { and, asc, eq } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import {
  isMessage,
  keepPlace,
  lockRecord,
  messageAt,
  type MessageKey,
  type MessageRow,
  UNSEEN,
} from "./message-rows.ts";
import { type Connection, q, type Tx } from "./query.ts";
import type { Row } from "./tables.ts";

export type RevisionRow = Row<"revisions">;

export interface Revision {
  readonly incident: number;
  /** When it was edited or deleted. A version that arrives late is kept, but doesn't become the current one. */
  readonly at: Instant;
  readonly person: string | null;
}

/** Records an edit, even of a message that hasn't arrived yet. False if it says what the message says already, or is known. */
export function* reviseMessage(
  tx: Connection,
  key: MessageKey,
  edit: Revision & { readonly text: string },
): Tx<boolean> {
  const { message, versions } = yield* history(tx, key, edit.incident);
  if (versions.some((version) => version.at === edit.at && version.text === edit.text)) return false;
  if (message.kind !== UNSEEN && message.text === edit.text) return false;
  const revision = yield* addVersion(tx, message, versions, { ...edit, deleted: false });
  const isNewest = versions.every((version) => version.at <= edit.at);
  const change = isNewest ? { revision, text: edit.text } : { revision };
  yield* q(tx.db.update(tx.tables.messages).set(change).where(isMessage(tx, key)));
  return true;
}

/** Records that a message was deleted; what it said stays on record. False if that is known. */
export function* markDeleted(tx: Connection, key: MessageKey, deletion: Revision): Tx<boolean> {
  const { message, versions } = yield* history(tx, key, deletion.incident);
  if (message.deletedAt !== null) return false;
  const revision = yield* addVersion(tx, message, versions, { ...deletion, text: "", deleted: true });
  yield* q(tx.db.update(tx.tables.messages).set({ revision, deletedAt: deletion.at }).where(isMessage(tx, key)));
  return true;
}

/** Every version of a message, the first one first; none if it was never touched. */
export function revisionsOf(tx: Connection, { channel, ts }: MessageKey): Tx<RevisionRow[]> {
  const { revisions } = tx.tables;
  return q(
    tx.db
      .select()
      .from(revisions)
      .where(and(eq(revisions.channel, channel), eq(revisions.ts, ts)))
      .orderBy(asc(revisions.revision)),
  );
}

/** Every version of every message of an incident that was touched, message by message. */
export function* revisionsOfIncident(tx: Connection, incident: number): Tx<RevisionRow[]> {
  const { messages, revisions } = tx.tables;
  const rows = yield* q(
    tx.db
      .select({ revision: revisions })
      .from(revisions)
      .innerJoin(messages, and(eq(messages.channel, revisions.channel), eq(messages.ts, revisions.ts)))
      .where(eq(messages.incident, incident))
      .orderBy(asc(revisions.ts), asc(revisions.channel), asc(revisions.revision)),
  );
  return rows.map((row) => row.revision);
}

function* history(
  tx: Connection,
  key: MessageKey,
  incident: number,
): Tx<{ message: MessageRow; versions: RevisionRow[] }> {
  yield* lockRecord(tx, key.channel);
  const message = (yield* messageAt(tx, key)) ?? (yield* keepPlace(tx, key, incident));
  return { message, versions: yield* revisionsOf(tx, key) };
}

/** The first time, what the message said at first is kept as version 0. */
function* addVersion(
  tx: Connection,
  message: MessageRow,
  versions: readonly RevisionRow[],
  { at, person, text, deleted }: Pick<RevisionRow, "at" | "person" | "text" | "deleted">,
): Tx<number> {
  const { channel, ts } = message;
  const { revisions } = tx.tables;
  if (versions.length === 0 && message.kind !== UNSEEN) {
    const original = { at: message.postedAt, person: message.person, text: message.text, deleted: false };
    yield* q(tx.db.insert(revisions).values({ channel, ts, revision: 0, ...original }));
  }
  const revision = (versions.at(-1)?.revision ?? 0) + 1;
  yield* q(tx.db.insert(revisions).values({ channel, ts, revision, at, person, text, deleted }));
  return revision;
}
