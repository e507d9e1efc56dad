import * as fc from "fast-check";
import { expect, it } from "vitest";
import { HOUR } from "../../../src/clock.ts";
import { onCallAt } from "../../../src/oncall/on-call-at.ts";
import { overridesOf } from "../../../src/oncall/override.ts";
import { openCovers } from "../../../src/oncall/rota/rota.ts";
import { holderOf } from "../../../src/oncall/who-is-on-call.ts";
import { Refusal } from "../../../src/refusal.ts";
import { MONDAY, payments, RotaScenario, WEEK } from "./rota-scenario.ts";

const hours = fc.integer({ min: 1, max: 3 * 7 * 24 });
const which = fc.nat({ max: 5 });
const acts = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant("ask" as const), at: hours, length: fc.integer({ min: 1, max: 100 }), of: which }),
    fc.record({ act: fc.constant("swap" as const), mine: hours, theirs: hours }),
    fc.record({ act: fc.constant("accept" as const), which }),
    fc.record({ act: fc.constant("callOff" as const), which }),
    fc.record({ act: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 48 }) }),
  ),
  { minLength: 4, maxLength: 14 },
);
type Act = typeof acts extends fc.Arbitrary<(infer Each)[]> ? Each : never;

const instantOf = (hour: number): number => MONDAY + hour * HOUR;
const spanOf = (hour: number) => ({ from: instantOf(hour), until: instantOf(hour) + 1 });

/** Somebody does what their place in the rota lets them do; what a rule refuses changes nothing. */
function doesWhatItCan(rota: RotaScenario, act: Act): void {
  const holder = (hour: number): string => holderOf(payments, "primary", instantOf(hour), rota.rota.overrides)!;
  const nth = <Item>(items: readonly Item[], n: number): Item | undefined => items[n % Math.max(1, items.length)];
  try {
    if (act.act === "wait") rota.passesTo(rota.now + act.hours * HOUR);
    else if (act.act === "ask") {
      const [whose, span] = [holder(act.at), { from: instantOf(act.at), until: instantOf(act.at + act.length) }];
      rota.does(whose, { type: "askCover", whose, to: nth(["ada", "linus", "grace", null], act.of)!, ...span });
    } else if (act.act === "swap") {
      const [mine, theirs] = [spanOf(act.mine), spanOf(act.theirs)];
      rota.does(holder(act.mine), { type: "askSwap", to: holder(act.theirs), mine, theirs });
    } else if (act.act === "accept") {
      const open = nth(openCovers(rota.rota), act.which);
      const taker =
        open?.to ??
        nth(
          ["ada", "linus", "grace"].filter((person) => person !== open?.whose),
          act.which,
        )!;
      if (open) rota.does(taker, { type: "acceptCover", cover: open.number });
    } else {
      const cover = nth(rota.rota.covers, act.which);
      if (cover) rota.does(cover.whose, { type: "callOffCover", cover: cover.number });
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

it("whatever is agreed and called off, every layer has exactly one holder: the last who took that time, else whose turn it is", () => {
  let agreed = 0;
  fc.assert(
    fc.property(acts, fc.array(hours, { minLength: 6, maxLength: 6 }), (given, looked) => {
      const rota = new RotaScenario();
      for (const act of given) doesWhatItCan(rota, act);
      agreed += rota.rota.overrides.length;
      for (const [layer, rotation] of Object.entries(payments.layers)) {
        const overrides = overridesOf(rota.rota.overrides, "payments", layer);
        for (const instant of [
          ...looked.map((hour) => MONDAY + hour * HOUR),
          ...overrides.flatMap(({ from, until }) => [from, until]),
        ]) {
          const holding = overrides.findLast(({ from, until }) => from <= instant && instant < until);
          const expected = holding?.person ?? onCallAt(rotation!, instant).person;
          expect(expected).not.toBeNull();
          expect(onCallAt(rotation!, instant, overrides).person).toBe(expected);
        }
      }
      expect(rota.due).toBeLessThanOrEqual(rota.now + 5 * WEEK);
    }),
    { numRuns: 60 },
  );
  expect(agreed).toBeGreaterThan(20);
});
