import { DateTime } from "luxon";
import { DAY, type Duration, type Instant } from "../../clock.ts";
import type { PageRating } from "../../incident/events.ts";
import { backToBackShifts, poolOf } from "../fairness.ts";
import { overridesOf, type Override } from "../override.ts";
import { layersOf, type TeamSchedule } from "../rotation.ts";
import { shiftsBetween } from "../shifts-between.ts";
import type { PageTaken } from "./pages-taken.ts";

/** More pages than this in a week are too many for one person (SRE practice). */
export const MOST_PAGES_A_WEEK = 20;
/** Fewer people can't keep a rotation up. */
export const SMALLEST_POOL = 8;

const WEEK = 7 * DAY;

export interface PersonHealth {
  readonly person: string;
  readonly pages: number;
  /** In the worst seven days. */
  readonly pagesInAWeek: number;
  readonly nights: number;
  /** Median until they answered; null where they never did. */
  readonly toAnswer: Duration | null;
  /** Primary shifts held, two turns in a row, and holidays on which they were on call in any layer. */
  readonly shifts: number;
  readonly backToBack: number;
  readonly holidays: number;
  /** Primary shifts after which another shift of any layer began within a day. */
  readonly withoutRest: number;
}

export interface TeamHealth {
  readonly people: readonly PersonHealth[];
  readonly pages: number;
  readonly nights: number;
  readonly toAnswer: Duration | null;
  /** Incidents that called somebody, and those of them in which a first step wasn't enough. */
  readonly incidents: number;
  readonly escalated: number;
  readonly pool: number;
  /** What those who were woken said of it. */
  readonly ratings: Readonly<Partial<Record<PageRating, number>>>;
}

export interface HealthQuestion {
  readonly team: TeamSchedule;
  readonly from: Instant;
  readonly until: Instant;
  readonly overrides: readonly Override[];
  /** Of every team; those of others are left out. */
  readonly pages: readonly PageTaken[];
  /** IANA zone whose days are counted. */
  readonly zone: string;
  /** Whether the team has a holiday at that instant. */
  isHoliday(at: Instant): boolean;
}

/** How a team's on-call has been between two instants. */
export function teamHealth(question: HealthQuestion): TeamHealth {
  const { team } = question;
  const pages = question.pages.filter((page) => page.team === team.name);
  const people = new Set([...poolOf(team), ...pages.map(({ person }) => person)]);
  const incidents = Map.groupBy(pages, ({ incident }) => incident);
  return {
    people: [...people].map((person) => personHealth(person, pages, question)),
    pages: pages.length,
    nights: pages.filter(({ night }) => night).length,
    toAnswer: medianToAnswer(pages),
    incidents: incidents.size,
    escalated: [...incidents.values()].filter((each) => each.some(({ escalated }) => escalated)).length,
    pool: poolOf(team).length,
    ratings: countRatings(pages),
  };
}

function personHealth(person: string, all: readonly PageTaken[], question: HealthQuestion): PersonHealth {
  const pages = all.filter((page) => page.person === person).toSorted((left, right) => left.at - right.at);
  const times = pages.map(({ at }) => at);
  return {
    person,
    pages: pages.length,
    pagesInAWeek: Math.max(
      0,
      ...times.map((at, index) => times.slice(index).filter((later) => later < at + WEEK).length),
    ),
    nights: pages.filter(({ night }) => night).length,
    toAnswer: medianToAnswer(pages),
    ...shiftsOf(person, question),
  };
}

function shiftsOf(
  person: string,
  { team, from, until, overrides, zone, isHoliday }: HealthQuestion,
): Pick<PersonHealth, "shifts" | "backToBack" | "holidays" | "withoutRest"> {
  const { primary } = team.layers;
  const held = layersOf(team).map(([name, layer]) => ({
    name,
    shifts: shiftsBetween(layer, from, until, overridesOf(overrides, team.name, name)).filter(
      (shift) => shift.person === person,
    ),
  }));
  const all = held.flatMap(({ shifts }) => shifts);
  const own = held.filter(({ name }) => name === "primary").flatMap(({ shifts }) => shifts);
  const inARow =
    primary === null ? [] : backToBackShifts(primary, from, until, overridesOf(overrides, team.name, "primary"));
  const days = new Set(all.flatMap((shift) => daysOf(Math.max(shift.from, from), Math.min(shift.until, until), zone)));
  return {
    shifts: own.length,
    backToBack: inARow.filter((each) => each.person === person).length,
    holidays: [...days].filter(isHoliday).length,
    withoutRest: own.filter((shift) => all.some((next) => next.from >= shift.until && next.from < shift.until + DAY))
      .length,
  };
}

/** Noon of every day that some of it falls on. */
function daysOf(from: Instant, until: Instant, zone: string): Instant[] {
  const days: Instant[] = [];
  let day = DateTime.fromMillis(from, { zone }).startOf("day");
  for (; day.toMillis() < until; day = day.plus({ days: 1 })) days.push(day.set({ hour: 12 }).toMillis());
  return days;
}

function medianToAnswer(pages: readonly PageTaken[]): Duration | null {
  const times = pages.flatMap(({ answeredAfter }) => answeredAfter ?? []).toSorted((left, right) => left - right);
  return times[Math.floor((times.length - 1) / 2)] ?? null;
}

/** Each person once an incident: one tap speaks of all its calls. */
function countRatings(pages: readonly PageTaken[]): Partial<Record<PageRating, number>> {
  const said = new Map(
    pages.flatMap(({ incident, person, rating }) => (rating === null ? [] : [[`${incident} ${person}`, rating]])),
  );
  const counted: Partial<Record<PageRating, number>> = {};
  for (const rating of said.values()) counted[rating] = (counted[rating] ?? 0) + 1;
  return counted;
}
