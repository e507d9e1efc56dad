import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { isWorkingTime, nextWorkingTime } from "../../src/calendar/working-calendar.ts";
import type { Team } from "../../src/config/config.ts";
import { configOf } from "../config/sources.ts";

const payments = teamOf("hours: Mon-Fri 09:00-18:00 Asia/Seoul, holidays: KR");

describe("working time", () => {
  it("is within the hours, on a weekday", () => {
    expect(isWorkingTime(payments, seoul("2026-07-15T09:00"))).toBe(true);
    expect(isWorkingTime(payments, seoul("2026-07-15T17:59"))).toBe(true);
    expect(isWorkingTime(payments, seoul("2026-07-15T18:00"))).toBe(false);
    expect(isWorkingTime(payments, seoul("2026-07-18T12:00"))).toBe(false);
  });

  it("is never on a holiday, and begins again after a long break", () => {
    // Seollal 2026: Monday to Wednesday, after a weekend.
    expect(isWorkingTime(payments, seoul("2026-02-16T12:00"))).toBe(false);
    expect(isWorkingTime(payments, seoul("2026-02-19T12:00"))).toBe(true);
    expect(shown(nextWorkingTime(payments, seoul("2026-02-13T18:00")))).toBe("2026-02-19T09:00");
    expect(shown(nextWorkingTime(payments, seoul("2026-12-31T18:00")))).toBe("2027-01-04T09:00");
  });

  it("is now, when it is", () => {
    expect(shown(nextWorkingTime(payments, seoul("2026-07-15T10:23")))).toBe("2026-07-15T10:23");
  });

  it("knows days of one's own", () => {
    const own = teamOf(
      "hours: Mon-Fri 09:00-18:00 Asia/Seoul, holidays: KR, holidayOverrides: { add: [2026-07-15], remove: [2026-02-16] }",
    );
    expect(isWorkingTime(own, seoul("2026-07-15T12:00"))).toBe(false);
    expect(isWorkingTime(own, seoul("2026-02-16T12:00"))).toBe(true);
  });

  it("is always, when the hours aren't known, holidays or not", () => {
    const always = teamOf("holidays: KR");
    expect(isWorkingTime(always, seoul("2026-02-17T03:00"))).toBe(true);
    expect(nextWorkingTime(always, seoul("2026-02-17T03:00"))).toBe(seoul("2026-02-17T03:00"));
  });

  it("isn't looked for for ever", () => {
    const { hours } = payments;
    const never: Team = { ...payments, hours: { ...hours!, weekdays: [] } };
    expect(nextWorkingTime(never, seoul("2026-07-15T12:00"))).toBeNull();
  });
});

function teamOf(keys: string): Team {
  return configOf(`teams: { payments: { ${keys} } }`).teams[0]!;
}

function seoul(local: string): number {
  return DateTime.fromISO(local, { zone: "Asia/Seoul" }).toMillis();
}

function shown(at: number | null): string {
  return at === null ? "never" : DateTime.fromMillis(at, { zone: "Asia/Seoul" }).toFormat("yyyy-MM-dd'T'HH:mm");
}
