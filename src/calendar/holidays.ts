import { createRequire } from "node:module";
import type Holidays from "date-holidays";
import type { HolidaysTypes } from "date-holidays";
import { DAY, HOUR } from "../clock.ts";
import { koreanFeasts } from "./korean-holidays.ts";

/** Which days a team has off. */
export interface HolidaySettings {
  /** ISO 3166 country, or country and state, such as "KR" or "DE-BY"; null for none but those added. */
  readonly country: string | null;
  /** ISO dates that are holidays as well, and dates that are none. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** The ISO dates of a year's public holidays, in order: the country's, with the settings' own additions and removals. */
export function holidaysIn({ country, add, remove }: HolidaySettings, year: number): readonly string[] {
  const added = add.filter((day) => day.startsWith(`${year}-`));
  const days = new Set([...(country === null ? [] : publicHolidays(country, year)), ...added]);
  for (const day of remove) days.delete(day);
  return [...days].toSorted();
}

/** Whether the holidays of this country, or country and state, are known. */
export function isHolidayCountry(code: string): boolean {
  const [country = "", state, ...rest] = code.split("-");
  const known = new (library())();
  if (rest.length > 0 || !Object.hasOwn(known.getCountries(), country)) return false;
  return state === undefined || Object.hasOwn(known.getStates(country) ?? {}, state);
}

const remembered = new Map<string, readonly string[]>();

function publicHolidays(country: string, year: number): readonly string[] {
  const key = `${country} ${year}`;
  const days = remembered.get(key) ?? listed(country, year);
  remembered.set(key, days);
  return days;
}

function listed(code: string, year: number): readonly string[] {
  const [country = "", state] = code.split("-");
  const calendar = new (library())();
  if (state === undefined) calendar.init(country);
  else calendar.init(country, state);
  const all = calendar.getHolidays(year, "en").filter(({ type }) => type === "public");
  const corrected = country === "KR" ? koreanFeasts(year) : null;
  const kept = all.filter(({ name }) => !corrected?.names.has(name));
  return [...kept.flatMap(daysOf), ...(corrected?.days ?? [])];
}

/** Whole days only: an afternoon off is a working day. */
function daysOf({ date, start, end }: HolidaysTypes.Holiday): string[] {
  // A day may have 23 hours.
  const count = Math.floor((end.getTime() - start.getTime() + 2 * HOUR) / DAY);
  const first = Date.parse(date.slice(0, 10));
  return Array.from({ length: count }, (_, index) => new Date(first + index * DAY).toISOString().slice(0, 10));
}

/** Loaded when first needed: the calendars of all countries take 30 MB. */
function library(): typeof Holidays {
  const require = createRequire(import.meta.url);
  return require("date-holidays") as typeof Holidays;
}
