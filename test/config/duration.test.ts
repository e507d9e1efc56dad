import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../src/clock.ts";
import { parseDuration } from "../../src/config/duration.ts";

describe("a duration", () => {
  it.each([
    ["5s", 5 * SECOND],
    ["15m", 15 * MINUTE],
    ["2h", 2 * HOUR],
    ["1d", DAY],
    ["1w", 7 * DAY],
    ["1h 30m", 90 * MINUTE],
    ["1h30m", 90 * MINUTE],
    [" 90 M ", 90 * MINUTE],
  ])("reads %j", (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(["", "15", "m", "0m", "-5m", "1.5h", "soon", "15m later", "off", "1y", "999999999w", "1e3s"])(
    "refuses %j",
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );
});
