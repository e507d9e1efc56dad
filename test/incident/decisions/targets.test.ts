import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import type { IncidentEvent } from "../../../src/incident/events.ts";
import { Scenario, START } from "../scenario.ts";

const ack = { type: "answerPage", means: "button" } as const;
const passed = (events: readonly IncidentEvent[]) =>
  events.flatMap((event) =>
    event.type === "targetNeared" || event.type === "targetMissed" ? [`${event.type} ${event.target}`] : [],
  );

describe("what was promised", () => {
  it("is said at half its time, and when it is missed", () => {
    const night = new Scenario("sev1");
    expect(passed(night.passes(7.4))).toEqual([]);
    expect(passed(night.passes(0.1))).toEqual(["targetNeared answer"]);
    expect(passed(night.passes(7.5)).toSorted()).toEqual(["targetMissed answer", "targetNeared firstAction"]);
  });

  it("is told to the team's manager when it is missed, but not of a private incident", () => {
    const missed = (night: Scenario) => night.passes(15).find(({ type }) => type === "targetMissed");
    expect(missed(new Scenario("sev1"))).toMatchObject({ lead: "margaret" });
    expect(missed(new Scenario("sev1", { private: true }))).toMatchObject({ lead: null });
  });

  it("is kept in silence", () => {
    const night = new Scenario("sev1");
    night.does("linus", ack);
    night.does("linus", { type: "writeEntry", kind: "action", text: "rolling back", happenedAt: null });
    night.does("linus", { type: "mitigate", words: null });
    expect(passed(night.passes(24 * 60))).toEqual([]);
  });

  it("counts from the reopening when it comes back", () => {
    const night = new Scenario("sev1");
    night.does("linus", ack);
    night.does("linus", { type: "mitigate", words: null });
    night.passes(10 * 60);
    night.does("linus", { type: "reopen", reason: "it is back" });
    expect(passed(night.passes(119))).toEqual([]);
    expect(passed(night.passes(1))).toEqual(["targetNeared mitigate"]);
  });

  it("of a SEV3 counts working hours only", () => {
    const calendar = {
      hours: { weekdays: [1, 2, 3, 4, 5], start: 540, end: 1080, timezone: "Asia/Seoul" },
      holidays: new Set(["2026-11-23"]),
    };
    const night = new Scenario("sev3", { calendar });
    // Monday is a holiday: four hours are over on Tuesday at 13:00.
    const tuesday = Date.parse("2026-11-24T04:00:00Z");
    const events = night.passes((tuesday - START) / MINUTE);
    expect(passed(events)).toEqual(["targetNeared answer", "targetMissed answer"]);
    expect(events.find(({ type }) => type === "targetMissed")).toMatchObject({ dueAt: tuesday });
  });

  it("is never missed where the team never works", () => {
    const calendar = {
      hours: { weekdays: [], start: 540, end: 1080, timezone: "Asia/Seoul" },
      holidays: new Set<string>(),
    };
    expect(passed(new Scenario("sev3", { calendar }).passes(7 * 24 * 60))).toEqual([]);
  });

  it("is missed at once where a raised severity asks for more than there is time for", () => {
    const night = new Scenario("sev2");
    night.passes(20);
    night.does("ben", { type: "setSeverity", severity: "sev1", reason: "all of them" });
    expect(passed(night.passes(0))).toContain("targetMissed answer");
  });
});
