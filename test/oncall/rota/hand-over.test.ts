import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../../src/clock.ts";
import type { TeamSchedule } from "../../../src/oncall/rotation.ts";
import { rotaDecider } from "../../../src/oncall/rota/rota-decider.ts";
import { newRota } from "../../../src/oncall/rota/rota.ts";
import { MONDAY, payments, RotaScenario, WEEK } from "./rota-scenario.ts";

const code = (code: string) => expect.objectContaining({ code });
const withPrimary = (primary: Partial<NonNullable<TeamSchedule["layers"]["primary"]>>): TeamSchedule => ({
  ...payments,
  layers: { ...payments.layers, primary: { ...payments.layers.primary!, ...primary } },
});

describe("the hand-over", () => {
  it("is due at the boundary of Primary, reported to the team, and asks the leaver two questions", () => {
    const rota = new RotaScenario();
    expect(rota.due).toBe(MONDAY + WEEK);
    expect(rota.passesTo(MONDAY + WEEK)).toEqual([
      { type: "handOverDue", handOver: 1, at: MONDAY + WEEK, since: MONDAY, from: "ada", to: "linus" },
    ]);
    expect(rota.drawn).toEqual(["handOver/1", "questions/1/ada"]);
  });

  it("names whoever really leaves and comes", () => {
    const rota = new RotaScenario();
    const cover = { type: "askCover", to: "grace" } as const;
    rota.does("grace", { ...cover, whose: "linus", from: MONDAY + WEEK, until: MONDAY + 2 * WEEK });
    expect(rota.passesTo(MONDAY + WEEK)).toMatchObject([{ from: "ada", to: "grace" }]);
    // Grace stays on: her own week follows the one she covers.
    expect(rota.passesTo(MONDAY + 2 * WEEK + HOUR)).toMatchObject([{ type: "handOverOverdue" }]);
    expect(rota.passesTo(MONDAY + 3 * WEEK)).toMatchObject([{ since: MONDAY + 2 * WEEK, from: "grace", to: "ada" }]);
  });

  it("is no evening of cover", () => {
    const rota = new RotaScenario();
    rota.does("linus", { type: "askCover", whose: "ada", to: "linus", from: MONDAY + DAY, until: MONDAY + 2 * DAY });
    expect(rota.passesTo(MONDAY + 3 * DAY)).toEqual([]);
  });

  it("is never due where one person is always on, nor without a Primary", () => {
    const alone = new RotaScenario({ schedule: withPrimary({ members: ["ada"] }) });
    expect(alone.due).toBeGreaterThan(MONDAY + 20 * WEEK);
    expect(alone.passesTo(alone.due! + DAY)).toEqual([]);
    const nobody = new RotaScenario({ schedule: { ...payments, layers: { primary: null, secondary: null } } });
    expect(nobody.due).toBeNull();
  });

  it("comes after the night that nobody is on call, not at its beginning", () => {
    const hours = [{ weekdays: [1, 2, 3, 4, 5], start: 540, end: 1080 }];
    const rota = new RotaScenario({ schedule: withPrimary({ hours }) });
    expect(rota.passesTo(MONDAY + WEEK)).toMatchObject([
      { at: MONDAY + WEEK, since: MONDAY, from: "ada", to: "linus" },
    ]);
  });

  it("knows whose turn it was also when it is looked at in the night", () => {
    const hours = [{ weekdays: [1, 2, 3, 4, 5], start: 540, end: 1080 }];
    const rota = new RotaScenario({ at: MONDAY + 12 * HOUR, schedule: withPrimary({ hours }) });
    expect(rota.passesTo(MONDAY + WEEK)).toMatchObject([{ since: MONDAY, from: "ada", to: "linus" }]);
  });

  it("isn't the beginning of the rotation itself", () => {
    const rota = new RotaScenario({ at: MONDAY - 2 * DAY });
    expect(rota.passesTo(MONDAY + HOUR)).toEqual([]);
    expect(rota.passesTo(MONDAY + WEEK)).toMatchObject([{ since: MONDAY, from: "ada", to: "linus" }]);
  });

  it("is looked for further on where a few days of many hours brought none", () => {
    const weekdays = [1, 2, 3, 4, 5, 6, 7];
    const hours = [0, 4, 8, 12, 16, 20].map((hour) => ({ weekdays, start: hour * 60, end: hour * 60 + 60 }));
    const rota = new RotaScenario({ schedule: withPrimary({ members: ["ada"], hours }) });
    expect(rota.due).toBeLessThan(MONDAY + 5 * DAY);
    rota.now = MONDAY + 6 * DAY;
    expect(rota.reports({ type: "passDeadline" })).toEqual([]);
    expect(rota.due).toBeGreaterThan(rota.now);
  });

  it("is watched from now on where the schedule was never noted", () => {
    const { facts } = new RotaScenario();
    expect(rotaDecider.nextDeadline(newRota("payments"), facts)).toBe(MONDAY + WEEK);
  });

  it("follows the sun: each part of the day hands over to the next", () => {
    const half = (members: string[], start: number, end: number) => ({
      ...payments.layers.primary!,
      members,
      hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], start, end }],
    });
    const sun = { ...half(["ada"], 540, 1260), otherwise: [half(["linus"], 1260, 540)] };
    const rota = new RotaScenario({ schedule: { ...payments, layers: { primary: sun, secondary: null } } });
    expect(rota.passesTo(MONDAY + DAY).filter(({ type }) => type === "handOverDue")).toMatchObject([
      { at: MONDAY + 12 * HOUR, from: "ada", to: "linus" },
      { at: MONDAY + DAY, from: "linus", to: "ada" },
    ]);
  });

  it("is reported once after a long sleep, the last one, and not when it is a week old", () => {
    const rota = new RotaScenario();
    rota.now = MONDAY + 3 * WEEK + DAY;
    expect(rota.reports({ type: "passDeadline" })).toMatchObject([{ at: MONDAY + 3 * WEEK, from: "grace", to: "ada" }]);
    expect(rota.reports({ type: "passDeadline" })).toEqual([]);
  });

  it("follows a schedule that was changed, and notes its version once", () => {
    const rota = new RotaScenario();
    expect(rota.reports({ type: "noteSchedule" })).toEqual([]);
    rota.schedule = withPrimary({ everyDays: 14 });
    expect(rota.reports({ type: "noteSchedule" })).toMatchObject([{ type: "scheduleNoted" }]);
    expect(rota.due).toBe(MONDAY + 2 * WEEK);
    rota.schedule = null;
    expect([rota.due, rota.reports({ type: "passDeadline" })]).toEqual([null, []]);
  });
});

describe("confirming it", () => {
  const handedOver = (): RotaScenario => {
    const rota = new RotaScenario();
    rota.passesTo(MONDAY + WEEK);
    return rota;
  };

  it("is for whoever comes", () => {
    const rota = handedOver();
    expect(() => rota.does("ada", { type: "confirmHandOver", handOver: 1 })).toThrow(code("notYourHandoff"));
    rota.does("linus", { type: "confirmHandOver", handOver: 1 });
    expect(rota.rota.handOvers[0]).toMatchObject({ state: "confirmed", confirmed: { by: "linus", at: rota.now } });
    expect(rota.does("linus", { type: "confirmHandOver", handOver: 1 })).toEqual([]);
    expect(rota.passesTo(MONDAY + WEEK + 2 * HOUR)).toEqual([]);
  });

  it("is for whoever covers from the first minute, too", () => {
    const rota = handedOver();
    const cover = { type: "askCover", to: "grace", from: rota.now, until: rota.now + DAY } as const;
    rota.does("grace", { ...cover, whose: "linus" });
    rota.does("grace", { type: "confirmHandOver", handOver: 1 });
    expect(rota.rota.handOvers[0]?.confirmed?.by).toBe("grace");
  });

  it("is missed aloud after an hour, once, and still counts then", () => {
    const rota = handedOver();
    expect(rota.passesTo(MONDAY + WEEK + HOUR)).toEqual([{ type: "handOverOverdue", handOver: 1 }]);
    expect(rota.drawn).toEqual(["handOver/1", "late/1"]);
    expect(rota.passesTo(MONDAY + WEEK + DAY)).toEqual([]);
    rota.reports({ type: "reportPlaced", surface: "late/1", channel: "C1", ts: "1.0" });
    rota.does("linus", { type: "confirmHandOver", handOver: 1 });
    expect(rota.drawn).toEqual(["handOver/1", "late/1"]);
  });

  it("knows no hand-over that hasn't been", () => {
    const rota = handedOver();
    for (const type of ["confirmHandOver", "rateShift"] as const) {
      const command = { type, handOver: 7, rating: { question: "load", answer: "hard" } } as const;
      expect(() => rota.does("linus", command)).toThrow(code("handOverUnknown"));
    }
  });
});

describe("what goes with it", () => {
  it("keeps what was noted before for the next one, and what is added later on the one before us", () => {
    const rota = new RotaScenario();
    rota.does("ada", { type: "noteForHandOver", handOver: null, kind: "watch", text: " pay-db grows " });
    expect(rota.drawn).toEqual([]);
    rota.passesTo(MONDAY + WEEK);
    rota.does("ada", { type: "noteForHandOver", handOver: 1, kind: "planned", text: "gateway change" });
    expect(rota.drawn).toEqual(["handOver/1"]);
    rota.does("linus", { type: "noteForHandOver", handOver: null, kind: "watch", text: "next" });
    expect(rota.rota.notes.map(({ handOver, text }) => [handOver, text])).toEqual([
      [1, "pay-db grows"],
      [1, "gateway change"],
      [2, "next"],
    ]);
    const note = { type: "noteForHandOver", handOver: null, kind: "watch" } as const;
    expect(() => rota.does("ada", { ...note, text: "  " })).toThrow(code("textMissing"));
    expect(() => rota.does("ada", { ...note, text: "x".repeat(501) })).toThrow(code("textTooLong"));
  });

  it("asks the leaver alone how it was, and takes a second answer for the first", () => {
    const rota = new RotaScenario();
    rota.passesTo(MONDAY + WEEK);
    const rate = (answer: "bearable" | "hard") =>
      ({ type: "rateShift", handOver: 1, rating: { question: "load", answer } }) as const;
    expect(() => rota.does("linus", rate("hard"))).toThrow(code("notYourHandoff"));
    rota.does("ada", rate("hard"));
    expect(rota.does("ada", rate("hard"))).toEqual([]);
    rota.does("ada", rate("bearable"));
    rota.does("ada", { type: "rateShift", handOver: 1, rating: { question: "worth", answer: "few" } });
    expect(rota.rota.handOvers[0]).toMatchObject({ load: "bearable", worth: "few" });
  });
});
