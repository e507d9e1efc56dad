import { describe, expect, it } from "vitest";
import { MINUTE } from "../../src/clock.ts";
import { debriefOf } from "../../src/drills/debrief/debrief.ts";
import { debriefMarkdown } from "../../src/drills/debrief/debrief-markdown.ts";
import { ticks } from "../../src/incident/events.ts";
import { textsIn } from "../../src/texts/texts.ts";
import { rules, Scenario } from "../incident/scenario.ts";

/** What became of one measure: `20/20 3 min`. */
function measured(scenario: Scenario, id: string): string {
  const { incident, history, now } = scenario;
  const debrief = debriefOf({ incident, history, messages: [], now }, rules.severities, "en")!;
  const { points, of, figure } = debrief.measures.find((measure) => measure.id === id)!;
  return `${points}/${of} ${figure}`;
}

const resolve = (scenario: Scenario, held: number) =>
  scenario.does("linus", {
    type: "resolve",
    impactFrom: null,
    impactTo: null,
    whatHelped: "rolled back",
    ticks: ticks.slice(0, held),
    open: held === ticks.length ? null : { text: "watch the pool", owner: "linus", due: null },
    afterwards: "watch",
    owner: null,
    allClear: null,
  });

describe("the debrief", () => {
  it("gives all points for an answer before the next level, half within the severity's time, none after it", () => {
    const after = (minutes: number) => {
      const scenario = new Scenario("sev1");
      scenario.passes(minutes);
      scenario.does("linus", { type: "answerPage", means: "button" });
      return measured(scenario, "acknowledge");
    };
    expect([after(5), after(6), after(15), after(16)]).toEqual([
      "20/20 5 min",
      "10/20 6 min",
      "10/20 15 min",
      "0/20 16 min",
    ]);
    expect(measured(new Scenario("sev1"), "acknowledge")).toBe("0/20 never");
  });

  it("counts each role once, a late commander half, and a commander's second hat half", () => {
    const scenario = new Scenario("sev1");
    expect(measured(scenario, "roles")).toBe("0/20 0 of 4, nobody in command");
    scenario.passes(6);
    scenario.does("grace", { type: "assignRole", role: "ic", person: "grace" });
    expect(measured(scenario, "roles")).toBe("4/20 1 of 4, command after 6 min");
    scenario.does("grace", { type: "assignRole", role: "tech", person: "grace" });
    expect(measured(scenario, "roles")).toBe("6/20 2 of 4, command after 6 min");
    scenario.does("grace", { type: "assignRole", role: "tech", person: "linus" });
    scenario.does("grace", { type: "assignRole", role: "comms", person: "hana" });
    expect(measured(scenario, "roles")).toBe("12/20 3 of 4, command after 6 min");
  });

  it("counts the updates that had to be asked for twice as late", () => {
    const scenario = new Scenario("sev1");
    scenario.does("linus", { type: "assignRole", role: "ic", person: "linus" });
    const publish = () => {
      scenario.does("linus", { type: "draftUpdate", text: "Payments fail." });
      const { number: update, revision } = scenario.incident.updates.at(-1)!;
      scenario.does("linus", { type: "approveUpdate", update, revision });
    };
    expect(measured(scenario, "updates")).toBe("20/20 none was due");
    scenario.passes(16);
    publish();
    expect(measured(scenario, "updates")).toBe("20/20 1 of 1");
    scenario.passes(31);
    publish();
    expect(measured(scenario, "updates")).toBe("10/20 1 of 2");
  });

  it("takes the time on a call from the silent minutes", () => {
    const quiet = new Scenario("sev1");
    quiet.does("linus", { type: "answerPage", means: "button" });
    quiet.passes(6);
    quiet.does("linus", { type: "mitigate", words: null });
    expect(measured(quiet, "silence")).toBe("6/15 6 min");

    const onACall = new Scenario("sev1");
    onACall.does("linus", { type: "answerPage", means: "button" });
    onACall.does("linus", { type: "breakSilence", how: "onACall" });
    onACall.passes(20);
    onACall.does("linus", { type: "breakSilence", how: "callOver" });
    onACall.passes(6);
    onACall.does("linus", { type: "mitigate", words: null });
    expect(measured(onACall, "silence")).toBe("6/15 6 min");
  });

  it("counts the conditions that held when it was resolved", () => {
    const scenario = new Scenario("sev1");
    expect(measured(scenario, "ticks")).toBe("0/10 not resolved");
    resolve(scenario, 4);
    expect(measured(scenario, "ticks")).toBe("8/10 4 of 5");
  });

  it("counts what the record tells of the postmortem, and names what it doesn't", () => {
    const scenario = new Scenario("sev1");
    expect(measured(scenario, "draft")).toBe("0/15 0 of 5 parts");
    scenario.does("ben", { type: "giveImpact", text: "70 % of the orders" });
    scenario.does("linus", { type: "identify", words: "pool exhausted" });
    scenario.does("linus", { type: "writeEntry", kind: "action", text: "roll back", happenedAt: null });
    scenario.does("linus", { type: "addFollowUp", text: "alert", owner: "linus", due: null });
    resolve(scenario, 5);
    const debrief = debriefOf({ ...scenario, incident: scenario.incident, messages: [] }, rules.severities, "en")!;
    const draft = debrief.measures.find(({ id }) => id === "draft")!;
    expect(`${draft.points} ${draft.figure}`).toBe("12 4 of 5 parts");
    expect(draft.advice).toContain("a follow-up with owner and date");
  });

  it("is none where nobody declared anything", () => {
    const nothing = { incident: null, history: [], messages: [], now: 10 * MINUTE };
    expect(debriefOf(nothing, rules.severities, "en")).toBeNull();
  });

  it("reads as a table with a sentence on each measure, in both languages", () => {
    const { incident, history, now } = new Scenario("sev1");
    for (const [locale, score] of [
      ["en", "**Score: 35 of 100**"],
      ["ko", "**점수: 100점 중 35점**"],
    ] as const) {
      const debrief = debriefOf({ incident, history, messages: [], now }, rules.severities, locale)!;
      const text = debriefMarkdown(debrief, textsIn(locale));
      expect(text).toContain(score);
      expect(text.match(/^\| /gm)).toHaveLength(2 + debrief.measures.length);
      expect(text.match(/^- \*\*/gm)).toHaveLength(debrief.measures.length);
    }
  });
});
