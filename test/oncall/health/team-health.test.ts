import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../src/clock.ts";
import type { PageTaken } from "../../../src/oncall/health/pages-taken.ts";
import { teamHealth, type HealthQuestion } from "../../../src/oncall/health/team-health.ts";
import type { RotationLayer, TeamSchedule } from "../../../src/oncall/rotation.ts";

const weekly = (members: readonly string[]): RotationLayer => ({
  members,
  everyDays: 7,
  handOver: { weekday: 1, minuteOfDay: 540 },
  timezone: "UTC",
  from: "2026-01-05",
});
const team = (primary: readonly string[], secondary: readonly string[] = ["UZ"]): TeamSchedule => ({
  name: "payments",
  layers: { primary: weekly(primary), secondary: weekly(secondary) },
  manager: null,
});
const FROM = Date.parse("2026-01-05T09:00:00Z");
const question = (more: Partial<HealthQuestion> = {}): HealthQuestion => ({
  team: team(["UA", "UB"]),
  from: FROM,
  until: FROM + 28 * DAY,
  overrides: [],
  pages: [],
  zone: "UTC",
  isHoliday: () => false,
  ...more,
});
const page = (person: string, days: number, more: Partial<PageTaken> = {}): PageTaken => ({
  person,
  team: "payments",
  incident: 1,
  at: FROM + days * DAY,
  night: false,
  answeredAfter: null,
  escalated: false,
  rating: null,
  ...more,
});
const of = (person: string, given: HealthQuestion) => teamHealth(given).people.find((each) => each.person === person)!;

describe("the health of a team's on-call", () => {
  it("counts pages, the busiest seven days, nights, and the median time to answer", () => {
    const pages = [
      page("UA", 1, { night: true, answeredAfter: 5 * MINUTE }),
      page("UA", 7.9, { answeredAfter: MINUTE }),
      page("UA", 8.1, { answeredAfter: 2 * MINUTE }),
      page("UA", 20),
      page("UB", 20, { team: "search" }),
    ];
    expect(of("UA", question({ pages }))).toMatchObject({ pages: 4, pagesInAWeek: 2, nights: 1, toAnswer: 2 * MINUTE });
    expect(of("UB", question({ pages }))).toMatchObject({ pages: 0, pagesInAWeek: 0, toAnswer: null });
    expect(teamHealth(question({ pages }))).toMatchObject({ pages: 4, nights: 1, toAnswer: 2 * MINUTE, pool: 3 });
  });

  it("counts the incidents in which a first step wasn't enough, and each person's word once", () => {
    const pages = [
      page("UA", 1, { rating: "wentAway" }),
      page("UB", 1, { escalated: true, rating: "yes" }),
      page("UB", 1.1, { escalated: true, rating: "yes" }),
      page("UA", 2, { incident: 2 }),
    ];
    expect(teamHealth(question({ pages }))).toMatchObject({
      incidents: 2,
      escalated: 1,
      ratings: { wentAway: 1, yes: 1 },
    });
  });

  it("sees shifts, two in a row, holidays, and rest that was too short", () => {
    expect(of("UA", question())).toMatchObject({ shifts: 2, backToBack: 0, holidays: 0, withoutRest: 0 });
    expect(of("UA", question({ team: team(["UA", "UA", "UB"]) })).backToBack).toBeGreaterThan(0);
    // Primary this week and Secondary the next leaves no day free.
    expect(of("UA", question({ team: team(["UA", "UB"], ["UB", "UA"]) })).withoutRest).toBeGreaterThan(0);
    const newYear = Date.parse("2026-01-06T00:00:00Z");
    const isHoliday = (at: number): boolean => at >= newYear && at < newYear + DAY;
    expect(of("UA", question({ isHoliday })).holidays).toBe(1);
    expect(of("UB", question({ isHoliday })).holidays).toBe(0);
  });

  it("sees no turns where there is no Primary", () => {
    const { layers, ...rest } = team(["UA"]);
    const given = question({ team: { ...rest, layers: { ...layers, primary: null } } });
    expect(of("UZ", given)).toMatchObject({ shifts: 0, backToBack: 0, withoutRest: 0 });
  });

  it("counts the days of the team's zone", () => {
    // The shift begins on Monday at nine, which is Sunday in Honolulu.
    const sunday = (zone: string) => (at: number) => DateTime.fromMillis(at, { zone }).toISODate() === "2026-01-04";
    const inZone = (zone: string) => of("UA", question({ zone, isHoliday: sunday(zone) })).holidays;
    expect(inZone("Pacific/Honolulu")).toBe(1);
    expect(inZone("UTC")).toBe(0);
  });

  it("gives a covered shift to whoever covered it", () => {
    const cover = { team: "payments", layer: "primary", person: "UC", by: "UA", at: FROM };
    const overrides = [{ ...cover, from: FROM, until: FROM + 7 * DAY }];
    expect(of("UA", question({ overrides })).shifts).toBe(1);
    expect(of("UC", question({ overrides, pages: [page("UC", 1)] }))).toMatchObject({ shifts: 1, pages: 1 });
  });

  it("keeps figures whole at the edge: a page at the end of the week counts in one week", () => {
    const pages = [page("UA", 0), page("UA", 7), page("UA", 7 + 1 / 24, { at: FROM + 7 * DAY + HOUR })];
    expect(of("UA", question({ pages })).pagesInAWeek).toBe(2);
  });
});
