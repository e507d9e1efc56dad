import ical, { ICalEventTransparency } from "ical-generator";
import { DAY, type Instant } from "../../clock.ts";
import type { Config } from "../../config/config.ts";
import { contentVersion } from "../../oncall/content-version.ts";
import { overridesOf, type Override } from "../../oncall/override.ts";
import { layersOf } from "../../oncall/rotation.ts";
import { shiftsBetween, type HeldShift } from "../../oncall/shifts-between.ts";
import type { Texts } from "../../texts/texts.ts";
import type { CalendarOf } from "./calendar-links.ts";

/** What a calendar holds: the last four weeks and the next half year. */
export const PAST = 28 * DAY;
const AHEAD = 26 * 7 * DAY;

export interface CalendarScene {
  readonly config: Config;
  readonly texts: Texts;
  readonly now: Instant;
  readonly overrides: readonly Override[];
  nameOf(person: string): string;
}

/**
 * The shifts of a person or a team as iCalendar (RFC 5545), all times in UTC. The same shifts give the same text, to the
 * byte: a shift keeps its id, and the stamp is when it was given, not when it was asked for.
 */
export function calendarText(of: CalendarOf, scene: CalendarScene): string {
  const { texts } = scene;
  const name = of.kind === "person" ? texts.calendar.nameOfMine : texts.calendar.nameOfTeam({ team: of.id });
  const calendar = ical({ name, prodId: { company: "Watchfire", product: "on-call" }, ttl: 3600 });
  for (const { team, layer, shift } of shiftsFor(of, scene)) {
    const words = { team, layer: texts.terms.layer(layer), person: scene.nameOf(shift.person) };
    calendar.createEvent({
      id: `${contentVersion([team, layer])}-${shift.from}@watchfire`,
      stamp: new Date(shift.override?.at ?? shift.from),
      start: new Date(shift.from),
      end: new Date(shift.until),
      summary: of.kind === "person" ? texts.calendar.mine(words) : texts.calendar.theirs(words),
      // Being on call keeps nobody from being invited to anything.
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(shift.override === null ? {} : { description: texts.calendar.covering }),
    });
  }
  return calendar.toString();
}

function shiftsFor(
  of: CalendarOf,
  { config, now, overrides }: CalendarScene,
): { team: string; layer: string; shift: HeldShift }[] {
  const teams = config.teams.filter(({ name }) => of.kind === "person" || name === of.id);
  return teams.flatMap((team) =>
    layersOf(team).flatMap(([layer, rotation]) =>
      shiftsBetween(rotation, now - PAST, now + AHEAD, overridesOf(overrides, team.name, layer))
        .filter(({ person }) => of.kind === "team" || person === of.id)
        .map((shift) => ({ team: team.name, layer, shift })),
    ),
  );
}
