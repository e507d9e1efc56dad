import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import type { WeekSpan } from "../../src/oncall/rotation.ts";
import { hoursAt } from "../../src/oncall/week-hours.ts";

const WEEKDAYS = [1, 2, 3, 4, 5];
const days: WeekSpan = { weekdays: WEEKDAYS, start: 9 * 60, end: 18 * 60 };
const nights: WeekSpan = { weekdays: WEEKDAYS, start: 18 * 60, end: 9 * 60 };
const weekend: WeekSpan = { weekdays: [6, 7], start: 0, end: 24 * 60 };

describe("hours of the week", () => {
  it("hold within the span, and say how far either way", () => {
    expect(at([days], "2026-07-15T12:00", "Asia/Seoul")).toBe("within 2026-07-15T09:00 – 2026-07-15T18:00");
    expect(at([days], "2026-07-15T09:00", "Asia/Seoul")).toContain("within");
    expect(at([days], "2026-07-15T18:00", "Asia/Seoul")).toBe("outside 2026-07-15T18:00 – 2026-07-16T09:00");
    expect(at([days], "2026-07-18T12:00", "Asia/Seoul")).toBe("outside 2026-07-17T18:00 – 2026-07-20T09:00");
  });

  it("may span midnight, into a day on which none begins", () => {
    expect(at([nights], "2026-07-18T08:59", "Asia/Seoul")).toBe("within 2026-07-17T18:00 – 2026-07-18T09:00");
    expect(at([nights], "2026-07-18T09:00", "Asia/Seoul")).toBe("outside 2026-07-18T09:00 – 2026-07-20T18:00");
  });

  it("join spans that touch or overlap", () => {
    expect(at([nights, weekend], "2026-07-18T12:00", "Asia/Seoul")).toBe("within 2026-07-17T18:00 – 2026-07-20T00:00");
    const monday: WeekSpan = { weekdays: [1], start: 0, end: 10 * 60 };
    expect(at([days, monday], "2026-07-20T09:30", "Asia/Seoul")).toBe("within 2026-07-20T00:00 – 2026-07-20T18:00");
  });

  it("may come once a week", () => {
    const monday: WeekSpan = { weekdays: [1], start: 540, end: 600 };
    expect(at([monday], "2026-07-20T10:00", "Asia/Seoul")).toBe("outside 2026-07-20T10:00 – 2026-07-27T09:00");
  });
});

describe("hours over a clock change", () => {
  const early: WeekSpan = { weekdays: [7], start: 90, end: 150 };

  it("begin or end at the first instant after a gap", () => {
    // 02:00 to 03:00 is missing on March 8.
    expect(at([early], "2026-03-08T01:45", "America/New_York")).toBe("within 2026-03-08T01:30 – 2026-03-08T03:00");
  });

  it("begin at the first of two, and go on through the second", () => {
    // 01:00 to 02:00 comes twice on November 1.
    const inSecond = { instant: DateTime.fromISO("2026-11-01T01:10-05:00").toMillis() };
    expect(hoursAt({ spans: [early], timezone: "America/New_York" }, inSecond.instant)).toEqual({
      within: true,
      from: DateTime.fromISO("2026-11-01T01:30-04:00").toMillis(),
      until: DateTime.fromISO("2026-11-01T02:30-05:00").toMillis(),
    });
  });

  it("know half hours", () => {
    const lordHowe = { spans: [early], timezone: "Australia/Lord_Howe" };
    const change = DateTime.fromISO("2026-10-04T01:45", { zone: lordHowe.timezone }).toMillis();
    const { from, until } = hoursAt(lordHowe, change);
    expect(until - from).toBe(30 * 60_000);
  });

  it("don't come on a day that was skipped", () => {
    // Apia had no Friday, December 30, 2011.
    const friday: WeekSpan = { weekdays: [5], start: 540, end: 1080 };
    expect(at([friday], "2011-12-29T12:00", "Pacific/Apia")).toBe("outside 2011-12-23T18:00 – 2012-01-06T09:00");
  });
});

function at(spans: readonly WeekSpan[], local: string, timezone: string): string {
  const { within, from, until } = hoursAt({ spans, timezone }, DateTime.fromISO(local, { zone: timezone }).toMillis());
  const shown = [from, until].map((each) =>
    DateTime.fromMillis(each, { zone: timezone }).toFormat("yyyy-MM-dd'T'HH:mm"),
  );
  return `${within ? "within" : "outside"} ${shown.join(" – ")}`;
}
