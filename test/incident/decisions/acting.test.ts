import { describe, expect, it } from "vitest";
import { decide } from "../../../src/incident/decide.ts";
import { evolve } from "../../../src/incident/evolve.ts";
import type { IncidentCommand } from "../../../src/incident/commands.ts";
import type { Incident } from "../../../src/incident/incident.ts";
import { circumstancesOf, factsAt } from "../../../src/incident-rules.ts";
import { declaration } from "../../engine/bench-world.ts";
import { storyConfig } from "../../world/config.ts";
import { NIGHT } from "../../world/night.ts";

const config = storyConfig();
const facts = factsAt(
  circumstancesOf(config, () => ({ means: [], rules: {} })),
  { now: NIGHT, overrides: [], busy: new Map(), lastHumanWordAt: null },
);
const person = (id: string) => ({ kind: "person", id, standing: "member" }) as const;

function declared(): Incident {
  const events = decide(null, declaration({ severity: "sev2" }), { by: person("U0BEN"), facts, number: 1 });
  return events.reduce<Incident | null>(
    (incident, event, index) =>
      evolve(incident, { seq: index + 1, at: NIGHT, by: { kind: "person", id: "U0BEN" }, event }),
    null,
  )!;
}

const after = (command: IncidentCommand, by: string) =>
  decide(declared(), command, { by: person(by), facts, number: 1 }).map((event) => event.type);

const takeCommand = (by: string) => ({ type: "assignRole", role: "ic", person: by }) as const;

describe("acting while being called", () => {
  it("is an answer, and the act takes place", () => {
    expect(after(takeCommand("U0LINUS"), "U0LINUS")).toEqual(["pageAnswered", "roleAssigned"]);
    const note = { type: "writeEntry", kind: "note", text: "on it", happenedAt: null } as const;
    expect(after(note, "U0LINUS")).toEqual(["pageAnswered", "entryWritten"]);
  });

  it("is none when the act is refused, or says that one can't", () => {
    const lowered = { type: "setSeverity", severity: "sev3", reason: "" } as const;
    expect(() => after(lowered, "U0LINUS")).toThrow("reasonMissing");
    expect(() => after({ type: "giveEta", eta: NIGHT - 1 }, "U0LINUS")).toThrow("etaInThePast");
    expect(after({ type: "declinePage" }, "U0LINUS")).not.toContain("pageAnswered");
  });

  it("is nobody else's answer", () => {
    expect(after(takeCommand("U0BEN"), "U0BEN")).toEqual(["roleAssigned"]);
  });
});
