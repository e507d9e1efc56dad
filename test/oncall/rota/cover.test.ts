import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../../src/clock.ts";
import type { RotaCommand } from "../../../src/oncall/rota/commands.ts";
import { coversAhead, openCovers } from "../../../src/oncall/rota/rota.ts";
import { holderOf } from "../../../src/oncall/who-is-on-call.ts";
import { MONDAY, payments, RotaScenario, WEEK } from "./rota-scenario.ts";

const saturday = { from: MONDAY + 5 * DAY, until: MONDAY + 6 * DAY };
const primaryAt = ({ rota }: RotaScenario, at: number): string | null =>
  holderOf(payments, "primary", at, rota.overrides);
const asks = (to: string | null, span = saturday): RotaCommand => ({ type: "askCover", whose: "ada", to, ...span });
const types = (events: readonly { type: string }[]): string[] => events.map(({ type }) => type);
const code = (code: string) => expect.objectContaining({ code });

describe("asking somebody for cover", () => {
  it("changes nothing until they accept, then gives them exactly that time", () => {
    const rota = new RotaScenario();
    expect(types(rota.does("ada", asks("linus")))).toEqual(["coverAsked"]);
    expect(rota.drawn).toEqual(["cover/1", "cover/1/linus"]);
    expect(primaryAt(rota, saturday.from)).toBe("ada");
    rota.does("linus", { type: "acceptCover", cover: 1 });
    expect(rota.drawn).toEqual(["cover/1", "cover/1/ada", "cover/1/linus"]);
    const times = [saturday.from - 1, saturday.from, saturday.until - 1, saturday.until];
    expect(times.map((at) => primaryAt(rota, at))).toEqual(["ada", "linus", "linus", "ada"]);
  });

  it("takes every layer they hold then, and nothing of others", () => {
    const rota = new RotaScenario();
    // Over two weeks Ada is Primary in the first only, and Secondary in neither.
    rota.does("ada", asks("grace", { from: MONDAY + 5 * DAY, until: MONDAY + 9 * DAY }));
    expect(rota.rota.covers[0]?.slots).toEqual([{ layer: "primary", from: MONDAY + 5 * DAY, until: MONDAY + WEEK }]);
  });

  it("begins now where the time has begun", () => {
    const rota = new RotaScenario();
    rota.does("ada", asks("linus", { from: MONDAY, until: MONDAY + 2 * HOUR }));
    expect(rota.rota.covers[0]?.slots).toEqual([{ layer: "primary", from: rota.now, until: MONDAY + 2 * HOUR }]);
  });

  it.each([
    ["an end before the start", asks("linus", { from: MONDAY + DAY, until: MONDAY + DAY }), "endBeforeBeginning"],
    ["what has passed", asks("linus", { from: MONDAY - DAY, until: MONDAY }), "coverInThePast"],
    ["what is too far away", asks("linus", { from: MONDAY, until: MONDAY + 500 * DAY }), "coverTooFar"],
    ["oneself", asks("ada"), "coveringOneself"],
    ["somebody who takes no turns", asks("ben"), "notInRotation"],
    [
      "a time in which one has no shift",
      asks("linus", { from: MONDAY + 8 * DAY, until: MONDAY + 9 * DAY }),
      "noShiftThen",
    ],
    ["a swap with oneself", { type: "askSwap", to: "ada", mine: saturday, theirs: saturday }, "coveringOneself"],
  ] satisfies [string, RotaCommand, string][])("refuses %s", (_, command, refused) => {
    expect(() => new RotaScenario().does("ada", command)).toThrow(code(refused));
  });

  it("says nothing twice: the same wish, and the same word, change nothing", () => {
    const rota = new RotaScenario();
    rota.does("ada", asks("linus"));
    expect(rota.does("ada", asks("linus"))).toEqual([]);
    rota.does("linus", { type: "acceptCover", cover: 1 });
    expect(rota.does("linus", { type: "acceptCover", cover: 1 })).toEqual([]);
    expect(rota.does("linus", { type: "declineCover", cover: 1 })).toEqual([]);
  });

  it("may be declined by whoever was asked, and by nobody else", () => {
    const rota = new RotaScenario();
    rota.does("ada", asks("linus"));
    expect(() => rota.does("grace", { type: "declineCover", cover: 1 })).toThrow(code("notYourHandoff"));
    expect(() => rota.does("grace", { type: "acceptCover", cover: 1 })).toThrow(code("notYourHandoff"));
    rota.does("linus", { type: "declineCover", cover: 1 });
    expect(rota.rota.covers[0]?.state).toBe("declined");
    expect(rota.drawn).toContain("cover/1/ada");
    expect(() => rota.does("linus", { type: "acceptCover", cover: 1 })).toThrow(code("coverSettled"));
  });

  it("lapses when the shift begins, an hour after it was asked at the earliest", () => {
    const rota = new RotaScenario();
    rota.does("ada", asks("linus"));
    rota.does("ada", asks(null, { from: rota.now, until: rota.now + 5 * HOUR }));
    expect(types(rota.passesTo(MONDAY + 2 * HOUR - 1))).toEqual([]);
    expect(rota.passesTo(MONDAY + 2 * HOUR)).toEqual([{ type: "coverLapsed", cover: 2 }]);
    expect(rota.drawn).toEqual(["cover/2", "cover/2/ada"]);
    expect(rota.passesTo(saturday.from)).toEqual([{ type: "coverLapsed", cover: 1 }]);
    expect(() => rota.does("linus", { type: "acceptCover", cover: 1 })).toThrow(code("coverSettled"));
  });
});

describe("asking the team", () => {
  it("gives it to the first who accepts", () => {
    const rota = new RotaScenario();
    rota.does("ada", asks(null));
    expect(rota.drawn).toEqual(["cover/1"]);
    expect(() => rota.does("ada", { type: "acceptCover", cover: 1 })).toThrow(code("coveringOneself"));
    expect(() => rota.does("ben", { type: "acceptCover", cover: 1 })).toThrow(code("notInRotation"));
    rota.does("grace", { type: "acceptCover", cover: 1 });
    expect(() => rota.does("linus", { type: "acceptCover", cover: 1 })).toThrow(code("coverSettled"));
    expect(primaryAt(rota, saturday.from)).toBe("grace");
  });

  it("asks everybody privately where the team has no channel", () => {
    const rota = new RotaScenario();
    rota.hasChannel = false;
    rota.does("ada", asks(null));
    expect(rota.drawn).toEqual(["cover/1", "cover/1/linus", "cover/1/grace"]);
  });

  it("gives only what its owner still has", () => {
    const rota = new RotaScenario();
    rota.does("ada", asks(null));
    rota.does("ada", asks("linus", { from: saturday.from, until: saturday.from + 4 * HOUR }));
    rota.does("linus", { type: "acceptCover", cover: 2 });
    rota.does("grace", { type: "acceptCover", cover: 1 });
    expect(primaryAt(rota, saturday.from)).toBe("linus");
    expect(primaryAt(rota, saturday.from + 4 * HOUR)).toBe("grace");
    rota.does("ada", asks(null, { from: MONDAY + 3 * DAY, until: MONDAY + 3 * DAY + HOUR }));
    rota.does("ada", asks("linus", { from: MONDAY + 3 * DAY, until: MONDAY + 4 * DAY }));
    rota.does("linus", { type: "acceptCover", cover: 4 });
    expect(() => rota.does("grace", { type: "acceptCover", cover: 3 })).toThrow(code("coverOver"));
  });
});

describe("arranging cover for somebody else", () => {
  it.each(["margaret", "root"])("holds at once when %s does it, and both are told", (boss) => {
    const rota = new RotaScenario();
    expect(types(rota.does(boss, asks("linus")))).toEqual(["coverAsked", "coverAccepted"]);
    expect(rota.drawn).toEqual(["cover/1", "cover/1/ada", "cover/1/linus"]);
    expect(primaryAt(rota, saturday.from)).toBe("linus");
  });

  it("holds at once when somebody takes a shift off another", () => {
    const rota = new RotaScenario();
    rota.does("linus", asks("linus"));
    expect(primaryAt(rota, saturday.from)).toBe("linus");
  });

  it.each(["margaret", "linus"])("settles the same wish where it waits already, when %s does it", (who) => {
    const rota = new RotaScenario();
    rota.does("ada", asks("linus"));
    expect(types(rota.does(who, asks("linus")))).toEqual(["coverAccepted"]);
    expect(rota.rota.covers.map(({ state, taker }) => [state, taker])).toEqual([["accepted", "linus"]]);
    expect(primaryAt(rota, saturday.from)).toBe("linus");
  });

  it("is nobody else's to do", () => {
    expect(() => new RotaScenario().does("grace", asks("linus"))).toThrow(code("notYoursToArrange"));
    expect(() => new RotaScenario().does("ben", asks("ben"))).toThrow(code("notInRotation"));
  });
});

describe("a team's covers", () => {
  it("are settled one by one", () => {
    const rota = new RotaScenario();
    rota.does("ada", asks("linus"));
    rota.does("ada", asks("grace"));
    expect(openCovers(rota.rota)).toHaveLength(2);
    rota.does("linus", { type: "declineCover", cover: 1 });
    expect(openCovers(rota.rota).map(({ to }) => to)).toEqual(["grace"]);
  });

  it("lie ahead once agreed, until their time is over", () => {
    const rota = new RotaScenario();
    rota.does("ada", asks("linus"));
    expect(coversAhead(rota.rota, rota.now)).toEqual([]);
    rota.does("linus", { type: "acceptCover", cover: 1 });
    expect(coversAhead(rota.rota, saturday.until - 1)).toHaveLength(1);
    expect(coversAhead(rota.rota, saturday.until)).toEqual([]);
  });

  it.each(["acceptCover", "declineCover", "callOffCover"] as const)("are known by number: %s", (type) => {
    expect(() => new RotaScenario().does("ada", { type, cover: 7 })).toThrow(code("coverOver"));
  });

  it.each([
    { type: "acceptCover", cover: 1 },
    { type: "declineCover", cover: 1 },
    { type: "callOffCover", cover: 1 },
    { type: "askSwap", to: "linus", mine: saturday, theirs: saturday },
  ] satisfies RotaCommand[])("are people's alone to $type", (command) => {
    const rota = new RotaScenario();
    rota.does("ada", asks("linus"));
    expect(rota.reports(command)).toEqual([]);
  });
});

describe("calling cover off", () => {
  it("withdraws what nobody has accepted", () => {
    const rota = new RotaScenario();
    rota.does("ada", asks("linus"));
    expect(() => rota.does("linus", { type: "callOffCover", cover: 1 })).toThrow(code("notYoursToArrange"));
    rota.does("ada", { type: "callOffCover", cover: 1 });
    expect(rota.rota.covers[0]?.state).toBe("withdrawn");
    expect(rota.due).toBe(MONDAY + WEEK);
  });

  it("ends what was agreed from now on, and tells the other", () => {
    const rota = new RotaScenario();
    rota.does("ada", asks("linus"));
    rota.does("linus", { type: "acceptCover", cover: 1 });
    rota.now = saturday.from + HOUR;
    rota.does("linus", { type: "callOffCover", cover: 1 });
    expect(rota.drawn).toEqual(["cover/1", "cover/1/ada", "cover/1/linus", "ended/1", "ended/1/ada"]);
    expect(primaryAt(rota, saturday.from)).toBe("linus");
    expect(primaryAt(rota, rota.now)).toBe("ada");
    expect(rota.does("ada", { type: "callOffCover", cover: 1 })).toEqual([]);
  });

  it("leaves alone what is over", () => {
    const rota = new RotaScenario();
    rota.does("linus", asks("linus"));
    rota.now = saturday.until;
    expect(() => rota.does("linus", { type: "callOffCover", cover: 1 })).toThrow(code("coverOver"));
    expect(() => rota.does("grace", { type: "callOffCover", cover: 1 })).toThrow(code("notYoursToArrange"));
  });
});
