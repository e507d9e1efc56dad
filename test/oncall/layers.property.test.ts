import * as fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, type Instant } from "../../src/clock.ts";
import { onCallAt } from "../../src/oncall/on-call-at.ts";
import { overridesOf, type Override } from "../../src/oncall/override.ts";
import { rotationsOf, type Rotation, type RotationLayer, type WeekSpan } from "../../src/oncall/rotation.ts";
import { coverageGaps, shiftsBetween } from "../../src/oncall/shifts-between.ts";
import { hoursAt } from "../../src/oncall/week-hours.ts";
import { clockChanges, wallClock, year, zones } from "./zones.ts";

const BEGUN = "1970-01-01";
const minute = fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 240 }));
const spans = fc
  .record({ weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), start: minute, end: minute })
  .filter(({ start, end }) => start !== end) satisfies fc.Arbitrary<WeekSpan>;
const rotations = fc
  .record({
    size: fc.integer({ min: 1, max: 4 }),
    everyDays: fc.integer({ min: 1, max: 20 }),
    minuteOfDay: minute,
    timezone: fc.constantFrom(...zones),
    hours: fc.array(spans, { minLength: 1, maxLength: 3 }),
  })
  .map(({ size, everyDays, minuteOfDay, timezone, hours }): Rotation => ({
    members: ["UA", "UB", "UC", "UD"].slice(0, size),
    everyDays,
    handOver: { weekday: null, minuteOfDay },
    timezone,
    from: BEGUN,
    hours,
  }));
const restricted = fc
  .array(rotations, { minLength: 1, maxLength: 3 })
  .map(([first, ...otherwise]): RotationLayer => ({ ...first!, otherwise }));
const unrestricted = fc.tuple(restricted, rotations).map(([layer, { hours: _, ...last }]): RotationLayer => ({
  ...layer,
  otherwise: [...layer.otherwise!, last],
}));
const instants = fc.integer({ min: year(1970) + 10 * DAY, max: year(2038) });

describe("every layer, in all zones", () => {
  it("has at most one holder at each instant when it is restricted, and shifts tile time", () => {
    check(fc.property(restricted, instants, expectTiled));
  });

  it("has exactly one holder at each instant when one of its rotations is unrestricted", () => {
    check(
      fc.property(unrestricted, instants, (layer, instant) => {
        expectTiled(layer, instant);
        expect(onCallAt(layer, instant).person).not.toBeNull();
        expect(coverageGaps(teamOf(layer), instant, instant + 3 * DAY)).toEqual([]);
      }),
      200,
    );
  });

  it("is held by the first rotation whose hours the wall clock shows, away from clock changes", () => {
    check(
      fc.property(restricted, instants, (layer, instant) => {
        if (rotationsOf(layer).some(({ timezone }) => changesNear(timezone, instant))) return;
        const first = rotationsOf(layer).findIndex((rotation) => showsHours(rotation, instant));
        expect(onCallAt(layer, instant).turn?.rotation ?? -1).toBe(first);
      }),
    );
  });

  it("leaves no gap and no overlap between hours that share their boundaries", () => {
    check(
      fc.property(minute, minute, fc.constantFrom(...zones), instants, (start, end, timezone, instant) => {
        if (start === end) return;
        const every = [1, 2, 3, 4, 5, 6, 7];
        const within = (span: WeekSpan) => hoursAt({ spans: [span], timezone }, instant).within;
        const halves = [within({ weekdays: every, start, end }), within({ weekdays: every, start: end, end: start })];
        expect(halves.filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  it("is held by the last override made that covers the instant, else by whoever's turn it is", () => {
    const times = fc.integer({ min: -72, max: 72 });
    const made = fc.array(fc.tuple(times, times, fc.constantFrom("UX", "UY", "UA")), { maxLength: 6 });
    check(
      fc.property(restricted, instants, made, times, (layer, around, given, hours) => {
        const overrides = given.map(([from, until, person], at) => overrideOf(around, { from, until, person, at }));
        const instant = around + hours * HOUR;
        const covering = overrides.findLast(({ from, until }) => from <= instant && instant < until);
        const effective = overridesOf(overrides, "team", "primary");
        const shift = onCallAt(layer, instant, effective);
        expect(shift.person).toBe(covering?.person ?? onCallAt(layer, instant).person);
        // A time that nobody holds may come in pieces, a shift may not.
        for (const end of [shift.from, shift.until - 1].filter((at) => at > -Infinity)) {
          if (shift.person === null) expect(onCallAt(layer, end, effective).person).toBeNull();
          else expect(onCallAt(layer, end, effective)).toEqual(shift);
        }
        if (shift.person !== null) expect(shiftsBetween(layer, instant, instant + 1, effective)).toEqual([shift]);
      }),
      300,
    );
  });
});

describe("every zone from 1970 to 2037", () => {
  it(
    "has one holder before, at and after each of its clock changes, and hands over once a day",
    { timeout: 120_000 },
    () => {
      let changes = 0;
      for (const timezone of zones) {
        for (const change of clockChanges(timezone, year(1970) + 3 * DAY, year(2038))) {
          changes += 1;
          expectOneHolderAround(timezone, change);
        }
      }
      expect(changes).toBeGreaterThan(10_000);
    },
  );
});

/** Hands over in the middle of the hour that is skipped or repeated. */
function expectOneHolderAround(timezone: string, change: Instant): void {
  const shown = wallClock(timezone, change - 1) + 1;
  const minuteOfDay = (Math.floor(shown / MINUTE) + 15) % 1440;
  const layer: RotationLayer = {
    members: ["UA", "UB"],
    everyDays: 1,
    handOver: { weekday: null, minuteOfDay },
    timezone,
    from: BEGUN,
  };
  const [before, after] = [onCallAt(layer, change - DAY), onCallAt(layer, change + DAY)];
  const shifts = shiftsBetween(layer, change - DAY, change + DAY + 1);
  const wrong = shifts.slice(1).filter(({ from, person }, index) => {
    const last = shifts[index]!;
    return from !== last.until || person === last.person;
  });
  const ends = [shifts[0]?.from === before.from, shifts.at(-1)?.until === after.until];
  // One assertion for tens of thousands of clock changes would take longer than all the checks.
  if (wrong.length > 0 || ends.includes(false)) expect.fail(`${timezone} at ${new Date(change).toISOString()}`);
}

function expectTiled(layer: RotationLayer, instant: Instant): void {
  const shift = onCallAt(layer, instant);
  expect(shift.from).toBeLessThanOrEqual(instant);
  expect(shift.until).toBeGreaterThan(instant);
  expect(onCallAt(layer, shift.until - 1).person).toBe(shift.person);
  if (shift.from > -Infinity) expect(onCallAt(layer, shift.from).person).toBe(shift.person);
  if (shift.person !== null) expect(onCallAt(layer, shift.until - 1)).toEqual(shift);
}

/** Read off the wall clock, minute by minute of the week. */
function showsHours({ timezone, hours }: Rotation, instant: Instant): boolean {
  const shown = DateTime.fromMillis(instant, { zone: timezone });
  const now = shown.hour * 60 + shown.minute;
  const yesterday = shown.weekday === 1 ? 7 : shown.weekday - 1;
  return (hours ?? []).some(({ weekdays, start, end }) => {
    const today = weekdays.includes(shown.weekday) && now >= start && (end <= start || now < end);
    return today || (end <= start && weekdays.includes(yesterday) && now < end);
  });
}

function changesNear(timezone: string, instant: Instant): boolean {
  const offsets = [-3, -2, -1, 0, 1, 2].map(
    (days) => wallClock(timezone, instant + days * DAY) - (instant + days * DAY),
  );
  return new Set(offsets).size > 1;
}

function overrideOf(around: Instant, given: { from: number; until: number; person: string; at: number }): Override {
  const { person, at } = given;
  const [from, until] = [around + given.from * HOUR, around + given.until * HOUR];
  return { team: "team", layer: "primary", person, from, until, by: "UX", at };
}

function teamOf(primary: RotationLayer) {
  return { name: "team", layers: { primary, secondary: null }, manager: null };
}

/** Fails with the seed and the smallest example. */
function check<Values>(property: fc.IProperty<Values>, numRuns = 500): void {
  fc.assert(property, { numRuns });
}
