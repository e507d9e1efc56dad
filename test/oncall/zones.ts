import { DateTime, IANAZone } from "luxon";
import { DAY, MINUTE, SECOND, type Instant } from "../../src/clock.ts";

export const zones = Intl.supportedValuesOf("timeZone");
export const year = (year: number): Instant => DateTime.utc(year).toMillis();

/** What the zone's clock shows, as if it were UTC; told by luxon's calendar, not by the code under test. */
export function wallClock(timezone: string, at: Instant): number {
  return at + Math.round(IANAZone.create(timezone).offset(at) * MINUTE);
}

/** The first instant of each new offset of the zone, found in steps of forty days: changes shorter than that are missed. */
export function clockChanges(timezone: string, from: Instant, until: Instant): Instant[] {
  const offset = (at: Instant) => wallClock(timezone, at) - at;
  const changes: Instant[] = [];
  let next = offset(from);
  for (let at = from; at < until; at += 40 * DAY) {
    const now = next;
    let [before, after] = [at, at + 40 * DAY];
    next = offset(after);
    if (now === next) continue;
    while (after - before > SECOND) {
      const middle = Math.floor((before + after) / 2 / SECOND) * SECOND;
      if (offset(middle) === now) before = middle;
      else after = middle;
    }
    changes.push(after);
  }
  return changes;
}
