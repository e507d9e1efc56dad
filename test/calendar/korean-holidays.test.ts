import { describe, expect, it } from "vitest";
import { DAY } from "../../src/clock.ts";
import { holidaysIn, isHolidayCountry, type HolidaySettings } from "../../src/calendar/holidays.ts";

const KOREA: HolidaySettings = { country: "KR", add: [], remove: [] };

/** The statutory days, their substitutes, and the days given for once that are known. */
const statutory: Readonly<Record<number, string>> = {
  2025: `01-01 01-27 01-28 01-29 01-30 03-01 03-03 05-05 05-06 06-03 06-06 08-15
         10-03 10-05 10-06 10-07 10-08 10-09 12-25`,
  2026: `01-01 02-16 02-17 02-18 03-01 03-02 05-05 05-24 05-25 06-03 06-06 07-17 08-15 08-17
         09-24 09-25 09-26 10-03 10-05 10-09 12-25`,
  2027: `01-01 02-06 02-07 02-08 02-09 03-01 05-05 05-13 06-06 07-17 07-19 08-15 08-16
         09-14 09-15 09-16 10-03 10-04 10-09 10-11 12-25 12-27`,
};

describe("the public holidays of Korea", () => {
  it.each([2025, 2026, 2027])("of %i are the statutory ones, their substitutes and those given for once", (year) => {
    const days = statutory[year]!.split(/\s+/).map((day) => `${year}-${day}`);
    expect(holidaysIn(KOREA, year)).toEqual(days);
  });

  it.each([
    [2025, "2025-01-28", "2025-01-30"],
    [2026, "2026-02-16", "2026-02-18"],
    [2027, "2027-02-06", "2027-02-08"],
  ])("of %i have Seollal from %s to %s, and not a day later", (year, first, last) => {
    const days = holidaysIn(KOREA, year);
    expect(days).toEqual(expect.arrayContaining([first, last]));
    expect(days.includes(addDays(last, 1))).toBe(year === 2027); // a substitute day, for the Sunday in it
  });

  it("have the feasts on their days of the lunar calendar, until 2037", () => {
    for (let year = 2020; year <= 2037; year += 1) {
      const days = holidaysIn(KOREA, year);
      for (const feast of [lunar(year, 1, 1), lunar(year, 8, 15)]) {
        expect(days).toEqual(expect.arrayContaining([addDays(feast, -1), feast, addDays(feast, 1)]));
      }
      expect(days).toContain(lunar(year, 4, 8));
    }
  });

  it("take and lose days of one's own", () => {
    const settings = { ...KOREA, add: ["2027-03-03", "2028-04-12"], remove: ["2027-02-09", "2027-02-10"] };
    const days = holidaysIn(settings, 2027);
    expect(days).toContain("2027-03-03");
    expect(days).not.toContain("2027-02-09");
    expect(days).not.toContain("2028-04-12");
    expect(days).toHaveLength(holidaysIn(KOREA, 2027).length);
  });
});

describe("other countries", () => {
  it("have their own holidays, by state where they differ", () => {
    expect(holidaysIn({ ...KOREA, country: "DE-BY" }, 2026)).toContain("2026-01-06");
    expect(holidaysIn({ ...KOREA, country: "DE" }, 2026)).not.toContain("2026-01-06");
    expect(holidaysIn({ ...KOREA, country: "US" }, 2026)).toContain("2026-11-26");
    // Three days and a half are three.
    expect(holidaysIn({ ...KOREA, country: "TR" }, 2026).filter((day) => day.startsWith("2026-03"))).toEqual([
      "2026-03-20",
      "2026-03-21",
      "2026-03-22",
    ]);
  });

  it("need none", () => {
    expect(holidaysIn({ country: null, add: ["2026-12-24"], remove: [] }, 2026)).toEqual(["2026-12-24"]);
  });

  it("are known by their codes", () => {
    expect(["KR", "DE", "DE-BY", "US-CA"].filter(isHolidayCountry)).toHaveLength(4);
    expect(["", "kr", "XX", "DE-XX", "DE-BY-A", "constructor"].filter(isHolidayCountry)).toEqual([]);
  });
});

/** The ISO date of a day of the Korean lunar calendar, by the tables of the platform; leap months aside. */
function lunar(year: number, month: number, day: number): string {
  const format = new Intl.DateTimeFormat("en-u-ca-dangi", { timeZone: "UTC", month: "numeric", day: "numeric" });
  for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1)) {
    const parts = Object.fromEntries(format.formatToParts(Date.parse(date)).map(({ type, value }) => [type, value]));
    if (parts["month"] === String(month) && parts["day"] === String(day)) return date;
  }
  throw new Error(`there is no ${month}/${day} in ${year}`);
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}
