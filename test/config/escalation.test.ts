import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "../../src/clock.ts";
import { teamNamed } from "../../src/config/config.ts";
import { configOf, mistakesIn } from "./sources.ts";

const PEOPLE = "people: { grace: { slack: U01GRACE }, linus: { slack: U01LINUS } }";
const team = (escalation: string): string => `${PEOPLE}
teams:
  payments:
    layers: { primary: { members: [grace] }, secondary: { members: [linus] }, database: { members: [grace] } }
    manager: linus
    escalation: ${escalation}
  platform:
    layers: { primary: { members: [linus] } }
`;
const stepsOf = (escalation: string, severity: "sev1" | "sev2" | "sev3" = "sev1") =>
  teamNamed(configOf(team(escalation)), "payments")!.escalation[severity];

describe("the steps of a team", () => {
  it("are everybody's where it says nothing, with the severity's wait", () => {
    const { steps, rounds } = stepsOf("{}");
    expect(steps.map(({ wait, hours }) => [wait, hours])).toEqual([
      [5 * MINUTE, "always"],
      [5 * MINUTE, "always"],
    ]);
    expect(rounds).toBeNull();
    expect(stepsOf("{}", "sev2").steps).toHaveLength(3);
    expect(stepsOf("{}", "sev3").steps).toEqual([]);
  });

  it("call layers, the manager, people and other teams", () => {
    const { steps, rounds } = stepsOf(
      '{ P1: { steps: [{ call: [primary, database], wait: 3m }, { call: "person:grace", hours: working }, { call: team:platform }, { call: manager }], repeat: "3" } }',
    );
    expect(steps.map(({ targets }) => targets)).toEqual([
      [
        { kind: "layer", layer: "primary" },
        { kind: "layer", layer: "database" },
      ],
      [{ kind: "person", person: "U01GRACE" }],
      [{ kind: "team", team: "platform" }],
      [{ kind: "layer", layer: "manager" }],
    ]);
    expect(steps.map(({ wait, hours }) => [wait / MINUTE, hours])).toEqual([
      [3, "always"],
      [5, "working"],
      [5, "always"],
      [5, "always"],
    ]);
    expect(rounds).toBe(3);
  });

  it("page for a severity that pages nobody else", () => {
    expect(stepsOf("{ sev3: { steps: [{ call: primary }] } }", "sev3").steps).toMatchObject([{ wait: 10 * MINUTE }]);
  });

  it.each([
    [
      "{ sev1: { steps: [{ call: tertiary }] } }",
      'teams.payments.escalation.sev1.steps[0].call: payments has no layer called "tertiary". It has primary, secondary, database, manager.',
    ],
    ["{ sev1: { steps: [{ call: grace }] } }", "For the person, write person:grace."],
    [
      "{ sev1: { steps: [{ call: [primary, person:grase] }] } }",
      'nobody called "grase" under people. Did you mean "grace"?',
    ],
    [
      "{ sev1: { steps: [{ call: team:plattform }] } }",
      'no team called "plattform" under teams. Did you mean "platform"?',
    ],
    ["{ sev1: { steps: [] } }", "has no steps. Write at least one, or take it out."],
    ["{ sev5: { steps: [{ call: primary }] } }", "unknown severity. Write sev1 to sev4, or p1 to p4."],
    ["{ sev1: { steps: [{ call: primary, wait: soon }] } }", '"soon" is not a duration.'],
    ["{ sev1: { steps: [{ call: primary, hours: sometimes }] } }", "is not always, working, or otherwise."],
    ["{ sev1: { steps: [{ call: primary }], repeat: never } }", '"never" is not a number of rounds.'],
  ])("are refused as %s", (escalation, words) => {
    const mistakes = mistakesIn(team(escalation));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain("watchfire.yml:6: ");
    expect(mistakes[0]).toContain(words);
  });

  it("are refused where they lead round in a circle, once, and by the shortest name of it", () => {
    const circle = `${team("{ sev1: { steps: [{ call: primary }, { call: team:platform }] } }")}    escalation: { sev2: { steps: [{ call: [team:payments] }] } }
`;
    expect(mistakesIn(circle)).toEqual([
      "watchfire.yml:6: teams.payments.escalation.sev1.steps[1].call: leads round in a circle: payments → platform → payments. Call a person or a layer somewhere on the way.",
    ]);
    expect(mistakesIn(team("{ sev1: { steps: [{ call: team:payments }] } }"))[0]).toContain("payments → payments");
  });
});

describe("ladders and targets", () => {
  const config = configOf(`
ladders: { p2: { otherwise: { 0m: [slack, push], 3m: [voice] } } }
severities: { sev1: { targets: { answer: 10m, mitigate: off } }, sev3: { targets: { clock: always } } }
`);

  it("keep what the file leaves out", () => {
    expect(config.ladders.sev2).toEqual({
      working: expect.arrayContaining([{ after: 2 * MINUTE, kinds: ["sms"] }]),
      otherwise: [
        { after: 0, kinds: ["slack", "push"] },
        { after: 3 * MINUTE, kinds: ["voice"] },
      ],
      later: [
        { after: 0, kinds: ["slack", "push"] },
        { after: 3 * MINUTE, kinds: ["voice"] },
      ],
    });
    expect(config.targets.sev1).toEqual({
      answer: 10 * MINUTE,
      firstAction: 30 * MINUTE,
      mitigate: null,
      clock: "always",
    });
    expect(config.targets.sev3).toEqual({ answer: 4 * HOUR, firstAction: null, mitigate: null, clock: "always" });
  });

  it.each([
    [
      "ladders: { sev1: { working: { soon: [voice] } } }",
      '"soon" is not a time. Write how long after the call: 0m, 2m, 5m.',
    ],
    ["ladders: { sev1: { working: { 0m: [pigeon] } } }", '"pigeon" is not slack, sms, push, voice, or mail.'],
    ["ladders: { sev9: {} }", "unknown severity."],
  ])("are refused as %s", (text, words) => {
    expect(mistakesIn(text)).toEqual([expect.stringContaining(words)]);
  });
});
