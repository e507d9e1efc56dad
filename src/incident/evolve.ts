import type { EventOf, EventType, IncidentEvent, Recorded } from "./events.ts";
import { declared, lifecycle } from "./evolve/lifecycle.ts";
import { paging } from "./evolve/paging.ts";
import { particulars } from "./evolve/particulars.ts";
import { updates } from "./evolve/updates.ts";
import type { Incident } from "./incident.ts";

/** How one kind of event changes an incident that exists. */
export type Change<Type extends EventType> = (
  incident: Incident,
  event: EventOf<Type>,
  recorded: Recorded<EventOf<Type>>,
) => Incident;

type Changes = { [Type in Exclude<EventType, "incidentDeclared">]: Change<Type> };

const changes: Changes = { ...lifecycle, ...particulars, ...paging, ...updates };

/** The only way an incident changes. Total: every recorded event leads to a state, whatever came before. */
export function evolve(incident: Incident | null, recorded: Recorded): Incident {
  const { event } = recorded;
  if (event.type === "incidentDeclared") return declared(event, recorded);
  if (incident === null) throw new Error(`The first event of an incident is its declaration, not ${event.type}.`);
  const change = changes[event.type] as (incident: Incident, event: IncidentEvent, recorded: Recorded) => Incident;
  return { ...change(incident, event, recorded), lastEventAt: recorded.at, seq: recorded.seq };
}

export function fold(history: readonly Recorded[]): Incident | null {
  return history.reduce<Incident | null>(evolve, null);
}
