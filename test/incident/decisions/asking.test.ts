import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import { stepAfter } from "../../../src/incident/decisions/escalation.ts";
import { Refusal } from "../../../src/refusal.ts";
import { calledBy, Scenario, types } from "../scenario.ts";

const ack = { type: "answerPage", means: "button" } as const;

describe("asking for somebody", () => {
  it("calls a person with the words", () => {
    const night = new Scenario("sev1");
    const [event] = night.does("ben", { type: "callPerson", person: "grace", words: "knows the gateway" });
    expect(event).toMatchObject({ person: "grace", reason: "asked", words: "knows the gateway" });
    expect(() => night.does("ben", { type: "callPerson", person: "ben", words: null })).toThrow(Refusal);
  });

  it("calls whoever isn't there yet, and calls that no failed round", () => {
    const night = new Scenario("sev2");
    night.does("linus", ack);
    expect(calledBy(night.does("linus", { type: "callNextLevel", words: null }))).toEqual(["ada"]);
    expect(calledBy(night.does("linus", { type: "callNextLevel", words: null }))).toEqual(["margaret"]);
    expect(() => night.does("linus", { type: "callNextLevel", words: null })).toThrow(Refusal);
    expect(night.incident.paging.mode).toBe("answered");
    expect(types(night.history.map(({ event }) => event))).not.toContain("nobodyAnswered");
  });
});

describe("calling another team", () => {
  const callTeam = { type: "callTeam", team: "platform", words: "your gateway" } as const;

  it.each([
    ["its Primary", { primary: "grace", secondary: "hana", manager: "root" }, "grace"],
    ["its Secondary where nobody is Primary", { secondary: "hana", manager: "root" }, "hana"],
    ["its manager where nobody is on call", { manager: "root" }, "root"],
  ])("calls %s", (_, holders: Record<string, string>, person) => {
    const night = new Scenario("sev1", { onCallElsewhere: { platform: holders } });
    expect(night.does("ben", callTeam)).toMatchObject([{ person, reason: "asked", words: "your gateway" }]);
  });

  it("is refused where it has nobody, or there is no such team", () => {
    const night = new Scenario("sev1", { onCallElsewhere: { platform: {} } });
    expect(() => night.does("ben", callTeam)).toThrow("nobodyOnCall");
    expect(() => night.does("ben", { ...callTeam, team: "gardening" })).toThrow("nobodyOnCall");
  });
});

describe("an incident that no team has", () => {
  const nobodys = (): Scenario => {
    const night = new Scenario("sev2");
    night.does("ben", { type: "setService", service: null, team: null });
    return night;
  };

  it("has nobody to call next, and calls by name like at night", () => {
    const night = nobodys();
    expect(() => night.does("ben", { type: "callNextLevel", words: null })).toThrow("nobodyToCall");
    const [call] = night.does("ben", { type: "callPerson", person: "grace", words: null });
    expect(call).toMatchObject({ person: "grace", team: null, schedule: null, means: ["slack", "webhook"] });
  });

  it("promises nobody to come next", () => {
    const { incident, facts } = nobodys();
    expect(stepAfter({ incident, facts, by: { kind: "watchfire" } })).toEqual({ wait: 10 * MINUTE, holders: [] });
  });
});
