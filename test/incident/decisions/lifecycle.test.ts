import { describe, expect, it } from "vitest";
import { resolving, Scenario, types } from "../scenario.ts";

/** Recovered, and watched for a while. */
function watched(): Scenario {
  const night = new Scenario("sev2");
  night.does("linus", resolving());
  return night;
}

describe("what is watched after its recovery", () => {
  it("is closed by who is responsible alone, from whichever form", () => {
    const night = watched();
    expect(() => night.does("grace", { type: "close" })).toThrow("notResponsible");
    expect(() => night.does("grace", resolving({ afterwards: "close" }))).toThrow("notResponsible");
    expect(types(night.does("linus", resolving({ afterwards: "close" })))).toEqual(["closed"]);
  });

  it("isn't resolved a second time", () => {
    expect(watched().does("linus", resolving())).toEqual([]);
  });
});

describe("a phase", () => {
  it("that is reached is reached: to say it again changes nothing", () => {
    const night = new Scenario("sev2");
    const found = { type: "identify", words: "an expired certificate" } as const;
    const better = { type: "mitigate", words: null } as const;
    expect(types(night.does("ben", found))).toEqual(["causeIdentified"]);
    expect(night.does("ben", found)).toEqual([]);
    night.does("linus", better);
    expect(night.does("linus", better)).toEqual([]);
    night.does("linus", resolving({ afterwards: "close" }));
    expect(night.does("linus", { type: "close" })).toEqual([]);
    expect(night.does("linus", { type: "cancel", reason: "false alarm" })).toEqual([]);
  });

  it.each([
    ["to have found the cause once it is mitigated", "mitigate", { type: "identify", words: null }],
    ["to close what hasn't recovered", null, { type: "close" }],
    ["to watch longer what hasn't recovered", null, { type: "watchLonger" }],
  ] as const)("can't be left out or gone back on: it is refused %s", (_, before, command) => {
    const night = new Scenario("sev2");
    if (before !== null) night.does("linus", { type: before, words: null });
    expect(() => night.does("linus", command)).toThrow("wrongPhase");
  });

  it("of watching begins anew when somebody wants to watch longer", () => {
    const night = watched();
    expect(types(night.passes(30))).toEqual(["watchEnded"]);
    night.does("ben", { type: "watchLonger" });
    expect(night.incident.watchEnded).toBe(false);
    expect(types(night.passes(29.9))).toEqual([]);
    expect(types(night.passes(0.1))).toEqual(["watchEnded"]);
  });
});

describe("the recovery", () => {
  it.each(["sev1", "sev2"] as const)("of a %s says what helped", (severity) => {
    const night = new Scenario(severity);
    expect(() => night.does("linus", resolving({ whatHelped: " " }))).toThrow("whatHelpedMissing");
  });

  it("of a smaller one needn't", () => {
    const night = new Scenario("sev3");
    night.does("ben", { type: "assignRole", role: "ic", person: "ben" });
    expect(types(night.does("ben", resolving({ whatHelped: null })))).toContain("resolved");
  });

  it("leaves no point open without whoever takes it on, but in a thread", () => {
    const some = resolving({ ticks: ["impactGone"] });
    const night = new Scenario("sev2");
    expect(() => night.does("linus", some)).toThrow("pointsOpen");
    night.does("linus", { ...some, open: { text: "find the cause", owner: "ada", due: null } });
    expect(night.incident.followUps).toMatchObject([{ text: "find the cause", owner: "ada" }]);
    expect(types(new Scenario("sev4").does("ben", some))).toContain("resolved");
  });
});

describe("calling it off", () => {
  it("takes a reason", () => {
    expect(() => new Scenario("sev2").does("ben", { type: "cancel", reason: " " })).toThrow("cancelReasonMissing");
  });
});
