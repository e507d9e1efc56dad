import { incidentStream, readEvent } from "../../engine/stream.ts";
import type { Instant } from "../../clock.ts";
import { deadlinesOf } from "../../incident/deadlines.ts";
import { fold } from "../../incident/evolve.ts";
import { factsAt, type Circumstances } from "../../incident-rules.ts";
import { streamDeadlines } from "../../store/deadline-rows.ts";
import { loadEvents } from "../../store/event-rows.ts";
import { busyPeople, openIncidents, type IncidentRow } from "../../store/incident-rows.ts";
import { overridesFrom } from "../../store/override-rows.ts";
import type { Connection, Tx } from "../../store/query.ts";
import type { Upcoming } from "../page/wire-controls.ts";

/** So many open incidents are looked into, and so many other streams. */
const MOST = 20;

/**
 * All that is waited for, the nearest first; only what waits for one incident where its number is given. Without the
 * circumstances, which a dead bot has taken with it, only the nearest of each incident is known, as its row says.
 */
export function* upcoming(
  tx: Connection,
  { circumstances, now, number }: { circumstances: Circumstances | null; now: Instant; number: number | null },
): Tx<Upcoming[]> {
  const rows = (yield* openIncidents(tx)).filter(({ id }) => number === null || id === number);
  const found: Upcoming[] = [];
  for (const row of rows.slice(0, MOST)) found.push(...(yield* ofIncident(tx, row, circumstances, now)));
  if (number === null) found.push(...(yield* streamDeadlines(tx, MOST)).map(ofStream));
  return found.toSorted((left, right) => left.at - right.at);
}

function* ofIncident(
  tx: Connection,
  row: IncidentRow,
  circumstances: Circumstances | null,
  now: Instant,
): Tx<Upcoming[]> {
  const about = { incident: row.id, whose: null };
  if (circumstances === null) {
    return row.nextDeadlineAt === null ? [] : [{ ...about, at: row.nextDeadlineAt, what: "unnamed" }];
  }
  const incident = fold((yield* loadEvents(tx, incidentStream(row.id))).map(readEvent));
  if (incident === null) return [];
  const overrides = yield* overridesFrom(tx, now);
  const busy = (yield* busyPeople(tx))(row.id);
  const facts = factsAt(circumstances, { now, overrides, busy, lastHumanWordAt: row.lastHumanWordAt });
  return deadlinesOf(incident, facts).map(({ name, at }) => ({ ...about, at, what: name }));
}

/** `rota:payments` or `person:U0ADA`. */
function ofStream({ stream, at }: { stream: string; at: Instant }): Upcoming {
  const [kind, ...id] = stream.split(":");
  return { at, what: kind === "rota" ? "rota" : "rehearsal", incident: null, whose: id.join(":") };
}
