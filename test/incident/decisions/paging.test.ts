import { describe, expect, it } from "vitest";
import type { IncidentCommand } from "../../../src/incident/commands.ts";
import { Refusal } from "../../../src/refusal.ts";
import { calledBy, resolving, Scenario, START, stoodDownBy, types } from "../scenario.ts";

const ack = { type: "answerPage", means: "button" } as const;

describe("calling", () => {
  it("calls Primary and Secondary together in a SEV1, then the manager, then round again", () => {
    const night = new Scenario("sev1");
    expect(calledBy(night.history.map(({ event }) => event))).toEqual(["linus", "ada"]);
    expect(calledBy(night.passes(5))).toEqual(["margaret", "linus", "ada"]);
    const round = night.passes(5);
    expect(types(round)).toContain("nobodyAnswered");
    expect(calledBy(round)).toEqual(["linus", "ada"]);
  });

  it("climbs from Primary to Secondary to the manager in a SEV2, ten minutes apart", () => {
    const night = new Scenario("sev2");
    expect(calledBy(night.passes(9.99))).toEqual([]);
    expect(calledBy(night.passes(0.01))).toEqual(["ada"]);
    expect(calledBy(night.passes(10))).toEqual(["margaret"]);
  });

  it("goes on, round after round, until somebody answers", () => {
    const night = new Scenario("sev2");
    expect(calledBy(night.passes(24 * 60)).length).toBeGreaterThan(100);
    night.does("ada", ack);
    night.does("ada", { type: "mitigate", words: null });
    expect(calledBy(night.passes(24 * 60))).toEqual([]);
  });

  it("calls nobody in a SEV3 or SEV4", () => {
    for (const severity of ["sev3", "sev4"] as const) {
      const night = new Scenario(severity);
      expect(calledBy([...night.history.map(({ event }) => event), ...night.passes(600)])).toEqual([]);
    }
  });

  it("counts the next wait from the call before, however late that was", () => {
    const night = new Scenario("sev2");
    night.now += 3 * 60 * 60_000;
    expect(calledBy(night.reports({ type: "passDeadline" }))).toEqual(["ada"]);
    expect(night.reports({ type: "passDeadline" })).toEqual([]);
  });

  it("falls through an empty level at once and says so once", () => {
    const night = new Scenario("sev2", { shifts: { primary: null } });
    const declared = night.history.map(({ event }) => event);
    expect(types(declared)).toContain("levelEmpty");
    expect(calledBy(declared)).toEqual(["ada"]);
    expect(types(night.passes(60)).filter((type) => type === "levelEmpty")).toEqual([]);
  });

  it("calls Primary again at once where nobody stands above", () => {
    const night = new Scenario("sev2", { shifts: { secondary: null, manager: null } });
    const events = night.passes(10);
    expect(types(events)).toContain("nobodyAnswered");
    expect(calledBy(events)).toEqual(["linus"]);
  });

  it("says that nobody is there, again and again, when every level is empty", () => {
    const night = new Scenario("sev2", { shifts: { primary: null, secondary: null, manager: null } });
    const said = types(night.passes(60)).filter((type) => type === "nobodyAnswered");
    expect(said.length).toBe(6);
  });

  it("says that no team was found, and calls nobody", () => {
    const night = new Scenario("sev3");
    night.does("ben", { type: "setService", service: null, team: null });
    const events = night.does("ben", { type: "setSeverity", severity: "sev1", reason: "all payments fail" });
    expect(types(events)).toContain("noTeamFound");
    expect(calledBy(events)).toEqual([]);
  });

  it("says that no team was found also where it goes from the configuration meanwhile, and waits for nothing", () => {
    const night = new Scenario("sev2");
    night.known = false;
    expect(types(night.passes(10))).toContain("noTeamFound");
    expect(types(night.passes(60))).not.toContain("noTeamFound");
  });

  it("asks nobody who declares and is on call", () => {
    const night = new Scenario("sev3", { shifts: { primary: "ben" } });
    const events = night.does("ben", { type: "setSeverity", severity: "sev2", reason: "worse" });
    expect(types(events)).toContain("pageAnswered");
    expect(calledBy(events)).toEqual([]);
  });
});

describe("answering", () => {
  it("stops the calls and stands the others down once", () => {
    const night = new Scenario("sev1");
    const events = night.does("linus", ack);
    expect(types(events)).toEqual(["pageAnswered", "peopleStoodDown"]);
    expect(stoodDownBy(events)).toEqual(["ada"]);
    expect(night.does("linus", ack)).toEqual([]);
  });

  it("tells whoever comes too late who has it", () => {
    const night = new Scenario("sev1");
    night.does("linus", ack);
    expect(() => night.does("ada", ack)).toThrow(Refusal);
  });

  it("takes a called person's words for an answer, and nobody else's", () => {
    const night = new Scenario("sev1");
    night.now += 1000;
    expect(night.speaks("ben")).toEqual([]);
    expect(night.does("linus", { type: "speak", at: night.now - 2000 })).toEqual([]);
    expect(types(night.speaks("linus"))).toContain("pageAnswered");
  });

  it("lets the answerer answer anew when rung because of the quiet", () => {
    const night = new Scenario("sev1");
    night.does("linus", ack);
    expect(calledBy(night.passes(8))).toEqual(["linus"]);
    expect(types(night.does("linus", ack))).toContain("pageAnswered");
    expect(night.incident.paging.calls.filter((call) => call.state === "ringing")).toEqual([]);
  });

  it("calls the next level at once for whoever can't", () => {
    const night = new Scenario("sev2");
    const events = night.does("linus", { type: "declinePage" });
    expect(types(events)[0]).toBe("pageDeclined");
    expect(calledBy(events)).toEqual(["ada"]);
    expect(() => night.does("grace", { type: "declinePage" })).toThrow(Refusal);
  });

  it("looks for somebody again when the one who had it can't after all", () => {
    const night = new Scenario("sev2");
    night.does("linus", ack);
    expect(calledBy(night.does("linus", { type: "declinePage" }))).toEqual(["ada"]);
    expect(night.incident.paging.mode).toBe("calling");
  });
});

describe("whoever was called", () => {
  it("by name for what pages nobody is followed by nobody when they can't", () => {
    const day = new Scenario("sev3");
    day.does("ben", { type: "callPerson", person: "grace", words: null });
    expect(types(day.does("grace", { type: "declinePage" }))).toEqual(["pageDeclined"]);
  });

  it("says whether it was worth it, and says so once; nobody else does", () => {
    const night = new Scenario("sev2");
    const rate = { type: "ratePage", rating: "wentAway" } as const;
    expect(types(night.does("linus", rate))).toEqual(["pageRated"]);
    expect(night.does("linus", rate)).toEqual([]);
    expect(types(night.does("linus", { ...rate, rating: "yes" }))).toEqual(["pageRated"]);
    expect(() => night.does("grace", rate)).toThrow("notCalled");
  });
});

it.each([
  ack,
  { type: "declinePage" },
  { type: "ratePage", rating: "yes" },
  { type: "speak", at: START },
  { type: "breakSilence", how: "stillOnIt" },
] satisfies IncidentCommand[])("only people $type: Watchfire never does it for them", (command) => {
  expect(new Scenario("sev1").reports(command)).toEqual([]);
});

describe("the end of the calls", () => {
  it.each([
    ["resolved", resolving()],
    ["cancelled", { type: "cancel", reason: "a load test" }],
    ["lowered", { type: "setSeverity", severity: "sev3", reason: "a few only" }],
  ] as const)("tells everybody once when it is %s", (why, command) => {
    const night = new Scenario("sev2");
    night.passes(10);
    const events = night.does("linus", command);
    expect(stoodDownBy(events).toSorted()).toEqual(["ada", "linus"]);
    expect(events.find((event) => event.type === "peopleStoodDown")).toMatchObject({ why });
    expect(calledBy(night.passes(120))).toEqual([]);
  });

  it("lets whoever is at it stay at it when it is mitigated", () => {
    const night = new Scenario("sev1");
    night.does("linus", ack);
    expect(types(night.does("linus", { type: "mitigate", words: null }))).toEqual(["mitigated"]);
  });

  it("starts calling when a SEV3 is raised", () => {
    const night = new Scenario("sev3");
    expect(calledBy(night.does("ben", { type: "setSeverity", severity: "sev1", reason: "worse" }))).toEqual([
      "linus",
      "ada",
    ]);
  });
});
