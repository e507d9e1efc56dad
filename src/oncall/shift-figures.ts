import type { Instant } from "../clock.ts";
import type { Recorded } from "../incident/events.ts";
import { fold } from "../incident/evolve.ts";
import { isOver } from "../incident/incident.ts";
import type { Severity } from "../incident/severity.ts";
import { isNight } from "./night.ts";

/** What a shift was like, and what it leaves. */
export interface ShiftFigures {
  /** Every time somebody was called. */
  readonly pages: number;
  /** Those of them at night, where whoever was called lives. */
  readonly night: number;
  /** Declared in it. */
  readonly incidents: number;
  /** Open at its end, the gravest first, then the oldest. */
  readonly open: readonly OpenIncident[];
}

export interface OpenIncident {
  readonly number: number;
  readonly title: string;
  readonly severity: Severity;
  /** Who commands or answered it. */
  readonly owner: string | null;
}

/**
 * Of the histories of the incidents that may matter. Drills and private incidents are left out: the report is read by
 * everybody, and a drill is nobody's shift.
 */
export function shiftFigures(
  histories: readonly (readonly Recorded[])[],
  { team, from, until, zoneOf }: { team: string; from: Instant; until: Instant; zoneOf(person: string): string },
): ShiftFigures {
  const known = histories.map((history) => history.filter(({ at }) => at < until));
  const counted = known.flatMap((history) => {
    const incident = fold(history);
    return incident === null || incident.drill || incident.private ? [] : [{ incident, history }];
  });
  const calls = counted.flatMap(({ history }) =>
    history.flatMap(({ at, event }) =>
      event.type === "personCalled" && event.team === team && at >= from ? [{ at, person: event.person }] : [],
    ),
  );
  const ours = counted.map(({ incident }) => incident).filter((incident) => incident.team === team);
  const open = ours
    .filter((incident) => !isOver(incident))
    .toSorted((left, right) => left.severity.localeCompare(right.severity) || left.declaredAt - right.declaredAt);
  return {
    pages: calls.length,
    night: calls.filter(({ at, person }) => isNight(at, zoneOf(person))).length,
    incidents: ours.filter(({ declaredAt }) => declaredAt >= from).length,
    open: open.map(({ number, title, severity, roles, paging }) => ({
      number,
      title,
      severity,
      owner: roles.ic ?? paging.answeredBy,
    })),
  };
}
