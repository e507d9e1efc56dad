import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IncidentCommand } from "../../../src/incident/commands.ts";
import { Refusal } from "../../../src/refusal.ts";
import { Scenario } from "../scenario.ts";

const people = ["ben", "linus", "ada", "margaret", "grace"] as const;

const commands: fc.Arbitrary<IncidentCommand> = fc.oneof(
  fc.constant<IncidentCommand>({ type: "answerPage", means: "button" }),
  fc.constant<IncidentCommand>({ type: "declinePage" }),
  fc.constant<IncidentCommand>({ type: "callNextLevel", words: null }),
  fc.constantFrom(...people).map((person): IncidentCommand => ({ type: "callPerson", person, words: null })),
  fc
    .constantFrom("stillOnIt" as const, "onACall" as const, "callOver" as const)
    .map((how): IncidentCommand => ({ type: "breakSilence", how })),
  fc
    .constantFrom("sev1" as const, "sev2" as const, "sev3" as const)
    .map((severity): IncidentCommand => ({ type: "setSeverity", severity, reason: "because" })),
  fc.constant<IncidentCommand>({ type: "mitigate", words: null }),
  fc.constant<IncidentCommand>({ type: "reopen", reason: "it is back" }),
  fc.constant<IncidentCommand>({ type: "cancel", reason: "false alarm" }),
);

const steps = fc.array(
  fc.record({ person: fc.constantFrom(...people), command: commands, wait: fc.integer({ min: 0, max: 25 }) }),
  { maxLength: 30 },
);

function lived(acts: readonly { person: string; command: IncidentCommand; wait: number }[]): Scenario {
  const night = new Scenario("sev2");
  for (const { person, command, wait } of acts) {
    night.passes(wait);
    try {
      night.does(person, command);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return night;
}

describe("whatever people do", () => {
  it("tells nobody to stand down who wasn't woken since they last heard so", () => {
    fc.assert(
      fc.property(steps, (acts) => {
        const woken = new Set<string>();
        for (const { event } of lived(acts).history) {
          if (event.type === "personCalled") woken.add(event.person);
          if (event.type !== "peopleStoodDown") continue;
          expect(new Set(event.people).size).toBe(event.people.length);
          for (const person of event.people) expect(woken.delete(person)).toBe(true);
        }
      }),
    );
  });

  it("calls nobody by the rota while somebody has it", () => {
    fc.assert(
      fc.property(steps, (acts) => {
        const night = lived(acts);
        if (night.incident.paging.mode !== "answered") return;
        night.speaks(night.incident.paging.answeredBy!);
        const seen = night.history.length;
        night.passes(1);
        const rota = night.history.slice(seen).filter(({ event }) => event.type === "personCalled");
        expect(rota).toEqual([]);
      }),
    );
  });

  it("leaves nobody ringing once it is over", () => {
    fc.assert(
      fc.property(steps, (acts) => {
        const night = lived([...acts, { person: "margaret", command: { type: "cancel", reason: "over" }, wait: 0 }]);
        if (night.incident.phase !== "cancelled") return;
        expect(night.incident.paging.calls.filter((call) => call.state === "ringing")).toEqual([]);
        expect(night.due).toBeNull();
      }),
    );
  });

  it("goes on until somebody answers", () => {
    fc.assert(
      fc.property(steps, (acts) => {
        const night = lived(acts);
        if (night.incident.paging.mode !== "calling" || night.incident.severity === "sev3") return;
        const before = night.incident.paging.calls.length;
        night.passes(31);
        expect(night.incident.paging.calls.length).toBeGreaterThan(before);
      }),
    );
  });

  it("always ends when deadlines pass: none stays due", () => {
    fc.assert(
      fc.property(steps, (acts) => {
        const night = lived(acts);
        night.reports({ type: "passDeadline" });
        const due = night.due;
        expect(due === null || due > night.now).toBe(true);
      }),
    );
  });
});
