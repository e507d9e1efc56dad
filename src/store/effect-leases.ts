import { and, asc, eq, inArray, isNotNull, lte, notInArray, sql, type SQL } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import type { EffectRow, Lease } from "./effect-rows.ts";
import { type Arguments, atMost, type Connection, hot, hotRows, q, type Tx } from "./query.ts";

/** What proves that an attempt still holds its effect: the token it was claimed with. */
export type Claim = Pick<EffectRow, "id" | "token">;

/** Which effects a worker looks for: a page lane of its own takes the urgent ones only. */
export type Urgency = "urgent" | "ordinary";

/**
 * Takes up to `limit` due effects for an attempt, urgent ones first. Only the first of each lane can be taken: one that is leased, or that
 * waits for its next attempt, holds up those behind it.
 */
export function* claimDueEffects(
  tx: Connection,
  { now, lease, limit, only }: { now: Instant; lease: Lease; limit: number; only?: Urgency },
): Tx<EffectRow[]> {
  const urgent = only === "ordinary" ? [] : yield* dueUrgent(tx, { now, limit });
  const ordinary =
    only === "urgent" || urgent.length >= limit ? [] : yield* dueOrdinary(tx, { now, limit: limit - urgent.length });
  const ids = [...urgent, ...ordinary].map((row) => row.id);
  if (ids.length === 0) return [];
  const claimed = yield* claim(
    tx,
    ids.map((id) => ({ id, now, ...lease })),
  );
  const order = new Map(ids.map((id, place) => [id, place]));
  return claimed.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** When the next effect may be taken, in machine time; null when none waits. Those held up in their lane don't count. */
export function* earliestDueEffect(tx: Connection, only?: Urgency): Tx<Instant | null> {
  const urgent = only === "ordinary" ? [] : yield* nextUrgent(tx, {});
  const ordinary = only === "urgent" ? [] : yield* nextOrdinary(tx, {});
  const times = [...urgent, ...ordinary].map((row) => row.runAt);
  return times.length === 0 ? null : Math.min(...times);
}

/**
 * Prolongs the owner's leases, also of what was withdrawn under way. Returns the ids it still holds; an attempt whose id is
 * missing has lost its effect.
 */
export function* renewLeases(tx: Connection, ids: readonly string[], lease: Lease): Tx<string[]> {
  const rows = yield* renew(
    tx,
    ids.map((id) => ({ id, ...lease })),
  );
  return rows.map((row) => row.id);
}

/** Records that an attempt succeeded, even of an effect withdrawn meanwhile. False: the claim is void and nothing changed. */
export function* settleEffect(tx: Connection, { id, token }: Claim, now: Instant): Tx<boolean> {
  return (yield* settle(tx, { id, token, now })).length > 0;
}

/** Gives an effect up for good. False: the claim is void, or the effect was withdrawn, and nothing changed. */
export function* buryEffect(tx: Connection, { id, token }: Claim, now: Instant, error: string): Tx<boolean> {
  return (yield* bury(tx, { id, token, now, error })).length > 0;
}

/** Puts an effect back until `runAt`, or lets go of one that was withdrawn: then, or where the claim is void, false. */
export function* retryEffectLater(tx: Connection, { id, token }: Claim, runAt: Instant, error: string): Tx<boolean> {
  return (yield* retry(tx, { id, token, runAt, error })).some(({ status }) => status === "pending");
}

/** The same for an attempt that could not even begin: it isn't counted. */
export function* putEffectOff(tx: Connection, { id, token }: Claim, runAt: Instant, reason: string): Tx<boolean> {
  return (yield* putOff(tx, { id, token, runAt, error: reason })).length > 0;
}

/** Frees at once what is leased by anybody but these living owners; their late attempts are fenced off. Returns the ids. */
export function* voidLeases(tx: Connection, alive: readonly string[], now: Instant): Tx<string[]> {
  const { effects } = tx.tables;
  // Every instance asks this each second, and nearly always nobody has died.
  const dead = (yield* owners(tx, {})).filter(({ owner }) => owner !== null && !alive.includes(owner));
  if (dead.length === 0) return [];
  const rows = yield* q(
    tx.db
      .update(effects)
      .set({ owner: null, runAt: now, token: sql`${effects.token} + 1` })
      .where(
        and(
          isPending(tx),
          isNotNull(effects.owner),
          alive.length > 0 ? notInArray(effects.owner, [...alive]) : undefined,
        ),
      )
      .returning({ id: effects.id }),
  );
  return rows.map((row) => row.id);
}

// A literal, not an argument: only so is the partial index used.
function isPending(tx: Connection): SQL {
  return sql`${tx.tables.effects.status} = 'pending'`;
}

/** Heads of their lanes, of one urgency, the earliest first. */
function heads(tx: Connection, urgent: boolean): SQL {
  const { effects } = tx.tables;
  return sql`${isPending(tx)} and ${effects.urgent} = ${sql.raw(String(urgent))} and not exists (
    select 1 from ${effects} as ahead where ahead.lane = ${effects.lane} and ahead.status = 'pending'
      and (ahead.position, ahead.id) < (${effects.position}, ${effects.id}))`;
}

function due(name: string, urgent: boolean) {
  return hot(name, (tx, a: Arguments<{ now: Instant; limit: number }>) => {
    const { effects } = tx.tables;
    const found = tx.db
      .select({ id: effects.id })
      .from(effects)
      .where(and(heads(tx, urgent), lte(effects.runAt, a.now)))
      .orderBy(asc(effects.runAt))
      .limit(atMost(a.limit));
    return tx.skipLocked(found);
  });
}

function next(name: string, urgent: boolean) {
  return hot(name, (tx) => {
    const { effects } = tx.tables;
    return tx.db
      .select({ runAt: effects.runAt })
      .from(effects)
      .where(heads(tx, urgent))
      .orderBy(asc(effects.runAt))
      .limit(atMost(1));
  });
}

type Leased = { id: string; owner: string; until: Instant };

const claim = hotRows("effects.claim", (tx, rows: Arguments<Leased & { now: Instant }>[]) => {
  const { effects } = tx.tables;
  const { owner, until, now } = rows[0]!;
  return tx.db
    .update(effects)
    .set({
      owner: sql`${owner}`,
      runAt: sql`${until}`,
      attempts: sql`${effects.attempts} + 1`,
      token: sql`${effects.token} + 1`,
      firstStartedAt: sql`coalesce(${effects.firstStartedAt}, ${now})`,
    })
    .where(idsOf(tx, rows))
    .returning();
});

const renew = hotRows("effects.renew", (tx, rows: Arguments<Leased>[]) => {
  const { effects } = tx.tables;
  const { owner, until } = rows[0]!;
  return tx.db
    .update(effects)
    .set({ runAt: sql`${until}` })
    .where(and(idsOf(tx, rows), eq(effects.owner, owner)))
    .returning({ id: effects.id });
});

function idsOf(tx: Connection, rows: Arguments<{ id: string }>[]): SQL {
  const ids = rows.map((row) => row.id);
  return inArray(tx.tables.effects.id, ids);
}

const dueUrgent = due("effects.dueUrgent", true);
const dueOrdinary = due("effects.dueOrdinary", false);
const nextUrgent = next("effects.nextUrgent", true);
const nextOrdinary = next("effects.nextOrdinary", false);

/** Whether the attempt still holds its effect: a process that slept may have been taken for dead. */
export function* isHeld(tx: Connection, { id, token }: Claim): Tx<boolean> {
  return (yield* stillHeld(tx, { id, token })).length > 0;
}

const owners = hot("effects.owners", (tx) => {
  const { effects } = tx.tables;
  return tx.db
    .selectDistinct({ owner: effects.owner })
    .from(effects)
    .where(and(isPending(tx), isNotNull(effects.owner)));
});

type Attempt = { id: string; token: number };

/** The row, if this attempt still holds it. */
function held(tx: Connection, a: Arguments<Attempt>): SQL | undefined {
  const { effects } = tx.tables;
  return and(eq(effects.id, a.id), eq(effects.token, a.token), isNotNull(effects.owner));
}

const stillHeld = hot("effects.stillHeld", (tx, a: Arguments<Attempt>) => {
  const { effects } = tx.tables;
  return tx.db.select({ id: effects.id }).from(effects).where(held(tx, a));
});

const settle = hot("effects.settle", (tx, a: Arguments<Attempt & { now: Instant }>) => {
  const { effects } = tx.tables;
  return tx.db
    .update(effects)
    .set({ status: "done", owner: null, settledAt: sql`${a.now}`, lastError: null })
    .where(and(held(tx, a), inArray(effects.status, ["pending", "withdrawn"])))
    .returning({ id: effects.id });
});

const bury = hot("effects.bury", (tx, a: Arguments<Attempt & { now: Instant; error: string }>) => {
  const { effects } = tx.tables;
  return tx.db
    .update(effects)
    .set({ status: "dead", owner: null, settledAt: sql`${a.now}`, lastError: sql`${a.error}` })
    .where(and(held(tx, a), isPending(tx)))
    .returning({ id: effects.id });
});

const retry = hot("effects.retry", (tx, a: Arguments<Attempt & { runAt: Instant; error: string }>) => {
  const { effects } = tx.tables;
  return tx.db
    .update(effects)
    .set({ owner: null, runAt: sql`${a.runAt}`, lastError: sql`${a.error}` })
    .where(held(tx, a))
    .returning({ status: effects.status });
});

const putOff = hot("effects.putOff", (tx, a: Arguments<Attempt & { runAt: Instant; error: string }>) => {
  const { effects } = tx.tables;
  return tx.db
    .update(effects)
    .set({
      owner: null,
      runAt: sql`${a.runAt}`,
      lastError: sql`${a.error}`,
      attempts: sql`${effects.attempts} - 1`,
    })
    .where(and(held(tx, a), isPending(tx)))
    .returning({ id: effects.id });
});
