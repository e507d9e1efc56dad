import { expect, it } from "vitest";
import { MINUTE, SECOND, type Instant } from "../../../src/clock.ts";
import { ticks } from "../../../src/incident/events.ts";
import { Scenario, START } from "../scenario.ts";

const impactOf = (from: Instant, to: Instant) => {
  const scenario = new Scenario();
  scenario.now = START + 40 * SECOND;
  scenario.does("linus", {
    type: "resolve",
    impactFrom: from,
    impactTo: to,
    whatHelped: "it came back",
    ticks,
    open: null,
    afterwards: "close",
    owner: null,
    allClear: null,
  });
  return [scenario.incident.impactFrom, scenario.incident.impactTo];
};

it("ends what is over within its first minute when it began, for whoever picks times picks minutes", () => {
  expect(impactOf(START + 30 * SECOND, START)).toEqual([START + 30 * SECOND, START + 30 * SECOND]);
});

it("refuses an end that is really before the beginning", () => {
  expect(() => impactOf(START, START - 2 * MINUTE)).toThrow("endBeforeBeginning");
});
