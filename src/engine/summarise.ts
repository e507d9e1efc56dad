import type { Instant } from "../clock.ts";
import { isOver, type Incident } from "../incident/incident.ts";
import type { IncidentSummary } from "../store/incident-rows.ts";

/** The one row by which an incident is listed and found, and which holds its next deadline. */
export function summarise(incident: Incident, declareCause: string, nextDeadlineAt: Instant | null): IncidentSummary {
  const ringing = isOver(incident) ? [] : incident.paging.calls.filter((call) => call.state === "ringing");
  return {
    id: incident.number,
    declareCause,
    version: incident.seq,
    phase: incident.phase,
    severity: incident.severity,
    title: incident.title,
    private: incident.private,
    drill: incident.drill,
    team: incident.team,
    service: incident.service,
    channel: incident.place?.channel ?? null,
    placeTs: incident.place?.threadTs ?? null,
    declaredAt: incident.declaredAt,
    closedAt: incident.closedAt,
    nextDeadlineAt,
    answeredBy: incident.paging.mode === "answered" ? incident.paging.answeredBy : null,
    ringing: JSON.stringify([...new Set(ringing.map((call) => call.person))]),
  };
}
