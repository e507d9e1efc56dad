import { SECOND, type Instant } from "../../src/clock.ts";
import type { Run } from "./run.ts";
import { lateness } from "./patience.ts";

/** What was withdrawn under way has landed by then, or never will. */
const LANDED = 10 * SECOND;

interface Effect {
  id: string;
  kind: string;
  lane: string;
  status: string;
  created_at: Instant;
  first_started_at: Instant | null;
  settled_at: Instant | null;
}

/** S17: whatever fails or hangs delays nothing but what comes after it in its own lane. */
export function laneViolations({ database, plan, uptime }: Run): string[] {
  // As they came: clocks differ.
  const query = `select id, kind, lane, status, created_at, first_started_at, settled_at from effects
    where first_started_at is not null order by rowid`;
  const effects = database.client.prepare(query).all() as Effect[];
  const late = lateness(plan);
  return [...Map.groupBy(effects, (effect) => effect.lane).values()].flatMap((lane) => {
    let free = 0;
    return lane.flatMap((effect) => {
      const ready = Math.max(effect.created_at, free);
      free = Math.max(free, leftLane(effect));
      const due = uptime.workedFrom(ready, late);
      const delay = due === null ? 0 : effect.first_started_at! - due;
      return delay > late ? [`S17: ${effect.kind} ${effect.id} was begun ${delay} ms late`] : [];
    });
  });
}

function leftLane({ status, settled_at: settledAt }: Effect): Instant {
  if (settledAt === null) return Infinity;
  return status === "withdrawn" ? settledAt + LANDED : settledAt;
}
