import { and, asc, desc, eq, inArray, isNull, lt, lte, max, ne, or, sql, type SQL } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import { type Arguments, atMost, type Connection, hotRows, q, type Tx } from "./query.ts";
import type { Row } from "./tables.ts";

/** One row of the outbox. All its times but `dueAt` are machine time. */
export type EffectRow = Row<"effects">;

export interface NewEffect extends Pick<EffectRow, "id" | "stream" | "lane" | "kind" | "payload" | "urgent"> {
  /** When it may first be taken. */
  readonly runAt: Instant;
  /** When it was meant to happen, to measure lateness by. */
  readonly dueAt: Instant | null;
  /** It takes the place of what waits in the same lane with the same kind: a newer redraw of the same message. */
  readonly replaces: boolean;
}

export interface Lease {
  readonly owner: string;
  readonly until: Instant;
}

/**
 * Adds to the outbox; an id that is already there changes nothing. With a lease, what is due and finds its lane free is born leased and
 * returned, to be performed after the commit. The caller holds the stream's lock, for a lane belongs to one stream.
 */
export function* enqueueEffects(
  tx: Connection,
  effects: readonly NewEffect[],
  now: Instant,
  lease: Lease | null,
): Tx<EffectRow[]> {
  if (effects.length === 0) return [];
  const wanted = yield* replaceOlder(tx, effects, now);
  const tails = yield* laneTails(tx, wanted);
  const rows = wanted.map((effect): EffectRow => {
    const tail = tails.get(effect.lane);
    const position = (tail ?? 0) + 1;
    tails.set(effect.lane, position);
    const row = pending(effect, position, now);
    return lease !== null && tail === undefined && effect.runAt <= now ? leased(row, lease, now) : row;
  });
  const added = new Set((yield* insert(tx, rows)).map((row) => row.id));
  return rows.filter((row) => row.owner !== null && added.has(row.id));
}

/** Removes from the queue what isn't wanted any more; what is under way may land, but is never tried again. Returns the ids. */
export function* withdrawEffects(
  tx: Connection,
  which: { stream: string; kinds?: readonly string[]; lanes?: readonly string[] },
  now: Instant,
): Tx<string[]> {
  const { effects } = tx.tables;
  const rows = yield* q(
    tx.db
      .update(effects)
      .set({ status: "withdrawn", settledAt: now })
      .where(
        and(
          sql`${effects.status} = 'pending'`,
          eq(effects.stream, which.stream),
          which.kinds && inArray(effects.kind, [...which.kinds]),
          which.lanes && inArray(effects.lane, [...which.lanes]),
        ),
      )
      .returning({ id: effects.id }),
  );
  return rows.map((row) => row.id);
}

/** The same for one kind in these lanes, in one statement however many there are. */
export function withdrawInLanes(
  tx: Connection,
  { kind, lanes }: { kind: string; lanes: readonly string[] },
  now: Instant,
): Tx<unknown> {
  return withdrawKind(
    tx,
    lanes.map((lane) => ({ lane, kind, now })),
  );
}

/** Everything a stream ever asked for, lane by lane in order. */
export function effectsOf(tx: Connection, stream: string): Tx<EffectRow[]> {
  const { effects } = tx.tables;
  return q(
    tx.db
      .select()
      .from(effects)
      .where(eq(effects.stream, stream))
      .orderBy(asc(effects.lane), asc(effects.position), asc(effects.createdAt)),
  );
}

/** What waits in a stream's lanes, or in all of them, the next one first; after it what was settled last. */
export function* outboxNow(tx: Connection, stream: string | null, limit: number): Tx<EffectRow[]> {
  const { effects } = tx.tables;
  const inStream = stream === null ? undefined : eq(effects.stream, stream);
  const waits = sql`${effects.status} = 'pending'`;
  const waiting = tx.db
    .select()
    .from(effects)
    .where(and(waits, inStream))
    .orderBy(asc(effects.runAt))
    .limit(atMost(limit));
  const settled = tx.db
    .select()
    .from(effects)
    .where(and(ne(effects.status, "pending"), inStream))
    .orderBy(desc(effects.settledAt), desc(effects.position))
    .limit(atMost(limit));
  return [...(yield* q(waiting)), ...(yield* q(settled))].slice(0, limit);
}

/** Forgets what was done or withdrawn before `before`. Dead ones stay until somebody has looked. */
export function* forgetSettledEffects(tx: Connection, before: Instant): Tx<void> {
  const { effects } = tx.tables;
  yield* q(
    tx.db.delete(effects).where(and(inArray(effects.status, ["done", "withdrawn"]), lt(effects.settledAt, before))),
  );
}

/** Withdraws what the replacing effects stand in for, and returns the effects without those that are known or replaced among themselves. */
function* replaceOlder(tx: Connection, effects: readonly NewEffect[], now: Instant): Tx<NewEffect[]> {
  const replacing = effects.filter((effect) => effect.replaces);
  if (replacing.length === 0) return [...effects];
  const known = yield* knownIds(
    tx,
    replacing.map(({ id }) => ({ id })),
  );
  const stale = new Set(known.map((row) => row.id));
  const newest = new Map(replacing.filter(({ id }) => !stale.has(id)).map((effect) => [surface(effect), effect]));
  yield* withdrawOlder(
    tx,
    [...newest.values()].map(({ lane, kind }) => ({ lane, kind, now })),
  );
  return effects.filter((effect) => !effect.replaces || newest.get(surface(effect)) === effect);
}

function surface(effect: NewEffect): string {
  return `${effect.lane}\n${effect.kind}`;
}

/** The last place taken in each lane that isn't free. */
function* laneTails(tx: Connection, wanted: readonly NewEffect[]): Tx<Map<string, number>> {
  const lanes = new Set(wanted.map((effect) => effect.lane));
  const tails = yield* tailsOf(
    tx,
    [...lanes].map((lane) => ({ lane })),
  );
  return new Map(tails.map((tail) => [tail.lane, tail.position ?? 0]));
}

function pending(effect: NewEffect, position: number, now: Instant): EffectRow {
  const { id, stream, lane, kind, payload, urgent, runAt, dueAt } = effect;
  return {
    id,
    stream,
    lane,
    kind,
    payload,
    urgent,
    runAt,
    dueAt,
    position,
    status: "pending",
    attempts: 0,
    token: 0,
    owner: null,
    createdAt: now,
    firstStartedAt: null,
    settledAt: null,
    lastError: null,
  };
}

function leased(row: EffectRow, lease: Lease, now: Instant): EffectRow {
  return { ...row, owner: lease.owner, runAt: lease.until, attempts: 1, token: 1, firstStartedAt: now };
}

const knownIds = hotRows("effects.known", (tx, rows: Arguments<{ id: string }>[]) => {
  const { effects } = tx.tables;
  const ids = rows.map((row) => row.id);
  return tx.db.select({ id: effects.id }).from(effects).where(inArray(effects.id, ids));
});

const tailsOf = hotRows("effects.tails", (tx, rows: Arguments<{ lane: string }>[]) => {
  const { effects } = tx.tables;
  const lanes = rows.map((row) => row.lane);
  return tx.db
    .select({ lane: effects.lane, position: max(effects.position) })
    .from(effects)
    .where(and(sql`${effects.status} = 'pending'`, inArray(effects.lane, lanes)))
    .groupBy(effects.lane);
});

const insert = hotRows("effects.insert", (tx, rows: Arguments<EffectRow>[]) =>
  tx.db.insert(tx.tables.effects).values(rows).onConflictDoNothing().returning({ id: tx.tables.effects.id }),
);

type Surface = { lane: string; kind: string; now: Instant };

const withdrawKind = hotRows("effects.withdrawKind", (tx, rows: Arguments<Surface>[]) => {
  const { effects } = tx.tables;
  return tx.db
    .update(effects)
    .set({ status: "withdrawn", settledAt: sql`${rows[0]!.now}` })
    .where(onSurfaces(tx, rows))
    .returning({ id: effects.id });
});

const withdrawOlder = hotRows("effects.withdrawOlder", (tx, rows: Arguments<Surface>[]) => {
  const { effects } = tx.tables;
  const { now } = rows[0]!;
  return tx.db
    .update(effects)
    .set({ status: "withdrawn", settledAt: sql`${now}` })
    .where(and(onSurfaces(tx, rows), or(isNull(effects.owner), lte(effects.runAt, now))))
    .returning({ id: effects.id });
});

/** What waits in one of these lanes with the kind named beside it. The lanes alone first: they have an index. */
function onSurfaces(tx: Connection, rows: readonly Arguments<Surface>[]): SQL | undefined {
  const { effects } = tx.tables;
  const lanes = rows.map((row) => row.lane);
  return and(
    sql`${effects.status} = 'pending'`,
    inArray(effects.lane, lanes),
    or(...rows.map((row) => and(eq(effects.lane, row.lane), eq(effects.kind, row.kind)))),
  );
}
