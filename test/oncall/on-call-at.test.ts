import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { nextHandOver, onCallAt } from "../../src/oncall/on-call-at.ts";
import type { RotationLayer } from "../../src/oncall/rotation.ts";

const MONDAY = 1;
const FRIDAY = 5;
const weekly: RotationLayer = {
  members: ["UA", "UB", "UC"],
  everyDays: 7,
  handOver: { weekday: MONDAY, minuteOfDay: 9 * 60 },
  timezone: "Asia/Seoul",
  from: "2026-01-05",
};
const daily: RotationLayer = { ...weekly, everyDays: 1, handOver: { weekday: null, minuteOfDay: 9 * 60 } };

const at = (local: string) => onCallAt(weekly, instant(local, "Asia/Seoul"));

describe("a weekly rotation in Seoul", () => {
  it("gives each member one week from Monday 09:00, in order, and begins again", () => {
    expect(at("2026-01-05T09:00").person).toBe("UA");
    expect(at("2026-01-12T08:59:59.999").person).toBe("UA");
    expect(at("2026-01-12T09:00").person).toBe("UB");
    expect(at("2026-01-19T09:00").person).toBe("UC");
    expect(at("2026-01-26T09:00").person).toBe("UA");
  });

  it("says when the shift began and when it ends", () => {
    expect(at("2026-01-15T03:00")).toMatchObject({
      from: instant("2026-01-12T09:00", "Asia/Seoul"),
      until: instant("2026-01-19T09:00", "Asia/Seoul"),
    });
  });

  it("has nobody on call before it begins", () => {
    const begins = instant("2026-01-05T09:00", "Asia/Seoul");
    expect(at("2026-01-05T08:59:59.999")).toMatchObject({ person: null, from: -Infinity, until: begins });
    expect(nextHandOver(weekly, begins - 1)).toEqual({ at: begins, from: null, to: "UA" });
  });

  it("names who goes and who comes at the next hand-over", () => {
    const handOver = instant("2026-01-12T09:00", "Asia/Seoul");
    expect(nextHandOver(weekly, handOver - 1)).toEqual({ at: handOver, from: "UA", to: "UB" });
    expect(nextHandOver(weekly, handOver).at).toBe(instant("2026-01-19T09:00", "Asia/Seoul"));
  });

  it("has nobody on call without members, and one member always", () => {
    const now = instant("2026-05-01T00:00", "Asia/Seoul");
    expect(onCallAt({ ...weekly, members: [] }, now).person).toBeNull();
    expect(onCallAt({ ...weekly, members: ["UA"] }, now).person).toBe("UA");
  });
});

describe("a rotation that begins between two hand-overs", () => {
  it("begins with a short shift, so that nobody has to wait for the first Monday", () => {
    const layer = { ...weekly, from: "2026-01-07" };
    expect(onCallAt(layer, instant("2026-01-07T09:00", "Asia/Seoul"))).toMatchObject({
      person: "UA",
      from: instant("2026-01-07T09:00", "Asia/Seoul"),
      until: instant("2026-01-12T09:00", "Asia/Seoul"),
    });
    expect(onCallAt(layer, instant("2026-01-12T09:00", "Asia/Seoul")).person).toBe("UB");
    expect(onCallAt(layer, instant("2026-01-07T08:59", "Asia/Seoul")).person).toBeNull();
  });

  it("counts two weeks from the hand-over before", () => {
    const layer = { ...weekly, everyDays: 14, from: "2026-01-07" };
    expect(onCallAt(layer, instant("2026-01-18T00:00", "Asia/Seoul"))).toMatchObject({
      person: "UA",
      until: instant("2026-01-19T09:00", "Asia/Seoul"),
    });
  });
});

describe("a hand-over over a clock change", () => {
  it("stays at 09:00 in New York when summer time begins and ends", () => {
    const layer = { ...weekly, timezone: "America/New_York" };
    const spring = onCallAt(layer, instant("2026-03-04T12:00", "America/New_York"));
    expect(iso(spring.until, "America/New_York")).toBe("2026-03-09T09:00:00.000-04:00");
    expect(spring.until - spring.from).toBe((7 * 24 - 1) * 3_600_000);
    const autumn = onCallAt(layer, instant("2026-10-28T12:00", "America/New_York"));
    expect(iso(autumn.until, "America/New_York")).toBe("2026-11-02T09:00:00.000-05:00");
  });

  it("happens at the first instant after a gap", () => {
    const layer = { ...daily, timezone: "America/New_York", handOver: { weekday: null, minuteOfDay: 150 } };
    const { until } = onCallAt(layer, instant("2026-03-08T01:00", "America/New_York"));
    expect(iso(until, "America/New_York")).toBe("2026-03-08T03:00:00.000-04:00");
    expect(iso(nextHandOver(layer, until).at, "America/New_York")).toBe("2026-03-09T02:30:00.000-04:00");
  });

  it("happens once, at the first of two, in an overlap", () => {
    const layer = { ...daily, timezone: "America/New_York", handOver: { weekday: null, minuteOfDay: 90 } };
    const { until } = onCallAt(layer, instant("2026-11-01T00:00", "America/New_York"));
    expect(iso(until, "America/New_York")).toBe("2026-11-01T01:30:00.000-04:00");
    expect(iso(nextHandOver(layer, until).at, "America/New_York")).toBe("2026-11-02T01:30:00.000-05:00");
  });

  it("isn't undone where the clock shows once more the time before it", () => {
    const layer = { ...daily, timezone: "America/New_York", handOver: { weekday: null, minuteOfDay: 90 } };
    const handOver = Date.parse("2026-11-01T01:30:00-04:00");
    const shift = onCallAt(layer, handOver);
    expect(onCallAt(layer, handOver - 1).person).not.toBe(shift.person);
    expect(onCallAt(layer, Date.parse("2026-11-01T01:10:00-05:00"))).toEqual(shift);
  });

  it("knows Lord Howe's half hour", () => {
    const layer = { ...daily, timezone: "Australia/Lord_Howe", handOver: { weekday: null, minuteOfDay: 135 } };
    const gap = onCallAt(layer, instant("2026-10-04T01:00", "Australia/Lord_Howe"));
    expect(iso(gap.until, "Australia/Lord_Howe")).toBe("2026-10-04T02:30:00.000+11:00");
    const half = { ...layer, handOver: { weekday: null, minuteOfDay: 105 } };
    const overlap = onCallAt(half, instant("2026-04-05T01:00", "Australia/Lord_Howe"));
    expect(iso(overlap.until, "Australia/Lord_Howe")).toBe("2026-04-05T01:45:00.000+11:00");
  });

  it("hands over at the end of the Friday that Apia skipped", () => {
    const layer = {
      ...weekly,
      timezone: "Pacific/Apia",
      from: "2011-12-02",
      handOver: { weekday: FRIDAY, minuteOfDay: 540 },
    };
    const skipped = onCallAt(layer, instant("2011-12-29T12:00", "Pacific/Apia"));
    expect(iso(skipped.until, "Pacific/Apia")).toBe("2011-12-31T00:00:00.000+14:00");
    expect(iso(nextHandOver(layer, skipped.until).at, "Pacific/Apia")).toBe("2012-01-06T09:00:00.000+14:00");
  });
});

function instant(local: string, zone: string): number {
  return DateTime.fromISO(local, { zone }).toMillis();
}

function iso(at: number, zone: string): string | null {
  return DateTime.fromMillis(at, { zone }).toISO();
}
