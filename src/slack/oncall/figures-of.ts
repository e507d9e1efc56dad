import { DAY, type Instant } from "../../clock.ts";
import { shiftFigures, type ShiftFigures } from "../../oncall/shift-figures.ts";
import type { Parts } from "../../parts.ts";
import { incidentsDeclared } from "../../store/incident-rows.ts";

/** No incident is open for longer. */
const REACHES_BACK = 366 * DAY;

/** What the incidents say of a team's shift. It is read anew each time: what has happened doesn't change. */
export async function figuresOf(
  { store, engine, people, config }: Parts,
  team: string,
  { from, until }: { from: Instant; until: Instant },
): Promise<ShiftFigures> {
  const rows = await store.read((tx) => incidentsDeclared(tx, from - REACHES_BACK, until));
  const concerned = rows.filter(({ closedAt }) => closedAt === null || closedAt >= from);
  const histories = await Promise.all(concerned.map(({ id }) => engine.history(id)));
  const called = histories.flat().flatMap(({ event }) => (event.type === "personCalled" ? [event.person] : []));
  const zones = await Promise.all(
    [...new Set(called)].map(async (person) => [person, (await people.find(person))?.tz ?? config.timezone] as const),
  );
  const zoneOf = new Map(zones);
  return shiftFigures(histories, {
    team,
    from,
    until,
    zoneOf: (person) => zoneOf.get(person) ?? config.timezone,
  });
}
