import { describe, expect, it } from "vitest";
import { tourSteps } from "../../src/practice/web/tour-steps.ts";
import { Scenario } from "../incident/scenario.ts";

function done({ incident }: Scenario, markedMoment = false): string[] {
  return tourSteps(incident, markedMoment)
    .filter((step) => step.done)
    .map((step) => step.name);
}

describe("the guided tour", () => {
  it("has eight steps, none of them done before anything is declared", () => {
    expect(tourSteps(null, false).map((step) => step.done)).toEqual(Array<boolean>(8).fill(false));
  });

  it("ticks what has happened, in whatever order", () => {
    const night = new Scenario(null);
    expect(done(night)).toEqual(["declare"]);
    night.does("grace", { type: "assignRole", role: "ic", person: "grace" });
    expect(done(night)).toEqual(["declare", "command"]);
    night.does("linus", { type: "answerPage", means: "button" });
    night.does("grace", { type: "setSeverity", severity: "sev1", reason: "all orders fail" });
    expect(done(night)).toEqual(["declare", "answer", "command", "severity"]);
    expect(done(night, true)).toContain("moment");
  });

  it("takes an entry of the record for a moment", () => {
    const night = new Scenario();
    night.does("linus", { type: "writeEntry", kind: "finding", text: "the pool is empty", happenedAt: night.now });
    expect(done(night)).toContain("moment");
  });

  it("ticks an update only when another than its author approved it", () => {
    const night = new Scenario();
    night.does("grace", { type: "assignRole", role: "ic", person: "grace" });
    night.does("grace", { type: "draftUpdate", text: "Cards fail." });
    night.does("grace", { type: "approveUpdate", update: 1, revision: 1 });
    expect(done(night)).not.toContain("update");
    night.does("linus", { type: "draftUpdate", text: "Cards still fail." });
    night.does("grace", { type: "approveUpdate", update: 2, revision: 1 });
    expect(done(night)).toContain("update");
  });

  it("ends with the postmortem, and no sooner", () => {
    const night = new Scenario();
    night.does("ben", { type: "cancel", reason: "load test" });
    expect(done(night)).toContain("resolve");
    expect(done(night)).not.toContain("close");
  });
});
