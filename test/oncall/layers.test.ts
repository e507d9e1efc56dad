import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../src/clock.ts";
import { backToBackShifts, poolOf } from "../../src/oncall/fairness.ts";
import { nextHandOver, onCallAt } from "../../src/oncall/on-call-at.ts";
import { overlapsAmong, overridesOf, type Override } from "../../src/oncall/override.ts";
import type { Rotation, RotationLayer, TeamSchedule } from "../../src/oncall/rotation.ts";
import { coverageGaps, shiftsBetween } from "../../src/oncall/shifts-between.ts";
import { holderOf, whoIsOnCall } from "../../src/oncall/who-is-on-call.ts";

const weekly: Rotation = {
  members: ["UA", "UB", "UC"],
  everyDays: 7,
  handOver: { weekday: 1, minuteOfDay: 540 },
  timezone: "Asia/Seoul",
  from: "2026-01-05",
};
const office: Rotation = { ...weekly, hours: [{ weekdays: [1, 2, 3, 4, 5], start: 540, end: 1080 }] };
const followTheSun: RotationLayer = {
  ...office,
  otherwise: [
    { ...office, members: ["ULONDON"], timezone: "Europe/London" },
    { ...weekly, members: ["UREST"], timezone: "UTC" },
  ],
};

describe("a layer with hours", () => {
  it("is held within them and by nobody outside", () => {
    expect(onCallAt(office, seoul("2026-01-14T10:00"))).toMatchObject({
      person: "UB",
      from: seoul("2026-01-14T09:00"),
      until: seoul("2026-01-14T18:00"),
      turn: { rotation: 0, index: 1, person: "UB" },
    });
    expect(onCallAt(office, seoul("2026-01-16T18:00"))).toMatchObject({
      person: null,
      from: seoul("2026-01-16T18:00"),
      until: seoul("2026-01-19T09:00"),
      turn: null,
    });
    expect(nextHandOver(office, seoul("2026-01-17T12:00"))).toEqual({
      at: seoul("2026-01-19T09:00"),
      from: null,
      to: "UC",
    });
  });

  it("has a shift a day", () => {
    const shifts = shiftsBetween(office, seoul("2026-01-12T00:00"), seoul("2026-01-19T00:00"));
    expect(shifts.map(({ person, from, until }) => [person, until - from])).toEqual(
      Array.from({ length: 5 }, () => ["UB", 9 * HOUR]),
    );
  });
});

describe("a layer that follows the sun", () => {
  it("is held by the first rotation within its hours, else by the one without", () => {
    const holder = (utc: string) => onCallAt(followTheSun, DateTime.fromISO(utc, { zone: "utc" }).toMillis()).person;
    expect(holder("2026-01-14T03:00")).toBe("UB");
    expect(holder("2026-01-14T09:00")).toBe("ULONDON");
    expect(holder("2026-01-14T08:59")).toBe("UB");
    expect(holder("2026-01-14T19:00")).toBe("UREST");
    expect(holder("2026-01-17T12:00")).toBe("UREST");
  });

  it("leaves no gap, over a clock change of one of the zones as well", () => {
    const [from, until] = [Date.UTC(2026, 2, 20), Date.UTC(2026, 3, 10)];
    expect(coverageGaps(team({ primary: followTheSun }), from, until)).toEqual([]);
    const shifts = shiftsBetween(followTheSun, from, until);
    for (const [index, shift] of shifts.entries()) if (index > 0) expect(shift.from).toBe(shifts[index - 1]!.until);
  });
});

describe("an override", () => {
  const cover = override({ person: "UCOVER", from: seoul("2026-01-14T20:00"), until: seoul("2026-01-15T08:00") });

  it("puts somebody in the place of whoever's turn it is, and nowhere else", () => {
    const at = (local: string) => onCallAt(weekly, seoul(local), [cover]);
    expect(at("2026-01-14T19:59").person).toBe("UB");
    expect(at("2026-01-14T19:59").until).toBe(cover.from);
    expect(at("2026-01-14T20:00")).toMatchObject({
      person: "UCOVER",
      from: cover.from,
      until: cover.until,
      override: cover,
    });
    expect(at("2026-01-15T08:00")).toMatchObject({ person: "UB", from: cover.until, until: seoul("2026-01-19T09:00") });
  });

  it("holds outside the hours of the layer too", () => {
    expect(onCallAt(office, seoul("2026-01-14T21:00"), [cover]).person).toBe("UCOVER");
  });

  it("gives way to a later one, and comes back after it", () => {
    const later = override({
      ...cover,
      person: "ULATER",
      from: cover.from + HOUR,
      until: cover.from + 2 * HOUR,
      at: 9,
    });
    const shifts = shiftsBetween(weekly, cover.from, cover.until, overridesOf([later, cover], "payments", "primary"));
    expect(shifts.map(({ person, until }) => [person, until - cover.from])).toEqual([
      ["UCOVER", HOUR],
      ["ULATER", 2 * HOUR],
      ["UCOVER", 12 * HOUR],
    ]);
    expect(overlapsAmong([later, cover])).toEqual([
      { first: cover, second: later, from: later.from, until: later.until },
    ]);
  });

  it("that ends before it begins, or is another layer's, changes nothing", () => {
    const nothing = [override({ ...cover, until: cover.from }), override({ ...cover, layer: "secondary" })];
    expect(overridesOf(nothing, "payments", "primary")).toEqual([]);
    expect(overlapsAmong([cover, ...nothing])).toEqual([]);
    expect(whoIsOnCall(team({ primary: weekly }), cover.from, nothing).holders["primary"]).toBe("UB");
  });

  it("fills a gap, and shows in who is on call and in the version, while it holds", () => {
    const payments = team({ primary: office });
    const who = (at: number, overrides: Override[]) => whoIsOnCall(payments, at, overrides);
    expect(who(cover.from, [cover]).holders["primary"]).toBe("UCOVER");
    expect(who(cover.from, [cover]).version).not.toBe(who(cover.from, []).version);
    expect(who(cover.until, [cover])).toEqual(who(cover.until, []));
    const gaps = coverageGaps(payments, seoul("2026-01-14T18:00"), seoul("2026-01-15T09:00"), [cover]);
    expect(gaps).toEqual([
      { layer: "primary", from: seoul("2026-01-14T18:00"), until: cover.from },
      { layer: "primary", from: cover.until, until: seoul("2026-01-15T09:00") },
    ]);
  });

  it("are one where they touch: the days before a rotation begins, and its first hours", () => {
    const late = { ...weekly, hours: [{ weekdays: [1], start: 600, end: 1080 }] };
    expect(coverageGaps(team({ primary: late }), seoul("2026-01-03T00:00"), seoul("2026-01-05T12:00"))).toEqual([
      { layer: "primary", from: seoul("2026-01-03T00:00"), until: seoul("2026-01-05T10:00") },
    ]);
  });
});

describe("more layers", () => {
  it("are held by name, the manager's always", () => {
    const payments = team({ primary: weekly, database: { ...weekly, members: ["UDB"] } });
    expect(holderOf(payments, "database", seoul("2026-01-14T00:00"))).toBe("UDB");
    expect(holderOf(payments, "manager", seoul("1999-01-14T00:00"))).toBe("UMANAGER");
    expect(["secondary", "nobody", "constructor"].map((name) => holderOf(payments, name, 0))).toEqual([
      null,
      null,
      null,
    ]);
    const other = team({ primary: weekly, database: { ...weekly, members: ["UOTHER"] } });
    expect(whoIsOnCall(other, 0).version).not.toBe(whoIsOnCall(payments, 0).version);
  });
});

describe("the pool, and rest", () => {
  const [from, until] = [seoul("2026-01-05T09:00"), seoul("2026-03-02T09:00")];

  it("counts each person once over all layers and rotations", () => {
    expect(poolOf(team({ primary: followTheSun, secondary: weekly }))).toEqual(["UA", "UB", "UC", "ULONDON", "UREST"]);
  });

  it("is fine where turns alternate", () => {
    expect(backToBackShifts(weekly, from, until)).toEqual([]);
    expect(backToBackShifts(office, from, until)).toEqual([]);
  });

  it("finds two turns in a row: in the list, over its end, and by cover", () => {
    const first = { person: "UA", from, again: from + 7 * DAY, until: from + 14 * DAY };
    expect(backToBackShifts({ ...weekly, members: ["UA", "UA", "UB", "UC"] }, from, from + 21 * DAY)).toEqual([first]);
    expect(backToBackShifts({ ...weekly, members: ["UA", "UB", "UA"] }, from, until)[0]).toMatchObject({
      person: "UA",
    });
    const week = override({ person: "UA", from: from + 7 * DAY, until: from + 14 * DAY });
    expect(backToBackShifts(weekly, from, from + 21 * DAY, [week])).toEqual([first]);
    expect(backToBackShifts(weekly, from, until, [{ ...week, until: week.from + DAY }])).toEqual([]);
  });
});

function team(layers: Partial<TeamSchedule["layers"]>): TeamSchedule {
  return {
    name: "payments",
    layers: { primary: null, secondary: null, ...layers },
    manager: "UMANAGER",
  };
}

function override(given: Partial<Override>): Override {
  return { team: "payments", layer: "primary", person: "UX", from: 0, until: 0, by: "UX", at: 0, ...given };
}

function seoul(local: string): number {
  return DateTime.fromISO(local, { zone: "Asia/Seoul" }).toMillis();
}
