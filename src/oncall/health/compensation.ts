import { DateTime } from "luxon";
import { HOUR, MINUTE, type Instant } from "../../clock.ts";
import { overridesOf, type Override } from "../override.ts";
import { layersOf, type TeamSchedule } from "../rotation.ts";
import { shiftsBetween } from "../shifts-between.ts";
import { isNight } from "../night.ts";
import type { PageTaken } from "./pages-taken.ts";

/** What somebody did for one layer of one team; hours are whole or fractions, each hour in one of the three kinds. */
export interface DutyRow {
  readonly team: string;
  readonly layer: string;
  readonly person: string;
  readonly shifts: number;
  /** Monday to Friday, by day. */
  readonly weekdayHours: number;
  /** Monday to Friday, 22:00 to 07:00. */
  readonly nightHours: number;
  /** Saturdays, Sundays and the team's holidays, round the clock. */
  readonly freeDayHours: number;
  /** Of the whole team, wherever they stood in it; told in the first of a person's rows only. */
  readonly pages: number;
  readonly nightPages: number;
}

export interface DutyQuestion {
  readonly team: TeamSchedule;
  readonly from: Instant;
  readonly until: Instant;
  readonly overrides: readonly Override[];
  readonly pages: readonly PageTaken[];
  /** IANA zone of somebody's day and night. */
  zoneOf(person: string): string;
  isHoliday(at: Instant): boolean;
}

/** Hours on duty and pages between two instants, by layer and person, in the order of the rotation. */
export function dutyOf(question: DutyQuestion): DutyRow[] {
  const { team, from, until, overrides } = question;
  const told = new Set<string>();
  return layersOf(team).flatMap(([layer, rotation]) => {
    const shifts = shiftsBetween(rotation, from, until, overridesOf(overrides, team.name, layer)).map((shift) => ({
      person: shift.person,
      from: Math.max(shift.from, from),
      until: Math.min(shift.until, until),
    }));
    return [...Map.groupBy(shifts, ({ person }) => person)].map(([person, own]): DutyRow => {
      const first = !told.has(person);
      told.add(person);
      return {
        team: team.name,
        layer,
        person,
        shifts: own.length,
        ...hoursOf(own, question),
        ...pagesOf(person, first, question),
      };
    });
  });
}

/** Every zone is whole quarters of an hour from UTC, so that day and night change on one. */
const QUARTER = 15 * MINUTE;

function hoursOf(
  shifts: readonly { person: string; from: Instant; until: Instant }[],
  { zoneOf, isHoliday }: DutyQuestion,
): Pick<DutyRow, "weekdayHours" | "nightHours" | "freeDayHours"> {
  const hours = { weekdayHours: 0, nightHours: 0, freeDayHours: 0 };
  for (const { person, from, until } of shifts) {
    const zone = zoneOf(person);
    for (let at = from; at < until;) {
      const next = Math.min((Math.floor(at / QUARTER) + 1) * QUARTER, until);
      const free = DateTime.fromMillis(at, { zone }).weekday > 5 || isHoliday(at);
      hours[free ? "freeDayHours" : isNight(at, zone) ? "nightHours" : "weekdayHours"] += (next - at) / HOUR;
      at = next;
    }
  }
  return hours;
}

function pagesOf(person: string, told: boolean, { team, pages }: DutyQuestion): Pick<DutyRow, "pages" | "nightPages"> {
  const own = told ? pages.filter((page) => page.person === person && page.team === team.name) : [];
  return { pages: own.length, nightPages: own.filter(({ night }) => night).length };
}
