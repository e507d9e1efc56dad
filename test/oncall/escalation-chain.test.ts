import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { DAY, MINUTE } from "../../src/clock.ts";
import { defaultPolicies } from "../../src/config/escalation.ts";
import { defaultLadders } from "../../src/incident/rules.ts";
import { chainLines } from "../../src/oncall/chain-view.ts";
import { whoWouldBePaged, type ChainQuestion } from "../../src/oncall/escalation-chain.ts";
import type { Policy } from "../../src/oncall/policy.ts";
import type { RotationLayer, TeamSchedule } from "../../src/oncall/rotation.ts";
import { textsIn } from "../../src/texts/texts.ts";

const primary: RotationLayer = {
  members: ["UA", "UB"],
  everyDays: 1,
  handOver: { weekday: null, minuteOfDay: 540 },
  timezone: "UTC",
  from: "2026-01-05",
};
const team: TeamSchedule = {
  name: "payments",
  layers: { primary, secondary: { ...primary, members: ["UB", "UA"] } },
  manager: "UM",
};
const AT = Date.UTC(2026, 0, 5, 12);
const slack = { name: "slack", kind: "slack", rings: false } as const;
const webhook = { name: "webhook", kind: "push", rings: true } as const;
const policies = defaultPolicies((severity) => (severity < "sev3" ? 10 * MINUTE : null));
const question: ChainQuestion = {
  team,
  at: AT,
  teams: [team],
  severity: "sev2",
  policyOf: (_team, severity) => policies[severity],
  ladder: defaultLadders.sev2,
  isWorking: () => true,
  reach: () => ({ means: [slack], rules: {} }),
};
const ask = (change: Partial<ChainQuestion>) => whoWouldBePaged({ ...question, ...change });

describe("who would be paged", () => {
  it("names each step's people, when they are called, how and why, and that it begins again", () => {
    const turn = { kind: "turn", from: Date.UTC(2026, 0, 5, 9), until: Date.UTC(2026, 0, 6, 9) };
    const rest = { team: null, rings: [{ after: 0, means: [slack] }] };
    expect(ask({})).toEqual([
      step(1, 0, { person: "UA", layer: "primary", ...rest, why: turn }),
      step(2, 10, { person: "UB", layer: "secondary", ...rest, why: turn }),
      step(3, 20, { person: "UM", layer: "manager", ...rest, why: { kind: "manager" } }),
      { kind: "again", at: AT + 30 * MINUTE, after: 30 * MINUTE, rounds: null },
    ]);
  });

  it("calls Primary and Secondary together for SEV1, and one person once", () => {
    const people = (given: TeamSchedule) =>
      ask({ severity: "sev1", team: given }).map((each) =>
        each.kind === "call" ? each.calls.map(({ person }) => person) : each.kind,
      );
    expect(people(team)).toEqual([["UA", "UB"], ["UM", "UA", "UB"], "again"]);
    expect(people({ ...team, layers: { primary, secondary: primary } })).toEqual([["UA"], ["UM", "UA"], "again"]);
  });

  it("counts a person's own rule from their first call, in whatever step they are called again", () => {
    const voice = { name: "voice", kind: "voice", rings: true } as const;
    const reach = () => ({ means: [slack, voice], rules: { voice: 15 * MINUTE } });
    const rings = ask({ severity: "sev1", reach }).flatMap((each) =>
      each.kind === "call"
        ? each.calls.map(({ person, rings }) => [person, rings.map(({ after }) => after / MINUTE)])
        : [],
    );
    expect(rings).toEqual([
      ["UA", [0, 15]],
      ["UB", [0, 15]],
      ["UM", [0, 15]],
      ["UA", [0, 5]],
      ["UB", [0, 5]],
    ]);
  });

  it("calls whoever holds the layer when the step is due", () => {
    const beforeHandOver = Date.UTC(2026, 0, 6, 8, 55);
    expect(ask({ at: beforeHandOver })[1]).toMatchObject({ calls: [{ person: "UA", layer: "secondary" }] });
  });

  it("falls through an empty level at once, and says why it is empty", () => {
    const hours = [{ weekdays: [7], start: 0, end: 60 }];
    const whyEmpty = (layer: RotationLayer | null) =>
      ask({ team: { ...team, layers: { primary: layer, secondary: primary } } });
    expect(whyEmpty(null)).toMatchObject([
      { kind: "empty", level: 1, after: 0, empty: [{ layer: "primary", why: "noLayer" }] },
      { kind: "call", level: 2, after: 0 },
      { kind: "call", level: 3, after: 10 * MINUTE },
      { kind: "again", after: 20 * MINUTE },
    ]);
    expect(whyEmpty({ ...primary, hours })[0]).toMatchObject({ empty: [{ why: "outsideHours" }] });
    expect(whyEmpty({ ...primary, members: [] })[0]).toMatchObject({ empty: [{ why: "noMembers" }] });
    expect(whyEmpty({ ...primary, from: "2026-02-01", hours })[0]).toMatchObject({ empty: [{ why: "notBegun" }] });
  });

  it("leaves out the steps of other hours, and says so", () => {
    const own: Policy = {
      steps: [
        { targets: [{ kind: "layer", layer: "primary" }], wait: 5 * MINUTE, hours: "otherwise" },
        { targets: [{ kind: "person", person: "UP" }], wait: 5 * MINUTE, hours: "working" },
      ],
      rounds: 1,
    };
    expect(ask({ policyOf: () => own })).toMatchObject([
      { kind: "skipped", level: 1, hours: "otherwise", after: 0 },
      { kind: "call", level: 2, after: 0, calls: [{ person: "UP", layer: null, why: { kind: "named" } }] },
      { kind: "again", after: 5 * MINUTE, rounds: 1 },
    ]);
  });

  it("calls whoever another team's schedule names, and says whose it is", () => {
    const platform = {
      ...team,
      name: "platform",
      layers: { primary: { ...primary, members: ["UX"] }, secondary: null },
    };
    const other: Policy = {
      steps: [{ targets: [{ kind: "team", team: "platform" }], wait: MINUTE, hours: "always" }],
      rounds: null,
    };
    const policyOf = (name: string): Policy => (name === "payments" ? other : policies.sev2);
    expect(ask({ teams: [team, platform], policyOf })[0]).toMatchObject({
      calls: [{ person: "UX", layer: "primary", team: "platform" }],
    });
  });

  it("knows cover", () => {
    const cover = { team: "payments", layer: "primary", person: "UC", from: AT, until: AT + DAY, by: "UA", at: AT };
    const [first] = ask({ overrides: [cover] });
    expect(first).toMatchObject({ calls: [{ person: "UC", why: { kind: "override", from: AT, until: AT + DAY } }] });
  });

  it("is nobody without a team, for a severity that pages nobody, and in an empty team", () => {
    expect(ask({ team: null })).toEqual([{ kind: "nobody", why: "noTeam" }]);
    expect(ask({ severity: "sev4" })).toEqual([{ kind: "nobody", why: "severity" }]);
    const empty = { ...team, layers: { primary: null, secondary: null }, manager: null };
    expect(ask({ team: empty }).map(({ kind }) => kind)).toEqual(["empty", "empty", "empty", "nobody"]);
  });
});

describe("the chain in words", () => {
  const half = { ...team, layers: { primary, secondary: null } };
  const reach: ChainQuestion["reach"] = (id) => ({ means: id === "UM" ? [slack, webhook] : [slack], rules: {} });
  const lines = (locale: "en" | "ko", change: Partial<ChainQuestion> = { team: half, reach }) =>
    chainLines(ask(change), {
      texts: textsIn(locale),
      locale,
      timeOf: (at) => DateTime.fromMillis(at, { zone: "Asia/Seoul", locale }).toFormat("ccc yyyy-MM-dd HH:mm"),
      nameOf: (id) => id.slice(1).toLowerCase(),
    });

  it("says it plainly, in the zone asked for", () => {
    expect(lines("en")).toEqual([
      "1. At once (Mon 2026-01-05 21:00)",
      "   a, by Slack (nothing that rings): Primary, on call from Mon 2026-01-05 18:00 until Tue 2026-01-06 18:00",
      "2. After 10 min without an answer (Mon 2026-01-05 21:10)",
      "   nobody is Secondary: the team has none",
      "   so the next step follows at once",
      "3. After 10 min without an answer (Mon 2026-01-05 21:10)",
      "   m, by Slack and the webhook: manager, always the same person",
      "After 20 min (Mon 2026-01-05 21:20) everybody is told that nobody has answered, and it begins again with step 1.",
    ]);
  });

  it("says what is left out, who is called by name, and that it ends", () => {
    const pigeon = { name: "pigeon", kind: "push", rings: true } as const;
    const steps: Policy["steps"] = [
      { targets: [{ kind: "layer", layer: "primary" }], wait: 5 * MINUTE, hours: "otherwise" },
      { targets: [{ kind: "person", person: "UP" }], wait: 5 * MINUTE, hours: "always" },
    ];
    expect(lines("en", { policyOf: () => ({ steps, rounds: 1 }), reach: () => ({ means: [pigeon], rules: {} }) }))
      .toMatchInlineSnapshot(`
      [
        "1. At once (Mon 2026-01-05 21:00)",
        "   left out: the team is at work",
        "2. At once (Mon 2026-01-05 21:00)",
        "   p, by pigeon: called by name",
        "After 5 min (Mon 2026-01-05 21:05) everybody is told that nobody has answered, and the calls end.",
      ]
    `);
  });

  it("says why nobody would be paged", () => {
    expect(lines("en", { team: null })).toEqual([textsIn("en").chain.nobody.noTeam]);
  });

  it("speaks Korean", () => {
    expect(lines("ko").slice(0, 2)).toEqual([
      "1. 바로 호출 (월 2026-01-05 21:00)",
      "   a (1차), 수단: Slack (벨이 울리는 수단 없음). 이유: 월 2026-01-05 18:00부터 화 2026-01-06 18:00까지 온콜 담당",
    ]);
  });
});

function step(level: number, minutes: number, call: object): object {
  const after = minutes * MINUTE;
  return { kind: "call", level, at: AT + after, after, empty: [], calls: [call] };
}
