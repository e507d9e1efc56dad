import type { Instant } from "../clock.ts";
import { surfaces, type Effect } from "./effects.ts";
import type { Incident } from "./incident.ts";

/** What a room needs when it is new. */
export function setUp(incident: Incident): Effect[] {
  return [{ kind: "invite", people: peopleOf(incident, 0) }, ...[surfaces.topic, surfaces.bookmarks].map(redraw)];
}

/**
 * What a room needs when it is back: nobody could be brought in since then, and nothing posted or edited. The card is
 * redrawn in any case. Lines of what happened meanwhile come no more; the record has them.
 */
export function catchUp(incident: Incident, since: Instant): Effect[] {
  const { place, surfaces: placed, updates, handoffs, watchEnded } = incident;
  const there = Object.keys(placed).filter((name) => placed[name]!.channel === place?.channel);
  const wanted = [
    surfaces.topic,
    surfaces.bookmarks,
    ...there,
    ...updates.filter(({ state }) => state === "waiting").map(({ number }) => surfaces.update(number)),
    ...handoffs.filter(({ state }) => state === "waiting").map(({ number }) => surfaces.handoff(number)),
    ...(watchEnded ? [surfaces.watch] : []),
  ];
  const drawn = new Set(wanted.filter((name) => name !== surfaces.card && name !== surfaces.reminder));
  return [
    { kind: "invite", people: peopleOf(incident, since) },
    ...[...drawn].map(redraw),
    ...requestForUpdate(incident),
  ];
}

/** The request for an update that still stands, once more: it stood where nobody reads it now, or was asked elsewhere. */
export function requestForUpdate({ reminders: { lastDueAt } }: Incident): Effect[] {
  return lastDueAt === null ? [] : [{ kind: "remind", dueAt: lastDueAt }];
}

function redraw(surface: string): Effect {
  return { kind: "redraw", surface };
}

/** Who belongs in the room; of those who were called, whoever was since then. */
function peopleOf({ declaredBy, paging, roles, experts }: Incident, since: Instant): string[] {
  const called = paging.calls.filter(({ at }) => at >= since).map(({ person }) => person);
  const known = [declaredBy, paging.answeredBy, ...called, ...Object.values(roles), ...experts];
  return [...new Set(known.filter((person) => person !== null))];
}
