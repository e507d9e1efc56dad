import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, like, lt, lte, max, ne, or, sql } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import type { Severity } from "../incident/severity.ts";
import { type Arguments, atMost, type Connection, hot, hotRows, incoming, q, type Tx } from "./query.ts";
import type { Row } from "./tables.ts";

export type IncidentRow = Row<"incidents">;

/** Everything but the last human word, which messages move on their own. */
export type IncidentSummary = Omit<IncidentRow, "lastHumanWordAt" | "lastHumanWordBy">;

/** The number for a new incident, which nobody else can be given until this transaction ends. */
export function* nextIncidentNumber(tx: Connection): Tx<number> {
  yield* q(tx.lock("incident number"));
  const { incidents } = tx.tables;
  const [row] = yield* q(tx.db.select({ highest: max(incidents.id) }).from(incidents));
  return (row?.highest ?? 0) + 1;
}

export function* incidentById(tx: Connection, id: number): Tx<IncidentRow | null> {
  return (yield* byId(tx, { id }))[0] ?? null;
}

/** Those that exist, by their numbers. */
export function* incidentsById(tx: Connection, ids: readonly number[]): Tx<Map<number, IncidentRow>> {
  const rows = yield* byIds(
    tx,
    ids.map((id) => ({ id })),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The incident that this cause declared: a second click or delivery finds the first one's. */
export function* incidentByDeclareCause(tx: Connection, declareCause: string): Tx<IncidentRow | null> {
  const { incidents } = tx.tables;
  return (yield* q(tx.db.select().from(incidents).where(eq(incidents.declareCause, declareCause))))[0] ?? null;
}

export function* incidentByChannel(tx: Connection, channel: string): Tx<IncidentRow | null> {
  return (yield* byChannel(tx, { channel }))[0] ?? null;
}

/**
 * The incident a message of this channel belongs to: the one whose room it is, or whose thread. Several incidents may
 * have their threads in one channel.
 */
export function* incidentAt(tx: Connection, channel: string, threadTs: string | null): Tx<IncidentRow | null> {
  const rows = yield* byChannel(tx, { channel });
  const room = rows.find((row) => row.placeTs === null);
  return room ?? rows.find((row) => row.placeTs === threadTs) ?? null;
}

/** Writes incidents' rows anew. */
export function putIncidentSummary(tx: Connection, ...summaries: IncidentSummary[]): Tx<unknown> {
  return put(tx, summaries);
}

/** The incidents whose deadline has come, in incident time, the longest overdue first. */
export function dueDeadlines(tx: Connection, now: Instant, limit: number): Tx<{ id: number; at: Instant | null }[]> {
  return due(tx, { now, limit });
}

/** The nearest deadline of any incident, in incident time. */
export function* earliestDeadline(tx: Connection): Tx<Instant | null> {
  return (yield* earliest(tx, {}))[0]?.at ?? null;
}

/** Moves the last human word forward, never back. It touches neither version nor deadline. */
export function touchLastHumanWord(tx: Connection, id: number, at: Instant, by: string): Tx<unknown> {
  return touch(tx, { id, at, by });
}

/** Who has another open SEV1 or SEV2 in their hands that isn't mitigated, and its number: the gravest, then the newest. */
export function* busyElsewhere(tx: Connection, number: number): Tx<Map<string, number>> {
  return (yield* busyPeople(tx))(number);
}

/** The same for any number of incidents, from one look. */
export function* busyPeople(tx: Connection): Tx<(number: number) => Map<string, number>> {
  const rows = (yield* answered(tx, {})).toReversed();
  return (number) => new Map(rows.filter(({ id }) => id !== number).map((row) => [row.answeredBy ?? "", row.id]));
}

/** Other open incidents for which somebody's telephone rings, the gravest and then the newest first. */
export function* ringingElsewhere(
  tx: Connection,
  number: number,
  person: string,
): Tx<{ number: number; severity: Severity }[]> {
  const { incidents } = tx.tables;
  const rows = yield* q(
    tx.db
      .select({ number: incidents.id, severity: incidents.severity })
      .from(incidents)
      .where(
        and(
          isNull(incidents.closedAt),
          ne(incidents.id, number),
          like(incidents.ringing, `%${JSON.stringify(person)}%`),
        ),
      )
      .orderBy(asc(incidents.severity), desc(incidents.id))
      .limit(atMost(MOST_OTHERS)),
  );
  return rows.map((row) => ({ number: row.number, severity: row.severity as Severity }));
}

const MOST_OTHERS = 5;

/** The incidents that aren't closed, the newest first. */
export function openIncidents(tx: Connection): Tx<IncidentRow[]> {
  const { incidents } = tx.tables;
  return q(
    tx.db
      .select()
      .from(incidents)
      .where(isNull(incidents.closedAt))
      .orderBy(desc(incidents.declaredAt), desc(incidents.id)),
  );
}

/** The incidents declared in [from, to), the newest first. */
export function incidentsDeclared(tx: Connection, from: Instant, to: Instant): Tx<IncidentRow[]> {
  const { incidents } = tx.tables;
  return q(
    tx.db
      .select()
      .from(incidents)
      .where(and(gte(incidents.declaredAt, from), lt(incidents.declaredAt, to)))
      .orderBy(desc(incidents.declaredAt), desc(incidents.id)),
  );
}

const byId = hot("incidents.byId", (tx, a: Arguments<{ id: number }>) =>
  tx.db.select().from(tx.tables.incidents).where(eq(tx.tables.incidents.id, a.id)),
);

const answered = hot("incidents.answered", (tx) => {
  const { incidents } = tx.tables;
  return tx.db
    .select({ id: incidents.id, answeredBy: incidents.answeredBy })
    .from(incidents)
    .where(
      and(
        sql`${incidents.closedAt} is null and ${incidents.answeredBy} is not null`,
        inArray(incidents.severity, ["sev1", "sev2"]),
        inArray(incidents.phase, ["investigating", "identified"]),
      ),
    )
    .orderBy(asc(incidents.severity), desc(incidents.id))
    .limit(atMost(500));
});

const byIds = hotRows("incidents.byIds", (tx, rows: Arguments<{ id: number }>[]) => {
  const { incidents } = tx.tables;
  const ids = rows.map((row) => row.id);
  return tx.db.select().from(incidents).where(inArray(incidents.id, ids));
});

const byChannel = hot("incidents.byChannel", (tx, a: Arguments<{ channel: string }>) =>
  tx.db.select().from(tx.tables.incidents).where(eq(tx.tables.incidents.channel, a.channel)),
);

const put = hotRows("incidents.put", (tx, rows: Arguments<IncidentSummary>[]) => {
  const { incidents } = tx.tables;
  const { lastHumanWordAt: _at, lastHumanWordBy: _by, ...set } = incoming(incidents);
  return tx.db
    .insert(incidents)
    .values(rows)
    .onConflictDoUpdate({ target: incidents.id, set })
    .returning({ id: incidents.id });
});

const due = hot("incidents.due", (tx, a: Arguments<{ now: Instant; limit: number }>) => {
  const { incidents } = tx.tables;
  return tx.db
    .select({ id: incidents.id, at: incidents.nextDeadlineAt })
    .from(incidents)
    .where(and(isNotNull(incidents.nextDeadlineAt), lte(incidents.nextDeadlineAt, a.now)))
    .orderBy(asc(incidents.nextDeadlineAt))
    .limit(atMost(a.limit));
});

const earliest = hot("incidents.earliest", (tx) => {
  const { incidents } = tx.tables;
  return tx.db
    .select({ at: incidents.nextDeadlineAt })
    .from(incidents)
    .where(isNotNull(incidents.nextDeadlineAt))
    .orderBy(asc(incidents.nextDeadlineAt))
    .limit(atMost(1));
});

const touch = hot("incidents.touch", (tx, a: Arguments<{ id: number; at: Instant; by: string }>) => {
  const { incidents } = tx.tables;
  return tx.db
    .update(incidents)
    .set({ lastHumanWordAt: sql`${a.at}`, lastHumanWordBy: sql`${a.by}` })
    .where(and(eq(incidents.id, a.id), or(isNull(incidents.lastHumanWordAt), lt(incidents.lastHumanWordAt, a.at))))
    .returning({ id: incidents.id });
});
