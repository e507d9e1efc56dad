import { describe, expect, it } from "vitest";
import { parseHandOver, parseWeekSpan, parseWorkingHours } from "../../src/config/week-times.ts";

describe("a time to hand over", () => {
  it("is a weekday and a time, or a time alone", () => {
    expect(parseHandOver("Mon 09:00")).toEqual({ weekday: 1, minuteOfDay: 540 });
    expect(parseHandOver("sunday 0:30")).toEqual({ weekday: 7, minuteOfDay: 30 });
    expect(parseHandOver("23:59")).toEqual({ weekday: null, minuteOfDay: 1439 });
  });

  it.each(["", "Mon", "M 09:00", "Moon 09:00", "24:00", "25:00", "09:60", "9", "Mon 09:00 UTC"])(
    "refuses %j",
    (text) => {
      expect(parseHandOver(text)).toBeNull();
    },
  );
});

describe("working hours", () => {
  it("are weekdays and a span, with or without a zone", () => {
    expect(parseWorkingHours("Mon-Fri 09:00-18:00 Asia/Seoul")).toEqual({
      weekdays: [1, 2, 3, 4, 5],
      start: 540,
      end: 1080,
      timezone: "Asia/Seoul",
    });
    expect(parseWorkingHours("Sun-Thu 00:00-24:00")).toMatchObject({
      weekdays: [1, 2, 3, 4, 7],
      end: 1440,
      timezone: null,
    });
    expect(parseWorkingHours("Mon,Wed,Fri 9:30-12:00")).toMatchObject({ weekdays: [1, 3, 5], start: 570 });
  });

  it.each([
    "Mon-Fri",
    "Mon-Fri 18:00-09:00",
    "Mon-Fri 09:00-09:00",
    "Mon-Fry 09:00-18:00",
    "Mon-Fri 09:00-18:00 Asia/Soul",
  ])("refuses %j", (text) => {
    expect(parseWorkingHours(text)).toBeNull();
  });
});

describe("a span of the week", () => {
  it("may end on the next morning, or at midnight", () => {
    expect(parseWeekSpan("Mon-Fri 18:00-09:00")).toEqual({ weekdays: [1, 2, 3, 4, 5], start: 1080, end: 540 });
    expect(parseWeekSpan("Sat,Sun 00:00-24:00")).toEqual({ weekdays: [6, 7], start: 0, end: 1440 });
    expect(parseWeekSpan("Sat 22:00-00:00")).toEqual({ weekdays: [6], start: 1320, end: 1440 });
  });

  it.each([
    "",
    "09:00-18:00",
    "Mon 09:00",
    "Mon 09:00-09:00",
    "Mon 24:00-09:00",
    "Mon 09:00-18:00 UTC",
    "Mon 25:00-26:00",
  ])("refuses %j", (text) => {
    expect(parseWeekSpan(text)).toBeNull();
  });
});
