import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../src/clock.ts";
import type { RotaCommand } from "../../../src/oncall/rota/commands.ts";
import { holderOf } from "../../../src/oncall/who-is-on-call.ts";
import { MONDAY, payments, RotaScenario, WEEK } from "./rota-scenario.ts";

const saturday = { from: MONDAY + 5 * DAY, until: MONDAY + 6 * DAY };
const primaryAt = ({ rota }: RotaScenario, at: number): string | null =>
  holderOf(payments, "primary", at, rota.overrides);
const code = (code: string) => expect.objectContaining({ code });

describe("swapping", () => {
  const swap: RotaCommand = {
    type: "askSwap",
    to: "linus",
    mine: { from: MONDAY + 3 * DAY, until: MONDAY + 3 * DAY + 1 },
    theirs: { from: MONDAY + WEEK, until: MONDAY + WEEK + 1 },
  };

  it("gives each the other's whole shift, what is left of it", () => {
    const rota = new RotaScenario();
    rota.does("ada", swap);
    rota.now += 10 * MINUTE;
    rota.does("linus", { type: "acceptCover", cover: 1 });
    const times = [rota.now - 1, rota.now, MONDAY + WEEK - 1, MONDAY + WEEK, MONDAY + 2 * WEEK - 1, MONDAY + 2 * WEEK];
    expect(times.map((at) => primaryAt(rota, at))).toEqual(["ada", "linus", "linus", "ada", "ada", "grace"]);
  });

  it("names the shift that begins on a day rather than the one that ends on it", () => {
    const rota = new RotaScenario();
    const day = { from: MONDAY + WEEK - 9 * HOUR, until: MONDAY + WEEK + 15 * HOUR };
    rota.does("linus", { type: "askSwap", to: "ada", mine: day, theirs: saturday });
    // Until that Monday Linus is Secondary, from then on Primary.
    expect(rota.rota.covers[0]?.slots).toEqual([{ layer: "primary", from: MONDAY + WEEK, until: MONDAY + 2 * WEEK }]);
  });

  it("refuses a shift that isn't theirs, and stays off once theirs is gone", () => {
    const rota = new RotaScenario();
    expect(() =>
      rota.does("ada", { ...swap, theirs: { from: MONDAY + 15 * DAY, until: MONDAY + 15 * DAY + 1 } }),
    ).toThrow(code("noShiftThen"));
    rota.does("ada", swap);
    rota.does("grace", {
      type: "askCover",
      whose: "linus",
      to: "grace",
      from: MONDAY + WEEK,
      until: MONDAY + 2 * WEEK,
    });
    expect(() => rota.does("linus", { type: "acceptCover", cover: 1 })).toThrow(code("coverOver"));
  });
});
