import { MINUTE, SECOND, type Clock } from "../clock.ts";
import { overdueRows, type Overdue } from "../store/overdue-rows.ts";
import type { Connection, Tx } from "../store/query.ts";

/**
 * So late nothing is that works, in milliseconds. A page's first attempt and a deadline take a second at most, and a dead
 * instance's work is taken over within its lease of four. Events that Slack's own trouble holds up are asked again for minutes.
 */
const GRACE = { pages: 10 * SECOND, deadlines: 10 * SECOND, effects: 5 * MINUTE, events: 10 * MINUTE } as const;

/** Everything that should have been taken up by now and wasn't. Reads only. */
export function overdueNow(tx: Connection, clock: Pick<Clock, "now" | "machineNow">): Tx<Overdue[]> {
  const machineNow = clock.machineNow();
  return overdueRows(tx, {
    pages: machineNow - GRACE.pages,
    deadlines: clock.now() - GRACE.deadlines,
    effects: machineNow - GRACE.effects,
    events: machineNow - GRACE.events,
  });
}
