import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "../../../src/clock.ts";
import type { IncidentEvent } from "../../../src/incident/events.ts";
import { pagesTaken } from "../../../src/oncall/health/pages-taken.ts";
import { Scenario, START } from "../../incident/scenario.ts";

const taken = (night: Scenario, zone = "Asia/Seoul") =>
  pagesTaken([night.history], { from: START, until: START + 24 * HOUR, zoneOf: () => zone });

describe("pages taken", () => {
  it("are calls, with what came of each, and at night where somebody lives", () => {
    const night = new Scenario("sev2");
    night.passes(12);
    night.does("ada", { type: "answerPage", means: "button" });
    expect(taken(night)).toMatchObject([
      { person: "linus", night: true, answeredAfter: null, escalated: false },
      { person: "ada", night: true, answeredAfter: 2 * MINUTE, escalated: true },
    ]);
    expect(taken(night, "America/New_York").every((page) => !page.night)).toBe(true);
  });

  it("count whoever is rung again once, and what they said of it", () => {
    const night = new Scenario("sev1");
    night.passes(2);
    night.does("linus", { type: "answerPage", means: "button" });
    night.does("linus", { type: "ratePage", rating: "tooLow" });
    expect(taken(night).filter(({ person }) => person === "linus")).toMatchObject([
      { rating: "tooLow", answeredAfter: 2 * MINUTE },
    ]);
  });

  it("leave out drills, and what lies outside the time asked for", () => {
    const night = new Scenario("sev2");
    const [declared, ...rest] = night.history;
    const drill = [{ ...declared!, event: { ...declared!.event, drill: true } as IncidentEvent }, ...rest];
    const span = { from: START, until: START + HOUR, zoneOf: () => "UTC" };
    expect(pagesTaken([drill], span)).toEqual([]);
    expect(pagesTaken([night.history], { ...span, from: START + 1 })).toEqual([]);
  });
});
