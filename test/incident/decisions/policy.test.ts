import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import type { Rules } from "../../../src/incident/rules.ts";
import type { Policy, PolicyStep, Target } from "../../../src/oncall/policy.ts";
import { calledBy, rules, Scenario, types } from "../scenario.ts";

const layer = (name: string): Target => ({ kind: "layer", layer: name });
const step = (targets: Target[], more: Partial<PolicyStep> = {}): PolicyStep => ({
  targets,
  wait: 10 * MINUTE,
  hours: "always",
  ...more,
});
const ruled = (policy: Policy): { rules: Rules } => ({
  rules: { ...rules, policies: { payments: { ...rules.defaultPolicies, sev2: policy } } },
});
const office = {
  hours: { weekdays: [1, 2, 3, 4, 5], start: 540, end: 1080, timezone: "Asia/Seoul" },
  holidays: new Set<string>(),
};
const before = (night: Scenario) => night.history.map(({ event }) => event);

describe("a team's own steps", () => {
  it("call whom they name, each after its own wait", () => {
    const steps = [
      step([layer("secondary"), { kind: "person", person: "grace" }], { wait: 3 * MINUTE }),
      step([layer("manager")]),
    ];
    const night = new Scenario("sev2", ruled({ steps, rounds: null }));
    expect(calledBy(before(night))).toEqual(["ada", "grace"]);
    expect(calledBy(night.passes(2.9))).toEqual([]);
    expect(calledBy(night.passes(0.1))).toEqual(["margaret"]);
  });

  it("end after so many rounds, and say so", () => {
    const night = new Scenario("sev2", ruled({ steps: [step([layer("primary")])], rounds: 2 }));
    expect(calledBy(night.passes(10))).toEqual(["linus"]);
    const events = night.passes(60);
    expect(events.filter(({ type }) => type === "nobodyAnswered")).toMatchObject([{ round: 3, last: true }]);
    expect(calledBy(events)).toEqual([]);
  });

  it("leave out what counts at other hours", () => {
    const steps = [step([layer("primary")], { hours: "working" }), step([layer("manager")], { hours: "otherwise" })];
    const policy = ruled({ steps, rounds: null });
    expect(calledBy(before(new Scenario("sev2", { ...policy, calendar: office })))).toEqual(["margaret"]);
    const day = new Scenario("sev2", { ...policy, calendar: office, now: Date.parse("2026-11-23T02:00:00Z") });
    expect(calledBy(before(day))).toEqual(["linus"]);
  });

  it("wait for the morning where none counts at night", () => {
    const steps = [step([layer("primary")], { hours: "working" })];
    const night = new Scenario("sev2", { ...ruled({ steps, rounds: null }), calendar: office });
    expect(before(night)).toContainEqual({ type: "callingPutOff", until: Date.parse("2026-11-23T00:00:00Z") });
    expect(calledBy(night.passes(6 * 60 - 1))).toEqual([]);
    expect(calledBy(night.passes(1))).toEqual(["linus"]);
  });

  it.each([
    ["it is already the hour that none of them counts at", office],
    ["no such hour ever comes", { ...office, hours: { ...office.hours, weekdays: [] } }],
  ])("are nobody's where %s, and that is said", (_, calendar) => {
    const hours = calendar === office ? "otherwise" : "working";
    const steps = [step([layer("primary")], { hours })];
    const now = Date.parse("2026-11-23T02:00:00Z");
    const day = new Scenario("sev2", { ...ruled({ steps, rounds: null }), calendar, now });
    expect(types(before(day))).toContain("nobodyAnswered");
    expect(types(before(day))).not.toContain("callingPutOff");
  });

  it("reach another team's first step", () => {
    const other = { ...rules.defaultPolicies, sev2: { steps: [step([layer("primary")])], rounds: null } };
    const mine = {
      ...rules.defaultPolicies,
      sev2: { steps: [step([{ kind: "team", team: "platform" }])], rounds: null },
    } as const;
    const night = new Scenario("sev2", {
      rules: { ...rules, policies: { payments: mine, platform: other } },
      onCallElsewhere: { platform: { primary: "grace" } },
    });
    const [call] = night.incident.paging.calls;
    expect(call).toMatchObject({ person: "grace", layer: "primary", team: "platform" });
  });

  it("wake, when the room goes quiet, whoever comes next in them, and then whoever comes last", () => {
    const steps = [step([layer("primary")]), step([{ kind: "person", person: "grace" }]), step([layer("manager")])];
    const night = new Scenario("sev2", ruled({ steps, rounds: null }));
    night.does("linus", { type: "answerPage", means: "button" });
    expect(calledBy(night.passes(15))).toEqual(["linus"]);
    expect(calledBy(night.passes(5))).toEqual(["grace"]);
    expect(calledBy(night.passes(10))).toEqual(["margaret"]);
  });
});

describe("a team that never said when it works", () => {
  it("is called at night's ladder, and no step is left out", () => {
    const steps = [step([layer("primary")], { hours: "working" }), step([layer("manager")], { hours: "otherwise" })];
    const night = new Scenario("sev2", ruled({ steps, rounds: null }));
    expect(calledBy(before(night))).toEqual(["linus"]);
    expect(calledBy(night.passes(10))).toEqual(["margaret"]);
  });
});

describe("whoever has their hands full", () => {
  it("is called together with the next step", () => {
    const night = new Scenario("sev2", { busy: new Map([["linus", 41]]) });
    expect(calledBy(before(night))).toEqual(["linus", "ada"]);
    expect(night.incident.paging.calls.map(({ busyWith }) => busyWith)).toEqual([41, null]);
    expect(calledBy(night.passes(10))).toEqual(["margaret"]);
  });

  it("is not alone in a SEV1 anyway, unless both are", () => {
    expect(calledBy(before(new Scenario("sev1", { busy: new Map([["linus", 41]]) })))).toEqual(["linus", "ada"]);
    const both = new Map([
      ["linus", 41],
      ["ada", 40],
    ]);
    expect(calledBy(before(new Scenario("sev1", { busy: both })))).toEqual(["linus", "ada", "margaret"]);
  });

  it("is called together with the first later step that counts now and has somebody else", () => {
    const steps = [
      step([layer("primary")]),
      step([layer("secondary")], { hours: "working" }),
      step([layer("primary")]),
      step([layer("manager")]),
    ];
    const busy = new Map([["linus", 41]]);
    const night = new Scenario("sev2", { ...ruled({ steps, rounds: null }), calendar: office, busy });
    expect(calledBy(before(night))).toEqual(["linus", "margaret"]);
  });

  it("is called alone where nobody else is left", () => {
    const shifts = { secondary: null, manager: null };
    expect(calledBy(before(new Scenario("sev2", { shifts, busy: new Map([["linus", 41]]) })))).toEqual(["linus"]);
  });

  it("changes nothing for whoever isn't", () => {
    expect(calledBy(before(new Scenario("sev2", { busy: new Map([["ada", 41]]) })))).toEqual(["linus"]);
  });
});

describe("what wakes nobody", () => {
  it("is told to the team while it works", () => {
    const day = new Scenario("sev3", { calendar: office, now: Date.parse("2026-11-23T02:00:00Z") });
    expect(types(before(day))).toContain("teamTold");
    expect(types(day.passes(24 * 60))).not.toContain("teamTold");
  });

  it("waits for its working hours, and is forgotten where it was over by then, or there is no such team", () => {
    const night = new Scenario("sev3", { calendar: office });
    expect(types(night.passes(6 * 60 - 1))).not.toContain("teamTold");
    expect(types(night.passes(1))).toContain("teamTold");
    const unknown = new Scenario("sev3", { calendar: office });
    unknown.does("ben", { type: "setService", service: null, team: "gardening" });
    expect(types(unknown.passes(24 * 60))).not.toContain("teamTold");
    const brief = new Scenario("sev3", { calendar: office });
    brief.does("ben", { type: "cancel", reason: "a test" });
    expect(types(brief.passes(24 * 60))).not.toContain("teamTold");
  });
});
