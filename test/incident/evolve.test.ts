import { describe, expect, it } from "vitest";
import type { IncidentEvent } from "../../src/incident/events.ts";
import { evolve } from "../../src/incident/evolve.ts";
import type { Incident } from "../../src/incident/incident.ts";
import { Scenario } from "./scenario.ts";

/** What a history may hold that no decision of today would add to it. */
function then({ incident, now }: Scenario, event: IncidentEvent): Incident {
  return evolve(incident, { seq: incident.seq + 1, at: now, by: { kind: "watchfire" }, event });
}

describe("whatever a history holds", () => {
  it("leaves whoever has it with it when a round ends unanswered", () => {
    const night = new Scenario("sev2");
    const round = { type: "nobodyAnswered", round: 2, people: 1, calls: 1, last: false } as const;
    expect(then(night, round).paging).toMatchObject({ mode: "calling", round: 2 });
    night.does("linus", { type: "answerPage", means: "button" });
    expect(then(night, round).paging).toMatchObject({ mode: "answered", answeredBy: "linus" });
  });

  it("publishes an update once, drafted or not", () => {
    const night = new Scenario("sev2");
    night.does("ben", { type: "draftUpdate", text: "Card payments fail." });
    const approved = { type: "updateApproved", text: "Card payments fail.", nothingNew: false } as const;
    expect(then(night, { ...approved, update: 1 }).updates).toMatchObject([{ author: "ben", state: "published" }]);
    expect(then(night, { ...approved, update: 2 }).updates).toMatchObject([
      { author: "ben", state: "waiting" },
      { author: null, state: "published" },
    ]);
  });
});
