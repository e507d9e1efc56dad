import { DateTime } from "luxon";
import { expect, it } from "vitest";
import { HOUR } from "../../src/clock.ts";
import { afterWorkingTime, type WorkingCalendar } from "../../src/oncall/working-time.ts";

const zone = "Asia/Seoul";
const seoul = (local: string): number => DateTime.fromISO(local, { zone }).toMillis();
/** Wednesday the 15th is a holiday. */
const office: WorkingCalendar = {
  hours: { weekdays: [1, 2, 3, 4, 5], start: 540, end: 1080, timezone: zone },
  holidays: new Set(["2026-07-15"]),
};

it.each([
  ["within the day", "2026-07-13T10:00", 4, "2026-07-13T14:00"],
  ["at the very end of it", "2026-07-13T10:00", 8, "2026-07-13T18:00"],
  ["the next day where this one isn't long enough", "2026-07-13T14:00", 6, "2026-07-14T11:00"],
  ["after the holiday and the nights around it", "2026-07-14T14:00", 6, "2026-07-16T11:00"],
  ["after as many days as it takes", "2026-07-16T09:00", 30, "2026-07-21T12:00"],
  ["counted from the morning where it begins at night", "2026-07-18T03:00", 1, "2026-07-20T10:00"],
])("so many hours of work are over %s", (_, from, hours, until) => {
  expect(afterWorkingTime(office, seoul(from), hours * HOUR)).toBe(seoul(until));
});

it("every hour is one where nobody said when the team works", () => {
  const from = seoul("2026-07-18T03:00");
  expect(afterWorkingTime({ hours: null, holidays: new Set() }, from, 30 * HOUR)).toBe(from + 30 * HOUR);
});

it("they are never over where the team doesn't work", () => {
  const never = { ...office, hours: { ...office.hours!, weekdays: [] } };
  expect(afterWorkingTime(never, seoul("2026-07-13T10:00"), HOUR)).toBeNull();
});
