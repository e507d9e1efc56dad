import { incidentStream, readEvent } from "../../engine/stream.ts";
import { fold } from "../../incident/evolve.ts";
import type { Incident } from "../../incident/incident.ts";
import { outboxNow, type EffectRow } from "../../store/effect-rows.ts";
import { loadEvents, newestEvents, type EventRow } from "../../store/event-rows.ts";
import { incidentByChannel } from "../../store/incident-rows.ts";
import type { Circumstances } from "../../incident-rules.ts";
import type { Connection, Tx } from "../../store/query.ts";
import type { EffectView, EventView, IncidentView, InsideView } from "../page/wire-inside.ts";
import { upcoming } from "./upcoming.ts";

/** So much of each is shown. */
const MOST = 60;

/** What the database holds about the incident of a channel, or about everything where the channel is of none. Reads only. */
export function* readInside(
  tx: Connection,
  { channel, circumstances, now }: { channel: string; circumstances: Circumstances | null; now: number },
): Tx<Omit<InsideView, "calls" | "machineNow">> {
  const number = (yield* incidentByChannel(tx, channel))?.id ?? null;
  const stream = number === null ? null : incidentStream(number);
  const history = stream === null ? [] : (yield* loadEvents(tx, stream)).map(readEvent);
  const incident = fold(history);
  return {
    incident: incident === null ? null : incidentView(incident, history.length),
    events: (yield* newestEvents(tx, stream, MOST)).map(eventView),
    upcoming: yield* upcoming(tx, { circumstances, now, number }),
    outbox: (yield* outboxNow(tx, stream, MOST)).map(effectView),
  };
}

function incidentView(incident: Incident, version: number): IncidentView {
  const { number, title, phase, severity, severityConfirmed, paging, roles } = incident;
  return {
    number,
    title,
    phase,
    severity,
    severityConfirmed,
    paging: paging.mode,
    ringing: paging.calls.flatMap(({ state, person }) => (state === "ringing" ? [person] : [])),
    answeredBy: paging.answeredBy,
    roles: { ...roles },
    version,
  };
}

function eventView({ stream, seq, at, type, actor, body }: EventRow): EventView {
  const by = JSON.parse(actor) as { kind: string; id?: string };
  return { stream, seq, at, type, by: by.kind === "person" ? (by.id ?? null) : null, body };
}

function effectView(row: EffectRow): EffectView {
  const { id, lane, kind, status, owner, attempts, runAt, settledAt, lastError: error } = row;
  const state = status === "pending" ? (owner === null ? "waiting" : "underWay") : status;
  return { id, lane, kind, state, attempts, at: settledAt ?? runAt, error };
}
