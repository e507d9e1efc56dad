import type { Duration, Instant } from "../../clock.ts";
import type { PageRating, Recorded } from "../../incident/events.ts";
import { fold } from "../../incident/evolve.ts";
import { isNight } from "../night.ts";

/** One call of one person, and what came of it. */
export interface PageTaken {
  readonly person: string;
  readonly team: string;
  readonly incident: number;
  readonly at: Instant;
  /** At night where the person lives. */
  readonly night: boolean;
  /** Until they answered; null where they didn't, or somebody else was faster. */
  readonly answeredAfter: Duration | null;
  /** Called because nobody of an earlier step had answered. */
  readonly escalated: boolean;
  /** Whether it was worth waking them, as they say. */
  readonly rating: PageRating | null;
}

/**
 * Every call in these incidents between two instants. A person rung again by another means is called once; drills are
 * nobody's burden. `zoneOf` says where somebody sleeps.
 */
export function pagesTaken(
  histories: readonly (readonly Recorded[])[],
  { from, until, zoneOf }: { from: Instant; until: Instant; zoneOf(person: string): string },
): PageTaken[] {
  return histories.flatMap((history) => {
    const incident = fold(history);
    if (incident === null || incident.drill) return [];
    return history.flatMap(({ at, seq, event }): PageTaken[] => {
      if (event.type !== "personCalled" || event.team === null || at < from || at >= until) return [];
      const { person, team, level, reason } = event;
      return [
        {
          person,
          team,
          incident: incident.number,
          at,
          night: isNight(at, zoneOf(person)),
          answeredAfter: answeredAfter(history, { person, seq, at }),
          escalated: reason === "rota" && level > 0,
          rating: incident.ratings[person] ?? null,
        },
      ];
    });
  });
}

/** Only the call that was open when they answered counts as answered. */
function answeredAfter(
  history: readonly Recorded[],
  call: { person: string; seq: number; at: Instant },
): Duration | null {
  const later = history.filter(({ seq }) => seq > call.seq);
  const next = later.find(
    ({ event }) =>
      (event.type === "personCalled" && event.person === call.person) ||
      (event.type === "pageAnswered" && event.person === call.person) ||
      (event.type === "peopleStoodDown" && event.people.includes(call.person)),
  );
  return next?.event.type === "pageAnswered" ? next.at - call.at : null;
}
