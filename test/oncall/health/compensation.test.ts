import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../../src/clock.ts";
import { dutyOf, type DutyQuestion } from "../../../src/oncall/health/compensation.ts";
import type { TeamSchedule } from "../../../src/oncall/rotation.ts";

const team: TeamSchedule = {
  name: "payments",
  layers: {
    primary: {
      members: ["UA", "UB"],
      everyDays: 1,
      handOver: { weekday: null, minuteOfDay: 540 },
      timezone: "Asia/Seoul",
      from: "2026-01-05",
    },
    secondary: null,
  },
  manager: null,
};
const MONDAY = Date.parse("2026-01-05T00:00:00Z"); // 09:00 in Seoul
const question = (more: Partial<DutyQuestion> = {}): DutyQuestion => ({
  team,
  from: MONDAY,
  until: MONDAY + 7 * DAY,
  overrides: [],
  pages: [],
  zoneOf: () => "Asia/Seoul",
  isHoliday: () => false,
  ...more,
});

describe("duty hours", () => {
  it("are told apart by day, night and free day, on the clock of whoever is on duty", () => {
    const [first] = dutyOf(question({ until: MONDAY + DAY }));
    // Monday 09:00 to Tuesday 09:00: nine hours of night.
    expect(first).toMatchObject({ person: "UA", shifts: 1, weekdayHours: 15, nightHours: 9, freeDayHours: 0 });
    const holiday = dutyOf(question({ until: MONDAY + DAY, isHoliday: (at) => at < MONDAY + 15 * HOUR }))[0];
    expect(holiday).toMatchObject({ freeDayHours: 15, nightHours: 7, weekdayHours: 2 });
  });

  it("name the pages of a person once", () => {
    const both: TeamSchedule = { ...team, layers: { primary: team.layers.primary, secondary: team.layers.primary } };
    const page = { person: "UA", team: "payments", incident: 1, at: MONDAY, night: true } as const;
    const pages = [{ ...page, answeredAfter: null, escalated: false, rating: null }];
    const rows = dutyOf(question({ team: both, pages })).filter(({ person }) => person === "UA");
    expect(rows.map((row) => [row.layer, row.pages, row.nightPages])).toEqual([
      ["primary", 1, 1],
      ["secondary", 0, 0],
    ]);
  });

  const zone = fc.constantFrom(
    "Asia/Seoul",
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
  );
  test.prop([fc.integer({ min: 0, max: 365 * 24 }), fc.integer({ min: 1, max: 40 * 24 }), zone])(
    "add up to all the time there is, in any zone and over clock changes",
    (start, length, where) => {
      const from = MONDAY + start * HOUR;
      const rows = dutyOf(question({ from, until: from + length * HOUR, zoneOf: () => where }));
      const sum = rows.reduce((all, row) => all + row.weekdayHours + row.nightHours + row.freeDayHours, 0);
      expect(sum).toBeCloseTo(length, 6);
    },
  );
});
