import { asc, eq, gt } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import { type Arguments, type Connection, hot, q, type Tx } from "./query.ts";
import type { Row } from "./tables.ts";

/** Who holds a layer for a time, whoever's turn it is. `number` counts within its team. */
export type OverrideRow = Row<"overrides">;

/** Every override that holds now or later, of all teams, in the order they were made. */
export function overridesFrom(tx: Connection, now: Instant): Tx<OverrideRow[]> {
  return from(tx, { now });
}

/** Writes a team's overrides anew. */
export function* putOverrides(tx: Connection, team: string, rows: readonly OverrideRow[]): Tx<void> {
  const { overrides } = tx.tables;
  yield* q(tx.db.delete(overrides).where(eq(overrides.team, team)));
  if (rows.length > 0) yield* q(tx.db.insert(overrides).values([...rows]));
}

const from = hot("overrides.from", (tx, a: Arguments<{ now: Instant }>) => {
  const { overrides } = tx.tables;
  return tx.db
    .select()
    .from(overrides)
    .where(gt(overrides.until, a.now))
    .orderBy(asc(overrides.at), asc(overrides.team), asc(overrides.number));
});
