import { isHoliday as isHolidayOf } from "../../calendar/working-calendar.ts";
import { DAY, type Instant } from "../../clock.ts";
import type { Team } from "../../config/config.ts";
import { dutyOf, type DutyRow } from "../../oncall/health/compensation.ts";
import { pagesTaken } from "../../oncall/health/pages-taken.ts";
import { teamHealth, type TeamHealth } from "../../oncall/health/team-health.ts";
import type { Parts } from "../../parts.ts";
import { incidentsDeclared } from "../../store/incident-rows.ts";
import { overridesFrom } from "../../store/override-rows.ts";

interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** An incident that began before the time asked for may still have called people in it. */
const REACHES_BACK = 30 * DAY;

/** How one team's on-call was in that time. */
export async function healthOf(parts: Parts, team: Team, span: Span): Promise<TeamHealth> {
  return teamHealth({ team, ...span, ...(await known(parts, team, span)) });
}

/** What everybody of these teams did in that time. */
export async function dutiesOf(parts: Parts, teams: readonly Team[], span: Span): Promise<DutyRow[]> {
  const rows: DutyRow[] = [];
  for (const team of teams) rows.push(...dutyOf({ team, ...span, ...(await known(parts, team, span)) }));
  return rows;
}

async function known(parts: Parts, team: Team, { from, until }: Span) {
  const { store, engine, people, config } = parts;
  const { incidents, overrides } = await store.read(function* (tx) {
    return {
      incidents: yield* incidentsDeclared(tx, from - REACHES_BACK, until),
      overrides: yield* overridesFrom(tx, from),
    };
  });
  const histories = await Promise.all(incidents.map(({ id }) => engine.history(id)));
  const called = histories.flat().flatMap(({ event }) => (event.type === "personCalled" ? [event.person] : []));
  const zones = new Map(
    await Promise.all(
      [...new Set(called)].map(async (id) => [id, (await people.find(id))?.tz ?? config.timezone] as const),
    ),
  );
  const zoneOf = (person: string): string => zones.get(person) ?? config.timezone;
  return {
    overrides,
    zoneOf,
    pages: pagesTaken(histories, { from, until, zoneOf }),
    zone: team.hours?.timezone ?? config.timezone,
    isHoliday: (at: Instant) => isHolidayOf(team, at, config.timezone),
  };
}
