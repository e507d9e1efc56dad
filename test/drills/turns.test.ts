import { describe, expect, it } from "vitest";
import { MINUTE, SECOND } from "../../src/clock.ts";
import type { Situation } from "../../src/drills/conditions.ts";
import { readScenario } from "../../src/drills/read-scenario.ts";
import { advance, dueTurn, turnsOf, type Turn } from "../../src/drills/turns.ts";
import { createRandom } from "../../src/random.ts";
import { Scenario, START } from "../incident/scenario.ts";

const script = (steps: string) =>
  readScenario(
    "trial",
    "trial.yml",
    `title: Trial
summary: Trial
roles: { support: { person: ben, does: declares }, primary: { person: linus, does: answers } }
script:
  - { by: support, declares: Checkout is down }
${steps}`,
  ).script;

const people: Record<string, string> = { support: "ben", primary: "linus" };

function turns(steps: string, { live = [] as string[], seed = 1 } = {}): Turn[] {
  const random = createRandom({ random: seed });
  return turnsOf(script(steps), { personOf: (role) => people[role]!, isLive: (role) => live.includes(role), random });
}

/** An incident that Ben has declared, as seen some time later. */
function situation(minutes: number, play: (scenario: Scenario) => void = () => undefined): Situation {
  const scenario = new Scenario("sev2");
  play(scenario);
  return { now: START + minutes * MINUTE, incident: scenario.incident, history: scenario.history, messages: [] };
}

const nothingYet = (at: number): Situation => ({ now: at, incident: null, history: [], messages: [] });
const over = (turn: Turn, at: number): Turn => ({ ...turn, state: "over", at });

describe("a step", () => {
  it("without a condition follows the one before it, after its pause", () => {
    const [first, second] = turns("  - { by: support, wait: 1m, says: Anybody? }");
    const begun = advance([first!, second!], nothingYet(START), START);
    expect(begun.map(({ state }) => state)).toEqual(["thinking", "waiting"]);
    expect(dueTurn(begun, START)).toBe(0);
    const next = advance([over(begun[0]!, START), begun[1]!], situation(0), START);
    expect(next[1]).toMatchObject({ state: "thinking", at: START + next[1]!.pause });
    expect(dueTurn(next, START + next[1]!.pause - 1)).toBeNull();
    expect(dueTurn(next, START + next[1]!.pause)).toBe(1);
  });

  it("with a condition waits for it, whatever else happens, and at most as long as it says", () => {
    const [, step] = turns("  - { by: primary, when: mitigated, orAfter: 20m, says: Back }");
    const before = advance([step!], situation(5), START);
    expect(before[0]!.state).toBe("waiting");
    const mitigated = situation(5, (scenario) => scenario.does("linus", { type: "mitigate", words: null }));
    expect(advance([step!], mitigated, START)[0]!.state).toBe("thinking");
    expect(advance([step!], situation(20), START)[0]!.state).toBe("thinking");
  });

  it("is left out when what calls it off is so by then", () => {
    const [, step] = turns("  - { by: primary, when: declared, unless: acknowledged, wait: 1m, answers: message }");
    const answered = situation(2, (scenario) => scenario.does("ada", { type: "answerPage", means: "button" }));
    const thinking = advance([step!], situation(0), START);
    expect(advance(thinking, answered, START)[0]!.state).toBe("over");
    expect(advance(thinking, situation(2), START)[0]!.state).toBe("thinking");
  });

  it("of a live person is a prompt until they have acted", () => {
    const [, step] = turns("  - { by: primary, when: declared, wait: 1s, answers: message }", { live: ["primary"] });
    const thinking = advance([step!], situation(0), START);
    const prompted = advance(thinking, situation(1), START);
    expect(prompted[0]!.state).toBe("prompted");
    expect(dueTurn(prompted, START + 10 * MINUTE)).toBeNull();
    const answered = situation(2, (scenario) => {
      scenario.now = START + 2 * MINUTE;
      scenario.does("linus", { type: "answerPage", means: "button" });
    });
    expect(advance(prompted, situation(2), START)[0]!.state).toBe("prompted");
    expect(advance(prompted, answered, START)[0]!.state).toBe("over");
  });

  it("that brings somebody into the room is over once they are there", () => {
    const [, step] = turns("  - { by: primary, when: declared, joins: room }", { live: ["primary"] });
    const prompted = advance([step!], situation(0), START);
    expect(prompted[0]!.state).toBe("prompted");
    const joined = { kind: "join", person: "linus", at: START, spoken: false } as Situation["messages"][number];
    expect(advance(prompted, { ...situation(0), messages: [joined] }, START)[0]!.state).toBe("over");
  });

  it("of a live person who does nothing is given up after five minutes, so that the others go on", () => {
    const [, step] = turns("  - { by: primary, when: declared, answers: message }", { live: ["primary"] });
    const prompted = advance([step!], situation(0), START);
    expect(advance(prompted, situation(4.9), START)[0]!.state).toBe("prompted");
    expect(advance(prompted, situation(5), START)[0]!.state).toBe("over");
  });
});

it("makes people a little quicker or slower by chance, the same by the same seed", () => {
  const pauses = (seed: number) =>
    turns("  - { by: primary, when: paged, wait: 100s, answers: phone }", { seed })[1]!.pause;
  expect(pauses(7)).toBe(pauses(7));
  const drawn = Array.from({ length: 50 }, (_, seed) => pauses(seed));
  expect(new Set(drawn).size).toBeGreaterThan(40);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(80 * SECOND);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(130 * SECOND);
});
