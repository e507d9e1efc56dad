import { describe, expect, it } from "vitest";
import { calledBy, resolving, Scenario, stoodDownBy, types } from "../scenario.ts";

describe("a severity that nobody chose", () => {
  it("is asked for once, after five minutes, of whoever has answered", () => {
    const night = new Scenario(null);
    night.does("linus", { type: "answerPage", means: "button" });
    expect(types(night.passes(4.9))).not.toContain("severityAsked");
    expect(night.passes(0.1)).toContainEqual({ type: "severityAsked", person: "linus" });
    expect(types(night.passes(60))).not.toContain("severityAsked");
  });

  it("is asked for in the room alone while nobody has answered", () => {
    expect(new Scenario(null).passes(5)).toContainEqual({ type: "severityAsked", person: null });
  });

  it("isn't asked for once it is chosen, be it the one that was assumed", () => {
    const night = new Scenario(null);
    const sev2 = { type: "setSeverity", severity: "sev2", reason: null } as const;
    expect(night.does("ben", sev2)).toEqual([{ type: "severityChanged", from: "sev2", to: "sev2", reason: null }]);
    expect(night.does("ben", sev2)).toEqual([]);
    expect(types(night.passes(60))).not.toContain("severityAsked");
  });
});

describe("another severity", () => {
  const raised = { type: "setSeverity", severity: "sev1", reason: "all of them" } as const;

  it("that is graver calls those it adds, and nobody twice", () => {
    expect(calledBy(new Scenario("sev2").does("ben", raised))).toEqual(["ada"]);
  });

  it("that is lower adds nobody", () => {
    const night = new Scenario("sev1", { shifts: { primary: null } });
    const events = night.does("ada", { ...raised, severity: "sev2" });
    expect(types(events)).toEqual(["severityChanged"]);
  });

  it("adds nobody once the team has gone from the configuration", () => {
    const night = new Scenario("sev2");
    night.known = false;
    expect(calledBy(night.does("ben", raised))).toEqual([]);
  });
});

describe("another service", () => {
  it("of the same team changes nothing about the calls", () => {
    const night = new Scenario("sev2");
    const moved = { type: "setService", service: "refunds", team: "payments" } as const;
    expect(night.does("ben", moved)).toEqual([{ type: "serviceChanged", service: "refunds", team: "payments" }]);
    expect(night.does("ben", moved)).toEqual([]);
    expect(calledBy(night.passes(10))).toEqual(["ada"]);
  });

  it("of another team stands the one down and calls the other", () => {
    const night = new Scenario("sev2", { onCallElsewhere: { platform: { primary: "grace" } } });
    const events = night.does("ben", { type: "setService", service: "gateway", team: "platform" });
    expect(stoodDownBy(events)).toEqual(["linus"]);
    expect(calledBy(events)).toEqual(["grace"]);
  });

  it("wakes nobody for what has recovered", () => {
    const night = new Scenario("sev2", { onCallElsewhere: { platform: { primary: "grace" } } });
    night.does("linus", resolving());
    const events = night.does("ben", { type: "setService", service: "gateway", team: "platform" });
    expect(types(events)).toEqual(["serviceChanged"]);
  });
});
