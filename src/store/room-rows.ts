import { and, asc, eq, gte, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import { type Arguments, type Connection, hot, q, type Tx } from "./query.ts";
import type { Row } from "./tables.ts";

export type RoomRow = Row<"rooms">;

/** Starts the record of a channel; of one that has a record already, nothing changes. */
export function addRoom(tx: Connection, channel: string, incident: number): Tx<unknown> {
  return add(tx, { channel, incident });
}

export function* roomByChannel(tx: Connection, channel: string): Tx<RoomRow | null> {
  return (yield* byChannel(tx, { channel }))[0] ?? null;
}

/** The rooms whose history is still to be followed. */
export function openRooms(tx: Connection): Tx<RoomRow[]> {
  const { rooms } = tx.tables;
  return q(tx.db.select().from(rooms).where(eq(rooms.archived, false)).orderBy(asc(rooms.channel)));
}

/**
 * The rooms of incidents that are open or were closed after `closedSince`, with their incident, those that were looked
 * into longest ago first. Threads have no room. One that was archived can still be read, and what came before that may be missing.
 */
export function roomsToFollow(
  tx: Connection,
  closedSince: Instant,
): Tx<{ channel: string | null; incident: number }[]> {
  const { incidents, rooms } = tx.tables;
  return q(
    tx.db
      .select({ channel: incidents.channel, incident: incidents.id })
      .from(incidents)
      .leftJoin(rooms, eq(rooms.channel, incidents.channel))
      .where(
        and(
          isNotNull(incidents.channel),
          isNull(incidents.placeTs),
          or(isNull(incidents.closedAt), gte(incidents.closedAt, closedSince)),
        ),
      )
      .orderBy(sql`${rooms.checkedAt} asc nulls first`, asc(incidents.id)),
  );
}

/** After a completed pull of the history up to `ts`. The watermark never moves back. */
export function* moveWatermark(tx: Connection, channel: string, ts: string, checkedAt: Instant): Tx<void> {
  const { rooms } = tx.tables;
  yield* q(tx.db.update(rooms).set({ checkedAt }).where(eq(rooms.channel, channel)));
  yield* q(
    tx.db
      .update(rooms)
      .set({ watermarkTs: ts })
      .where(and(eq(rooms.channel, channel), or(isNull(rooms.watermarkTs), lt(rooms.watermarkTs, ts)))),
  );
}

/** `gaps` is a JSON array of what couldn't be pulled. */
export function changeRoom(
  tx: Connection,
  channel: string,
  change: { archived?: boolean; gaps?: string },
): Tx<unknown> {
  return q(tx.db.update(tx.tables.rooms).set(change).where(eq(tx.tables.rooms.channel, channel)));
}

const byChannel = hot("rooms.byChannel", (tx, a: Arguments<{ channel: string }>) =>
  tx.db.select().from(tx.tables.rooms).where(eq(tx.tables.rooms.channel, a.channel)),
);

const add = hot("rooms.add", (tx, a: Arguments<{ channel: string; incident: number }>) =>
  tx.db
    .insert(tx.tables.rooms)
    .values({ channel: a.channel, incident: a.incident, archived: false, gaps: "[]" })
    .onConflictDoNothing(),
);
