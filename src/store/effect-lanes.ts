import { and, eq, gt, isNotNull } from "drizzle-orm";
import type { Instant } from "../clock.ts";
import type { EffectRow } from "./effect-rows.ts";
import { type Arguments, atMost, type Connection, hot, type Tx } from "./query.ts";

type Lane = Pick<EffectRow, "stream" | "lane">;

/** Whether something withdrawn from this lane is still under way, in whichever process: it may yet land. */
export function* landsInLane(tx: Connection, { stream, lane }: Lane, now: Instant): Tx<boolean> {
  return (yield* landing(tx, { stream, lane, now })).length > 0;
}

const landing = hot("effects.landing", (tx, a: Arguments<Lane & { now: Instant }>) => {
  const { effects } = tx.tables;
  return tx.db
    .select({ id: effects.id })
    .from(effects)
    .where(
      and(
        eq(effects.stream, a.stream),
        eq(effects.lane, a.lane),
        eq(effects.status, "withdrawn"),
        isNotNull(effects.owner),
        gt(effects.runAt, a.now),
      ),
    )
    .limit(atMost(1));
});
