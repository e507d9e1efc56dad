import { describe, expect, it } from "vitest";
import { MINUTE } from "../../src/clock.ts";
import type { IncidentEvent, Recorded } from "../../src/incident/events.ts";
import { quietStretches } from "../../src/record/quiet.ts";
import type { Message } from "../../src/record/record.ts";

const BEGIN = 1_795_370_520_000;
const at = (minutes: number): number => BEGIN + minutes * MINUTE;
const ben = { kind: "person", id: "U0BEN" } as const;

function happened(minutes: number, event: object, by: Recorded["by"] = ben): Recorded {
  return { seq: minutes + 1, at: at(minutes), by, event: event as IncidentEvent };
}

function said(minutes: number, change: Partial<Message> = {}): Message {
  return { at: at(minutes), spoken: true, ...change } as Message;
}

const declared = happened(0, { type: "incidentDeclared" });

describe("a quiet stretch", () => {
  it("is shown from 7 minutes on, and not below", () => {
    expect(quietStretches([declared], [said(6), said(13)], at(14))).toEqual([
      { from: at(6), to: at(13), onACall: false },
    ]);
    expect(quietStretches([declared], [said(6), said(12)], at(14))).toEqual([]);
  });

  it("says when people were on a call", () => {
    const call = happened(3, { type: "silenceBroken", how: "onACall", until: at(33) });
    expect(quietStretches([declared, call], [said(12)], at(13))).toEqual([{ from: at(3), to: at(12), onACall: true }]);
  });

  it("isn't broken by bots or by Watchfire, and isn't counted once mitigated", () => {
    const reminded = happened(5, { type: "updateReminded" }, { kind: "watchfire" });
    const mitigated = happened(10, { type: "mitigated" });
    const stretches = quietStretches([declared, reminded, mitigated], [said(4, { spoken: false })], at(60));
    expect(stretches).toEqual([{ from: at(0), to: at(10), onACall: false }]);
  });

  it("goes on counting after it was reopened", () => {
    const history = [declared, happened(1, { type: "mitigated" }), happened(20, { type: "reopened" })];
    expect(quietStretches(history, [], at(30))).toEqual([{ from: at(20), to: at(30), onACall: false }]);
  });
});
