import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "../../../src/clock.ts";
import { resolving, Scenario, START, types } from "../scenario.ts";

describe("an entry", () => {
  const note = { type: "writeEntry", kind: "note", text: "restarted pay-db" } as const;

  it("tells of now, or of what happened before, and never of what is to come", () => {
    const night = new Scenario();
    night.does("ben", { ...note, happenedAt: null });
    night.does("ben", { ...note, happenedAt: START - HOUR });
    expect(night.incident.entries.map(({ at }) => at)).toEqual([START, START - HOUR]);
    expect(() => night.does("ben", { ...note, happenedAt: START + 1 })).toThrow("notYetHappened");
  });

  it("is neither empty nor endless", () => {
    const night = new Scenario();
    expect(() => night.does("ben", { ...note, text: " \n", happenedAt: null })).toThrow("textMissing");
    expect(() => night.does("ben", { ...note, text: "x".repeat(2_001), happenedAt: null })).toThrow("textTooLong");
  });
});

describe("the time by which it should be over", () => {
  const eta = { type: "giveEta", eta: START + 30 * MINUTE } as const;

  it("is given once", () => {
    const night = new Scenario();
    expect(types(night.does("ben", eta))).toEqual(["etaGiven"]);
    expect(night.does("ben", eta)).toEqual([]);
  });

  it("isn't given for what has recovered", () => {
    const night = new Scenario("sev2");
    night.does("linus", resolving());
    expect(() => night.does("ben", eta)).toThrow("wrongPhase");
  });
});

describe("the impact", () => {
  it("is given once, however it is spaced", () => {
    const night = new Scenario();
    expect(types(night.does("ben", { type: "giveImpact", text: "7 of 10 payments" }))).toEqual(["impactGiven"]);
    expect(night.does("ben", { type: "giveImpact", text: " 7 of 10 payments " })).toEqual([]);
  });
});
