import { DAY } from "../clock.ts";

/**
 * Lunar New Year's Day and Chuseok in Korea. The calendar library begins Seollal on the day itself instead of the eve, and
 * is a month late for Chuseok in 2033; each feast is the day named here with the day before and the day after.
 */
const lunarFeasts: readonly (readonly [seollal: string, chuseok: string])[] = [
  ["2020-01-25", "2020-10-01"],
  ["2021-02-12", "2021-09-21"],
  ["2022-02-01", "2022-09-10"],
  ["2023-01-22", "2023-09-29"],
  ["2024-02-10", "2024-09-17"],
  ["2025-01-29", "2025-10-06"],
  ["2026-02-17", "2026-09-25"],
  ["2027-02-07", "2027-09-15"],
  ["2028-01-27", "2028-10-03"],
  ["2029-02-13", "2029-09-22"],
  ["2030-02-03", "2030-09-12"],
  ["2031-01-23", "2031-10-01"],
  ["2032-02-11", "2032-09-19"],
  ["2033-01-31", "2033-09-08"],
  ["2034-02-19", "2034-09-27"],
  ["2035-02-08", "2035-09-16"],
  ["2036-01-28", "2036-10-04"],
  ["2037-02-15", "2037-09-24"],
];

/** Days the government gave for once: elections and bridges. Later ones belong into `holidayOverrides`. */
const temporary: readonly string[] = ["2024-04-10", "2024-10-01", "2025-01-27", "2025-06-03", "2026-06-03"];

/** The names under which the library lists the feasts themselves; their substitute days, under longer names, are right. */
const feastNames: ReadonlySet<string> = new Set(["Korean New Year", "Korean Thanksgiving"]);

/** The feasts a year really has: what stands in the place of the library's of the same name. Null where the table ends. */
export function koreanFeasts(
  year: number,
): { readonly names: ReadonlySet<string>; readonly days: readonly string[] } | null {
  const feasts = lunarFeasts.find(([seollal]) => seollal.startsWith(String(year)));
  if (feasts === undefined) return null;
  const days = feasts.flatMap((day) => [-1, 0, 1].map((offset) => dayAfter(day, offset)));
  return { names: feastNames, days: [...days, ...temporary.filter((day) => day.startsWith(String(year)))] };
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}
