import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import { type Arguments, type Connection, hot, hotRows, q, type Tx } from "./query.ts";
import type { Row } from "./tables.ts";

export type MessageRow = Row<"messages">;
export type MessageKey = Pick<MessageRow, "channel" | "ts">;

/** `files` and `reactions` are JSON arrays. */
export type NewMessage = Omit<MessageRow, "revision" | "deletedAt" | "momentAt" | "momentBy" | "effect"> & {
  /** The id of our own effect that posted it; null or left out for everybody else's. */
  readonly effect?: string | null;
};

/** The kind of a row whose edit, deletion or mark arrived before the message itself. */
export const UNSEEN = "unseen";

/** Keeps a message once, however often and from wherever it comes. True if it is new. */
export function* keepMessage(tx: Connection, message: NewMessage): Tx<boolean> {
  const row: MessageRow = { effect: null, ...message, revision: 0, deletedAt: null, momentAt: null, momentBy: null };
  if ((yield* insert(tx, [row])).length > 0) return true;
  if (message.kind === UNSEEN || (yield* messageAt(tx, message))?.kind !== UNSEEN) return false;
  yield* lockRecord(tx, message.channel);
  const stub = yield* messageAt(tx, message);
  if (stub?.kind !== UNSEEN) return false;
  yield* fillIn(tx, message, stub);
  return true;
}

/** Keeps the place of a message that hasn't come yet and was edited, deleted or marked; what is there now. */
export function* keepPlace(tx: Connection, { channel, ts }: MessageKey, incident: number): Tx<MessageRow> {
  const stub = {
    channel,
    ts,
    incident,
    threadTs: null,
    person: null,
    bot: false,
    kind: UNSEEN,
    text: "",
    files: "[]",
    reactions: "[]",
    postedAt: Math.floor(Number(ts) * 1000),
  };
  yield* keepMessage(tx, stub);
  // The message itself may have been faster.
  const kept = yield* messageAt(tx, stub);
  return kept ?? { ...stub, effect: null, revision: 0, deletedAt: null, momentAt: null, momentBy: null };
}

export function* messageAt(tx: Connection, { channel, ts }: MessageKey): Tx<MessageRow | null> {
  return (yield* at(tx, { channel, ts }))[0] ?? null;
}

/** An incident's messages in the order they were posted, its threads among them. */
export function timelineMessages(tx: Connection, incident: number): Tx<MessageRow[]> {
  return timeline(tx, { incident });
}

/** What was posted in a channel after `ts`, in order. */
export function messagesSince(tx: Connection, channel: string, ts: string): Tx<MessageRow[]> {
  const { messages } = tx.tables;
  return q(
    tx.db
      .select()
      .from(messages)
      .where(and(eq(messages.channel, channel), gt(messages.ts, ts)))
      .orderBy(asc(messages.ts)),
  );
}

/** Highlights a message. The first to do it is kept; false if it was highlighted before or isn't known. */
export function* setMoment(tx: Connection, key: MessageKey, at: Instant, by: string): Tx<boolean> {
  const { messages } = tx.tables;
  const rows = yield* q(
    tx.db
      .update(messages)
      .set({ momentAt: at, momentBy: by })
      .where(and(isMessage(tx, key), isNull(messages.momentAt)))
      .returning({ ts: messages.ts }),
  );
  return rows.length > 0;
}

/** False if it wasn't highlighted. */
export function* clearMoment(tx: Connection, key: MessageKey): Tx<boolean> {
  const { messages } = tx.tables;
  const rows = yield* q(
    tx.db
      .update(messages)
      .set({ momentAt: null, momentBy: null })
      .where(and(isMessage(tx, key), sql`${messages.momentAt} is not null`))
      .returning({ ts: messages.ts }),
  );
  return rows.length > 0;
}

/** `reactions` is a JSON array. The caller has locked the room when it derives it from what was there. */
export function setReactions(tx: Connection, key: MessageKey, reactions: string): Tx<unknown> {
  return q(tx.db.update(tx.tables.messages).set({ reactions }).where(isMessage(tx, key)));
}

/** Names the effect that posted a message of ours which was kept without it. */
export function setEffect(tx: Connection, key: MessageKey, effect: string): Tx<unknown> {
  const { messages } = tx.tables;
  return q(
    tx.db
      .update(messages)
      .set({ effect })
      .where(and(isMessage(tx, key), isNull(messages.effect))),
  );
}

/** `files` is a JSON array. The caller has locked the room when it derives it from what was there. */
export function setFiles(tx: Connection, key: MessageKey, files: string): Tx<unknown> {
  return q(tx.db.update(tx.tables.messages).set({ files }).where(isMessage(tx, key)));
}

/** Holds a room's record for this transaction: an edit and its message may arrive at two instances. */
export function lockRecord(tx: Connection, channel: string): Tx<unknown> {
  return q(tx.lock(`record:${channel}`));
}

/** Forgets an incident's messages and all their versions. */
export function* forgetMessages(tx: Connection, incident: number): Tx<void> {
  const { messages, revisions } = tx.tables;
  yield* q(
    tx.db.delete(revisions).where(
      sql`exists (select 1 from ${messages} where ${messages.channel} = ${revisions.channel}
            and ${messages.ts} = ${revisions.ts} and ${messages.incident} = ${incident})`,
    ),
  );
  yield* q(tx.db.delete(messages).where(eq(messages.incident, incident)));
}

/** The message itself arrives after its edit: it becomes version 0, and what came later stays on top. */
function* fillIn(tx: Connection, message: NewMessage, stub: MessageRow): Tx<void> {
  const { channel, ts, text, ...rest } = { ...message, reactions: stub.reactions };
  const { person, postedAt } = message;
  if (stub.revision === 0) {
    // Only a reaction was faster: there is no version above this one.
    yield* q(
      tx.db
        .update(tx.tables.messages)
        .set({ ...rest, text })
        .where(isMessage(tx, message)),
    );
    return;
  }
  yield* q(
    tx.db
      .insert(tx.tables.revisions)
      .values({ channel, ts, revision: 0, at: postedAt, person, text, deleted: false })
      .onConflictDoNothing(),
  );
  yield* q(tx.db.update(tx.tables.messages).set(rest).where(isMessage(tx, message)));
}

export function isMessage(tx: Connection, { channel, ts }: MessageKey) {
  return and(eq(tx.tables.messages.channel, channel), eq(tx.tables.messages.ts, ts));
}

const insert = hotRows("messages.insert", (tx, rows: Arguments<MessageRow>[]) =>
  tx.db.insert(tx.tables.messages).values(rows).onConflictDoNothing().returning({ ts: tx.tables.messages.ts }),
);

const timeline = hot("messages.timeline", (tx, a: Arguments<{ incident: number }>) => {
  const { messages } = tx.tables;
  return tx.db
    .select()
    .from(messages)
    .where(eq(messages.incident, a.incident))
    .orderBy(asc(messages.ts), asc(messages.channel));
});

const at = hot("messages.at", (tx, a: Arguments<MessageKey>) => {
  const { messages } = tx.tables;
  return tx.db
    .select()
    .from(messages)
    .where(and(eq(messages.channel, a.channel), eq(messages.ts, a.ts)));
});
