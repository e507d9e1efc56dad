import { describe, expect, it } from "vitest";
import type { CommandOf } from "../../../src/incident/commands.ts";
import { ticks } from "../../../src/incident/events.ts";
import { Scenario, types } from "../scenario.ts";

const resolve = (change: Partial<CommandOf<"resolve">> = {}): CommandOf<"resolve"> => ({
  type: "resolve",
  impactFrom: null,
  impactTo: null,
  whatHelped: "rolled back",
  ticks,
  open: null,
  afterwards: "watch",
  owner: null,
  allClear: null,
  ...change,
});

/** Recovered, and watched for a while. */
function watched(): Scenario {
  const night = new Scenario("sev2");
  night.does("linus", resolve());
  return night;
}

describe("what is watched after its recovery", () => {
  it("is closed by who is responsible alone, from whichever form", () => {
    const night = watched();
    expect(() => night.does("grace", { type: "close" })).toThrow("notResponsible");
    expect(() => night.does("grace", resolve({ afterwards: "close" }))).toThrow("notResponsible");
    expect(types(night.does("linus", resolve({ afterwards: "close" })))).toEqual(["closed"]);
  });

  it("isn't resolved a second time", () => {
    expect(watched().does("linus", resolve())).toEqual([]);
  });
});
