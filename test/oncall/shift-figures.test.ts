import { describe, expect, it } from "vitest";
import { HOUR } from "../../src/clock.ts";
import type { Recorded } from "../../src/incident/events.ts";
import { shiftFigures } from "../../src/oncall/shift-figures.ts";
import { Scenario, START } from "../incident/scenario.ts";

/** Three incidents, an hour apart, from 03:00 in Seoul. */
function night(): Recorded[][] {
  const first = new Scenario("sev2");
  first.does("linus", { type: "answerPage", means: "button" });
  const second = new Scenario("sev1", { now: START + HOUR });
  second.does("linus", { type: "answerPage", means: "button" });
  second.does("grace", { type: "assignRole", role: "ic", person: "grace" });
  return [first, second, new Scenario("sev2", { now: START + 2 * HOUR })].map(({ history }) => history);
}

const shift = { team: "payments", from: START, until: START + 9 * HOUR, zoneOf: () => "Asia/Seoul" };

describe("what a shift was like", () => {
  it("is told by its pages, those at night where people live, and its incidents", () => {
    expect(shiftFigures(night(), shift)).toMatchObject({ pages: 4, night: 4, incidents: 3 });
    const abroad = (person: string) => (person === "linus" ? "UTC" : "Asia/Seoul");
    expect(shiftFigures(night(), { ...shift, zoneOf: abroad })).toMatchObject({ pages: 4, night: 1 });
  });

  it("counts what happened in it alone, and lists what is open at its end", () => {
    const later = shiftFigures(night(), { ...shift, from: START + HOUR, until: START + 2 * HOUR });
    expect(later).toMatchObject({ pages: 2, incidents: 1 });
    expect(later.open).toHaveLength(2);
  });

  it("lists the gravest first, then the oldest, with whoever commands or answered it", () => {
    const { open } = shiftFigures(night().toReversed(), shift);
    expect(open.map(({ severity, owner }) => [severity, owner])).toEqual([
      ["sev1", "grace"],
      ["sev2", "linus"],
      ["sev2", null],
    ]);
  });

  it("lists nothing that is over", () => {
    const over = new Scenario("sev2");
    over.does("linus", { type: "cancel", reason: "a load test" });
    expect(shiftFigures([over.history], shift)).toMatchObject({ incidents: 1, open: [] });
  });

  it("leaves out drills, private incidents and what other teams have", () => {
    const [real] = night();
    const drill = real!.map((each) =>
      each.event.type === "incidentDeclared" ? { ...each, event: { ...each.event, drill: true } } : each,
    );
    const secret = new Scenario("sev1", { private: true }).history;
    const none = { pages: 0, night: 0, incidents: 0, open: [] };
    expect(shiftFigures([drill, secret], shift)).toEqual(none);
    expect(shiftFigures(night(), { ...shift, team: "platform" })).toEqual(none);
  });
});
