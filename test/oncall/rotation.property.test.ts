import * as fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, type Instant } from "../../src/clock.ts";
import { nextHandOver, onCallAt } from "../../src/oncall/on-call-at.ts";
import type { RotationLayer } from "../../src/oncall/rotation.ts";

const MEMBERS = ["UA", "UB", "UC", "UD", "UE"];
const zones = Intl.supportedValuesOf("timeZone");
const year = (year: number): Instant => DateTime.utc(year).toMillis();

const weekly = fc.record({ everyDays: fc.constantFrom(7, 14, 28), weekday: fc.integer({ min: 1, max: 7 }) });
const byDays = fc.record({ everyDays: fc.integer({ min: 1, max: 20 }), weekday: fc.constant(null) });
const layers = fc
  .record({
    rhythm: fc.oneof(weekly, byDays),
    size: fc.integer({ min: 1, max: MEMBERS.length }),
    minuteOfDay: fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 240 })),
    timezone: fc.constantFrom(...zones),
    begins: fc.integer({ min: year(1970), max: year(2030) }),
  })
  .map(({ rhythm, size, minuteOfDay, timezone, begins }): RotationLayer => ({
    members: MEMBERS.slice(0, size),
    everyDays: rhythm.everyDays,
    handOver: { weekday: rhythm.weekday, minuteOfDay },
    timezone,
    from: DateTime.fromMillis(begins, { zone: "utc" }).toISODate() ?? "",
  }));
const instants = fc.integer({ min: year(1970), max: year(2038) });

describe("every rotation in every zone", () => {
  it("has exactly one holder at each instant of a shift, and none before it begins", () => {
    check((layer, instant) => {
      const shift = onCallAt(layer, instant);
      expect(shift.from).toBeLessThanOrEqual(instant);
      expect(shift.until).toBeGreaterThan(instant);
      expect(shift.person === null).toBe(shift.from === -Infinity);
      expect(onCallAt(layer, shift.until - 1)).toEqual(shift);
      if (shift.person !== null) expect(onCallAt(layer, shift.from)).toEqual(shift);
    });
  });

  it("tiles time: the next shift begins where this one ends, and the next member holds it", () => {
    check((layer, instant) => {
      const shift = onCallAt(layer, instant);
      const next = onCallAt(layer, shift.until);
      expect(next.from).toBe(shift.until);
      expect(nextHandOver(layer, instant)).toEqual({ at: shift.until, from: shift.person, to: next.person });
      const position = shift.person === null ? -1 : layer.members.indexOf(shift.person);
      const following = layer.members[(position + 1) % layer.members.length];
      // A day the zone skipped swallows a daily shift handed over at midnight, and with it a turn.
      if (!skipsADay(layer.timezone, shift.until)) expect(next.person).toBe(following);
    });
  });

  it("hands over at the wall-clock time, on the weekday, or at the first instant after a gap", () => {
    check((layer, instant) => {
      const { person, until } = onCallAt(layer, instant);
      const { weekday, minuteOfDay } = layer.handOver;
      const daysReached = (at: Instant) => Math.floor((wallClock(layer.timezone, at) - minuteOfDay * MINUTE) / DAY);
      expect(daysReached(until)).toBeGreaterThan(daysReached(until - 1));
      const [reached, local] = [daysReached(until) * DAY, wallClock(layer.timezone, until)];
      const inGap = local - wallClock(layer.timezone, until - 1) !== 1;
      if (!inGap) expect(local).toBe(reached + minuteOfDay * MINUTE);
      if (weekday !== null && person !== null && !skipsADay(layer.timezone, until)) {
        expect(DateTime.fromMillis(reached, { zone: "utc" }).weekday).toBe(weekday);
      }
    });
  });

  it("never drifts: a shift is its whole days, but for the clock changes in it", () => {
    check((layer, instant) => {
      const first = onCallAt(layer, Math.max(instant, year(2031)));
      const { from, until } = onCallAt(layer, first.until);
      const days = wallClock(layer.timezone, until) - wallClock(layer.timezone, from);
      expect(Math.abs(days - layer.everyDays * DAY)).toBeLessThanOrEqual(HOUR);
    });
  });
});

function check(property: (layer: RotationLayer, instant: Instant) => void): void {
  fc.assert(fc.property(layers, instants, property), { numRuns: 1_000 });
}

/** What the zone's clock shows, as if it were UTC. */
function wallClock(timezone: string, at: Instant): number {
  return at + Math.round(DateTime.fromMillis(at, { zone: timezone }).offset * MINUTE);
}

function skipsADay(timezone: string, around: Instant): boolean {
  const offset = (at: Instant) => wallClock(timezone, at) - at;
  return offset(around + 2 * DAY) - offset(around - 2 * DAY) >= 20 * HOUR;
}
