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

it("ends the impact when it began at the earliest", () => {
  expect(impactOf(START, START)).toEqual([START, START]);
});

it.each([SECOND, 2 * MINUTE])("refuses an end that is %i ms before the beginning", (early) => {
  expect(() => impactOf(START, START - early)).toThrow("endBeforeBeginning");
});
