import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../src/clock.ts";
import type { IncidentEvent } from "../../../src/incident/events.ts";
import type { Reach } from "../../../src/oncall/ladder.ts";
import { calledBy, Scenario, types } from "../scenario.ts";

const ack = { type: "answerPage", means: "button" } as const;
const rich: Reach = {
  means: [
    { name: "slack", kind: "slack", rings: false },
    { name: "voice", kind: "voice", rings: true },
    { name: "sms", kind: "sms", rings: false },
    { name: "webhook", kind: "push", rings: true },
    { name: "mail", kind: "mail", rings: false },
  ],
  rules: {},
};
const reach = () => rich;
/** Monday to Friday, 09:00 to 18:00 in Seoul; the scenario begins on a Monday at 03:00 there. */
const calendar = {
  hours: { weekdays: [1, 2, 3, 4, 5], start: 540, end: 1080, timezone: "Asia/Seoul" },
  holidays: new Set<string>(),
};
const rings = (events: readonly IncidentEvent[]) =>
  events.flatMap((event) =>
    event.type === "personCalled" || event.type === "callRepeated" ? [[event.person, ...event.means]] : [],
  );
const failed = (step: number, person: string, means: string, outcome: "failed" | "delayed" = "failed") =>
  ({ type: "reportCall", step, person, means, outcome, error: "down" }) as const;

describe("within a step", () => {
  it("rings by more means as the minutes pass, until somebody answers", () => {
    const night = new Scenario("sev2", { reach, calendar });
    expect(rings(night.history.map(({ event }) => event))).toEqual([["linus", "slack", "sms", "webhook"]]);
    expect(rings(night.passes(2))).toEqual([["linus", "voice"]]);
    expect(rings(night.passes(3))).toEqual([["linus", "voice"]]);
    expect(night.incident.paging.calls[0]).toMatchObject({ ring: 3, tried: ["slack", "sms", "webhook", "voice"] });
    // By then somebody has waited long enough: Secondary is rung by everything at once.
    expect(rings(night.passes(5))).toEqual([["ada", "slack", "sms", "webhook", "voice"]]);
    night.does("linus", ack);
    expect(rings(night.passes(4))).toEqual([]);
  });

  it("begins quietly while the team works", () => {
    const day = new Scenario("sev2", { reach, calendar, now: Date.parse("2026-11-23T02:00:00Z") });
    expect(rings(day.history.map(({ event }) => event))).toEqual([["linus", "slack", "webhook", "mail"]]);
    expect(rings(day.passes(2))).toEqual([["linus", "sms"]]);
    expect(rings(day.passes(3))).toEqual([["linus", "voice"]]);
  });

  it("rings whoever is called anew by one call alone, and as they wished, counted from the first", () => {
    const late: Reach = { ...rich, rules: { voice: 7 * MINUTE } };
    const night = new Scenario("sev1", { reach: () => late, calendar });
    expect(rings(night.history.map(({ event }) => event)).flat()).not.toContain("voice");
    // The second call, in the fifth minute, goes on where the first was.
    expect(
      rings(night.passes(5))
        .filter(([person]) => person !== "margaret")
        .flat(),
    ).not.toContain("voice");
    expect(rings(night.passes(2))).toEqual([
      ["linus", "voice"],
      ["ada", "voice"],
    ]);
    // From then on they have waited long enough.
    expect(rings(night.passes(3))).toContainEqual(["linus", "slack", "sms", "webhook", "voice"]);
  });

  it("rings nobody by an earlier call too that a later one has replaced while it slept", () => {
    const late: Reach = { ...rich, rules: { voice: 7 * MINUTE } };
    const night = new Scenario("sev1", { reach: () => late, calendar });
    night.passes(4);
    night.now += 5 * MINUTE;
    const woken = rings(night.reports({ type: "passDeadline" })).filter(([person]) => person === "linus");
    expect(woken).toEqual([["linus", "slack", "sms", "webhook", "voice"]]);
  });

  it("uses what it missed together when it wakes late", () => {
    const night = new Scenario("sev2", { reach, calendar });
    night.now += 9 * MINUTE;
    expect(rings(night.reports({ type: "passDeadline" }))).toEqual([["linus", "voice"]]);
    expect(night.incident.paging.calls[0]!.later).toEqual([]);
  });
});

describe("a means that fails", () => {
  it("is followed by the next one at once, and that is said with it", () => {
    const night = new Scenario("sev2", { reach, calendar });
    const events = night.reports(failed(1, "linus", "sms"));
    expect(types(events)).toEqual(["callReported", "callRepeated"]);
    expect(events[0]).toMatchObject({ instead: ["voice"] });
    expect(rings(events)).toEqual([["linus", "voice"]]);
    // The second call of the ladder still comes.
    expect(rings(night.passes(5))).toEqual([["linus", "voice"]]);
  });

  it("is followed by what no rung has, when the ladder is at its end", () => {
    const night = new Scenario("sev2", { reach, calendar });
    night.passes(5);
    expect(rings(night.reports(failed(1, "linus", "voice", "delayed")))).toEqual([["linus", "mail"]]);
    expect(night.reports(failed(1, "linus", "voice", "delayed"))).toEqual([]);
  });

  it("passes to the next step at once where nothing reaches anybody of this one", () => {
    const night = new Scenario("sev2");
    expect(types(night.reports(failed(1, "linus", "slack")))).toEqual(["callReported"]);
    const events = night.reports(failed(1, "linus", "webhook"));
    expect(calledBy(events)).toEqual(["ada"]);
    // The step after that waits for as long as any other.
    expect(calledBy(night.passes(9.9))).toEqual([]);
    expect(calledBy(night.passes(0.1))).toEqual(["margaret"]);
  });

  it("looks only at those called together: who rang in an earlier round is no reason to wait", () => {
    const night = new Scenario("sev2");
    night.passes(30);
    const { step, person, round } = night.incident.paging.calls.at(-1)!;
    expect([person, round]).toEqual(["linus", 2]);
    night.reports(failed(step, "linus", "slack"));
    expect(calledBy(night.reports(failed(step, "linus", "webhook")))).toEqual(["ada"]);
  });

  it("starts no round anew by itself: that would be a storm of calls that reach nobody", () => {
    const night = new Scenario("sev2");
    night.passes(20);
    const { step } = night.incident.paging.calls.at(-1)!;
    night.reports(failed(step, "margaret", "slack"));
    expect(calledBy(night.reports(failed(step, "margaret", "webhook")))).toEqual([]);
  });

  it("of a call that nobody knows says nothing", () => {
    expect(new Scenario("sev2").reports(failed(7, "grace", "sms"))).toEqual([]);
  });

  it("rings nobody who has answered meanwhile", () => {
    const night = new Scenario("sev2", { reach, calendar });
    night.does("linus", ack);
    expect(rings(night.reports(failed(1, "linus", "sms")))).toEqual([]);
  });
});
