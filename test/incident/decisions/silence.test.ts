import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import type { Severity } from "../../../src/incident/severity.ts";
import { calledBy, resolving, Scenario, START, stoodDownBy, types } from "../scenario.ts";

function answered(severity: Severity = "sev1"): Scenario {
  const night = new Scenario(severity);
  night.does("linus", { type: "answerPage", means: "button" });
  return night;
}

describe("the silence watchdog", () => {
  it("asks, rings the answerer, the next person, the manager", () => {
    const night = answered();
    expect(types(night.passes(5))).toContain("roomWentQuiet");
    expect(calledBy(night.passes(2.5))).toEqual(["linus"]);
    expect(calledBy(night.passes(2.5))).toEqual(["ada"]);
    expect(calledBy(night.passes(5))).toEqual(["margaret"]);
  });

  it("calls the other one of the rota by their own shift, whichever of the two has it", () => {
    const night = new Scenario("sev1");
    night.does("ada", { type: "answerPage", means: "button" });
    const events = night.passes(10).filter((event) => event.type === "personCalled");
    expect(events.map(({ person, layer }) => [person, layer])).toEqual([
      ["ada", null],
      ["linus", "primary"],
    ]);
  });

  it("is never early", () => {
    const night = answered("sev2");
    expect(types(night.passes(9.99))).not.toContain("roomWentQuiet");
    expect(types(night.passes(0.01))).toContain("roomWentQuiet");
  });

  it("is said at every stage also where there is nobody else to wake, and then looks for somebody again", () => {
    const night = new Scenario("sev1", { shifts: { secondary: null, manager: null } });
    night.does("linus", { type: "answerPage", means: "button" });
    expect(calledBy(night.passes(8))).toEqual(["linus"]);
    const events = night.passes(7);
    expect(calledBy(events)).toEqual([]);
    expect(events.filter((event) => event.type === "roomWentQuiet")).toMatchObject([
      { stage: 2, person: null },
      { stage: 3, person: null },
    ]);
    expect(night.incident.paging.mode).toBe("calling");
  });

  it("begins the rounds again after the manager, a full wait later", () => {
    const night = answered();
    night.passes(15);
    expect(night.incident.paging.mode).toBe("calling");
    expect(night.due).toBe(START + 20 * MINUTE);
    expect(calledBy(night.passes(5)).length).toBeGreaterThan(0);
  });

  it("goes on calling after the manager also when it was answered by declaring", () => {
    const night = new Scenario("sev2", { shifts: { primary: "ben" } });
    expect(night.incident.paging.answeredBy).toBe("ben");
    night.passes(30);
    expect(calledBy(night.passes(10)).length).toBeGreaterThan(0);
  });

  it("watches a SEV3 that was raised", () => {
    const night = new Scenario("sev3");
    night.does("linus", { type: "setSeverity", severity: "sev1", reason: "all payments fail" });
    night.does("linus", { type: "answerPage", means: "button" });
    expect(types(night.passes(5))).toContain("roomWentQuiet");
  });

  it("begins anew with every word", () => {
    const night = answered();
    for (let minute = 0; minute < 60; minute += 4) {
      night.passes(4);
      night.speaks("ben");
    }
    expect(types(night.history.map(({ event }) => event))).not.toContain("roomWentQuiet");
  });

  it("wakes nobody when a word was only late", () => {
    const night = answered();
    night.passes(5);
    night.now += 2.5 * MINUTE;
    const [quiet] = night.reports({ type: "passDeadline" }).filter((event) => event.type === "roomWentQuiet");
    night.lastHumanWordAt = night.now - MINUTE;
    const { stage, since } = quiet!;
    expect(night.reports({ type: "confirmSilence", stage, since, slackReachable: true })).toEqual([]);
  });

  it("is quiet itself once mitigated, in a light room and while nobody has answered", () => {
    const mitigated = answered();
    mitigated.does("linus", { type: "mitigate", words: null });
    expect(types(mitigated.passes(120))).not.toContain("roomWentQuiet");
    expect(types(new Scenario("sev3").passes(120))).not.toContain("roomWentQuiet");
    expect(types(new Scenario("sev1").passes(120))).not.toContain("roomWentQuiet");
  });
});

describe("a sign of life", () => {
  it("waits three stretches after “still on it”", () => {
    const night = answered();
    night.passes(5);
    night.does("linus", { type: "breakSilence", how: "stillOnIt" });
    expect(types(night.passes(14.9))).not.toContain("roomWentQuiet");
    expect(types(night.passes(0.1))).toContain("roomWentQuiet");
  });

  it("waits half an hour while people are on a call, and less when it is over", () => {
    const night = answered();
    night.passes(5);
    night.does("linus", { type: "breakSilence", how: "onACall" });
    expect(types(night.passes(29))).not.toContain("roomWentQuiet");
    night.does("linus", { type: "breakSilence", how: "callOver" });
    expect(types(night.passes(5))).toContain("roomWentQuiet");
  });

  it("stands down whoever was woken for nothing", () => {
    const night = answered();
    night.passes(10);
    expect(night.incident.paging.calls.filter((call) => call.state === "ringing").map((call) => call.person)).toEqual([
      "linus",
      "ada",
    ]);
    expect(stoodDownBy(night.does("linus", { type: "breakSilence", how: "stillOnIt" }))).toEqual(["ada"]);
    expect(night.incident.paging.calls.filter((call) => call.state === "ringing")).toEqual([]);
  });

  it("stands them down also when somebody else is there", () => {
    const night = answered();
    night.passes(10);
    expect(stoodDownBy(night.does("ben", { type: "breakSilence", how: "stillOnIt" }))).toEqual(["linus", "ada"]);
  });

  it("is refused once it is over", () => {
    const night = answered();
    night.does("linus", { type: "cancel", reason: "a load test" });
    expect(() => night.does("linus", { type: "breakSilence", how: "stillOnIt" })).toThrow("incidentOver");
    const recovered = answered();
    recovered.does("linus", resolving());
    expect(() => recovered.does("linus", { type: "breakSilence", how: "stillOnIt" })).toThrow("wrongPhase");
  });
});
