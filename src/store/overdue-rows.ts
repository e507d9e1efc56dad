import { and, asc, inArray, isNotNull, lt, sql, type SQL } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import { atMost, type Connection, q, type Tx } from "./query.ts";

/** Something that should have been taken up by now. */
export interface Overdue {
  /**
   * `page`: an effect of the page lane, be it a call, its end, or the last look before one. `lease`: an effect that somebody
   * took up and never lets go of.
   */
  readonly what: "page" | "deadline" | "effect" | "event" | "lease";
  /** The effect's or the event's id; of a deadline, the stream it belongs to. */
  readonly id: string;
  /** When it was due: incident time of a deadline, else machine time. */
  readonly since: Instant;
}

/** So many of each are listed; where there are more, it makes no difference any more. */
const LISTED = 100;

/**
 * What was due before the given instants and still waits. On purpose it shares no query with those who should have taken
 * it up: what they can't see, this one sees.
 */
export function* overdueRows(
  tx: Connection,
  before: { pages: Instant; deadlines: Instant; effects: Instant; events: Instant },
): Tx<Overdue[]> {
  const pages = yield* duePages(tx, before.pages);
  const deadlines = yield* pastDeadlines(tx, before.deadlines);
  const effects = yield* dueEffects(tx, before.effects);
  const events = yield* undoneEvents(tx, before.events);
  return [
    ...pages.map((row) => ({ what: "page" as const, ...row })),
    ...deadlines.map((row) => ({ what: "deadline" as const, ...row })),
    ...effects.map((row) => ({ what: "effect" as const, ...row })),
    ...events.map((row) => ({ what: "event" as const, ...row })),
  ];
}

/** Which attempt has hold of which effect now. A lease that runs out is no lease: it is waiting to be taken up. */
export function leasesHeld(tx: Connection, until: Instant): Tx<{ id: string; token: number }[]> {
  const { effects } = tx.tables;
  return q(
    tx.db
      .select({ id: effects.id, token: effects.token })
      .from(effects)
      .where(
        and(isPending(tx), inArray(effects.urgent, [true, false]), lt(effects.runAt, until), isNotNull(effects.owner)),
      )
      .orderBy(asc(effects.firstStartedAt))
      .limit(atMost(LISTED)),
  );
}

/** Whether a page waits behind another of its lane doesn't matter: whoever is called by it hasn't been. */
function duePages(tx: Connection, before: Instant) {
  const { effects } = tx.tables;
  return q(
    tx.db
      .select({ id: effects.id, since: effects.runAt })
      .from(effects)
      .where(and(isPending(tx), sql`${effects.urgent} = true`, lt(effects.runAt, before)))
      .orderBy(asc(effects.runAt))
      .limit(atMost(LISTED)),
  );
}

/** Only the first of a lane can be overdue; those behind it wait for it. */
function dueEffects(tx: Connection, before: Instant) {
  const { effects } = tx.tables;
  const isFirst = sql`not exists (select 1 from ${effects} as first where first.lane = ${effects.lane}
    and first.status = 'pending' and first.position < ${effects.position})`;
  return q(
    tx.db
      .select({ id: effects.id, since: effects.runAt })
      .from(effects)
      .where(and(isPending(tx), sql`${effects.urgent} = false`, lt(effects.runAt, before), isFirst))
      .orderBy(asc(effects.runAt))
      .limit(atMost(LISTED)),
  );
}

/** Of incidents, which carry their own, and of every other stream. */
function* pastDeadlines(tx: Connection, before: Instant): Tx<{ id: string; since: Instant }[]> {
  const { incidents, deadlines } = tx.tables;
  const ofIncidents = yield* q(
    tx.db
      .select({ id: incidents.id, since: incidents.nextDeadlineAt })
      .from(incidents)
      .where(and(isNotNull(incidents.nextDeadlineAt), lt(incidents.nextDeadlineAt, before)))
      .orderBy(asc(incidents.nextDeadlineAt))
      .limit(atMost(LISTED)),
  );
  const ofOthers = yield* q(
    tx.db
      .select({ id: deadlines.stream, since: deadlines.at })
      .from(deadlines)
      .where(lt(deadlines.at, before))
      .orderBy(asc(deadlines.at))
      .limit(atMost(LISTED)),
  );
  return [...ofIncidents.map(({ id, since }) => ({ id: `incident:${id}`, since: since! })), ...ofOthers];
}

function undoneEvents(tx: Connection, before: Instant) {
  const { inbox } = tx.tables;
  const isUndone = sql`${inbox.doneAt} is null and ${inbox.quarantinedAt} is null`;
  return q(
    tx.db
      .select({ id: inbox.id, since: inbox.receivedAt })
      .from(inbox)
      .where(and(isUndone, lt(inbox.receivedAt, before)))
      .orderBy(asc(inbox.receivedAt))
      .limit(atMost(LISTED)),
  );
}

// The very words of the partial index.
function isPending(tx: Connection): SQL {
  return sql`${tx.tables.effects.status} = 'pending'`;
}
