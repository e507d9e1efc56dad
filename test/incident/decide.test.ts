import { expect, it } from "vitest";
import { decide } from "../../src/incident/decide.ts";
import type { Declare } from "../../src/incident/commands.ts";
import { evolve } from "../../src/incident/evolve.ts";
import { Scenario, START } from "./scenario.ts";

const ben = { kind: "person", id: "ben", standing: "member" } as const;
const declare: Declare = {
  type: "declare",
  title: "Checkout is down",
  severity: "sev1",
  kind: null,
  service: null,
  team: null,
  summary: null,
  private: false,
  drill: false,
  origin: { channel: null, ts: null },
};

it("declares an incident once", () => {
  const { incident, facts } = new Scenario();
  expect(decide(incident, declare, { by: ben, facts, number: 42 })).toEqual([]);
});

it("refuses whatever is asked of an incident that doesn't exist", () => {
  const { facts } = new Scenario();
  expect(() => decide(null, { type: "close" }, { by: ben, facts, number: 7 })).toThrow("noSuchIncident");
});

it("begins no incident with anything but its declaration", () => {
  const recorded = { seq: 1, at: START, by: ben, event: { type: "watchEnded" } } as const;
  expect(() => evolve(null, recorded)).toThrow("its declaration, not watchEnded");
});
