import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import { readAddress } from "../../../src/people/reach/address.ts";
import { reachEventSchema } from "../../../src/people/reach/events.ts";
import { ringing } from "../../../src/people/reach/reach.ts";
import { mayBeRehearsed, onCallSoon, rehearsalWeek } from "../../../src/people/reach/weekly.ts";
import { Ada, types } from "./person.ts";

describe("what somebody may enter", () => {
  it.each([
    ["phone", "+82 10-1234-5678", false, "+821012345678"],
    ["phone", "010-1234-5678", true, "+821012345678"],
    ["phone", "０１０ １２３４ ５６７８", true, "+821012345678"],
    ["phone", "02-123-4567", true, "+8221234567"],
    ["phone", "010-1234-5678", false, undefined],
    ["phone", "555", true, undefined],
    ["phone", "+1 617 555 0123 ext 4", false, undefined],
    ["email", " grace@example.com ", false, "grace@example.com"],
    ["email", "grace@example.com,everybody@example.com", false, undefined],
    ["email", "Grace <grace@example.com>", false, undefined],
    ["ntfy", "wf-grace", false, "wf-grace"],
    ["ntfy", "wf/grace", false, undefined],
    ["pushover", "u".repeat(30), false, "u".repeat(30)],
    ["pushover", "u".repeat(29), false, undefined],
  ] as const)("%s %s (in Korea: %s)", (kind, given, inKorea, kept) => {
    expect(readAddress(kind, given, { inKorea })).toBe(kept);
  });
});

describe("a person's own rules", () => {
  it("are kept whole, and said once", () => {
    const ada = new Ada();
    const set = (rules: object) => ada.does({ type: "setReach", addresses: {}, rules, locale: "ko" });
    expect(types(set({ voice: 2 * MINUTE, mail: null }))).toEqual(["preferencesSet"]);
    expect(set({ mail: null, voice: 2 * MINUTE })).toEqual([]);
    expect(types(set({}))).toEqual(["preferencesSet"]);
  });

  it("may leave nothing that rings", () => {
    const means = [
      { name: "slack", kind: "slack", rings: false },
      { name: "voice", kind: "voice", rings: true },
    ] as const;
    expect(ringing({ means, rules: { voice: 5 * MINUTE } }).map(({ name }) => name)).toEqual(["voice"]);
    expect(ringing({ means, rules: { voice: null } })).toEqual([]);
  });
});

it("reads an event whose content was erased as one that says nothing", () => {
  expect(reachEventSchema.parse({})).toEqual({ type: "erased" });
  expect(reachEventSchema.safeParse({ type: "addressEntered" }).success).toBe(false);
});

describe("the weekly rehearsal", () => {
  const seoul = (time: string): number => Date.parse(`${time}+09:00`);

  it("belongs to one week, from Wednesday on", () => {
    expect(rehearsalWeek(seoul("2026-11-24T23:59"), "Asia/Seoul")).toBeNull();
    expect(rehearsalWeek(seoul("2026-11-25T00:00"), "Asia/Seoul")).toBe("2026-W48");
    expect(rehearsalWeek(seoul("2026-11-29T12:00"), "Asia/Seoul")).toBe("2026-W48");
  });

  it("disturbs nobody at night, at the weekend, on a holiday, or outside the hours of a team they live with", () => {
    const always = { hours: null, holidays: new Set<string>() };
    const may = (time: string, calendar: Parameters<typeof mayBeRehearsed>[0] = always) =>
      mayBeRehearsed(calendar, "Asia/Seoul", seoul(time));
    expect(may("2026-11-25T09:00")).toBe(true);
    expect(may("2026-11-25T08:59")).toBe(false);
    expect(may("2026-11-25T18:00")).toBe(false);
    expect(may("2026-11-28T12:00")).toBe(false);
    expect(may("2026-11-25T12:00", { ...always, holidays: new Set(["2026-11-25"]) })).toBe(false);
    const afternoon = { weekdays: [3], start: 13 * 60, end: 17 * 60, timezone: "Asia/Seoul" };
    expect(may("2026-11-25T12:00", { ...always, hours: afternoon })).toBe(false);
    expect(may("2026-11-25T13:00", { ...always, hours: afternoon })).toBe(true);
  });

  it("lets somebody far away be tested in their own day", () => {
    const hours = { weekdays: [1, 2, 3, 4, 5], start: 9 * 60, end: 18 * 60, timezone: "Asia/Seoul" };
    const calendar = { hours, holidays: new Set<string>() };
    expect(mayBeRehearsed(calendar, "America/New_York", seoul("2026-11-25T23:00"))).toBe(true);
    expect(mayBeRehearsed(calendar, "America/New_York", seoul("2026-11-25T10:00"))).toBe(false);
  });

  it("asks everybody who holds a shift within a week, whoever covers, and the manager", () => {
    const at = { weekday: 1, minuteOfDay: 9 * 60 };
    const weekly = {
      members: ["UA", "UB", "UC"],
      everyDays: 7,
      handOver: at,
      timezone: "Asia/Seoul",
      from: "2026-01-05",
    };
    const team = { name: "payments", layers: { primary: weekly, secondary: null }, manager: "UM" };
    const now = seoul("2026-11-25T09:00");
    expect(onCallSoon(team, now, [])).toHaveLength(3);
    const cover = {
      team: "payments",
      layer: "primary",
      person: "UX",
      from: now,
      until: now + 1000 * MINUTE,
      by: "UX",
      at: now,
    };
    expect(onCallSoon(team, now, [cover])).toContain("UX");
  });
});
