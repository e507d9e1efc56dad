import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { MINUTE } from "../../src/clock.ts";
import { defaultLadders } from "../../src/incident/rules.ts";
import { allAtOnce, meansKinds, ringsFor, type Means, type Reach } from "../../src/oncall/ladder.ts";

const slack: Means = { name: "slack", kind: "slack", rings: false };
const sms: Means = { name: "sms", kind: "sms", rings: false };
const voice: Means = { name: "voice", kind: "voice", rings: true };
const mail: Means = { name: "mail", kind: "mail", rings: false };
const pager: Means = { name: "pagerduty", kind: "push", rings: true };
const all = { means: [slack, voice, sms, pager, mail], rules: {} };
const minutes = (reach: Reach, rungs: Parameters<typeof ringsFor>[1]) =>
  ringsFor(reach, rungs).map(({ after, means }) => [after / MINUTE, ...means]);

describe("the means of a call, minute by minute", () => {
  it("are all at once for a SEV1, and the call once more", () => {
    expect(minutes(all, defaultLadders.sev1.otherwise)).toEqual([
      [0, "slack", "sms", "pagerduty", "voice"],
      [2, "voice"],
    ]);
  });

  it("are quiet first while people work, and ring soon at night, for a SEV2", () => {
    expect(minutes(all, defaultLadders.sev2.working)).toEqual([
      [0, "slack", "pagerduty", "mail"],
      [2, "sms"],
      [5, "voice"],
    ]);
    expect(minutes(all, defaultLadders.sev2.otherwise)).toEqual([
      [0, "slack", "sms", "pagerduty"],
      [2, "voice"],
      [5, "voice"],
    ]);
    expect(minutes(all, defaultLadders.sev2.later)).toEqual([[0, "slack", "sms", "pagerduty", "voice"]]);
  });

  it("follow a person's own rules: sooner, later, never", () => {
    const wished: Reach = { ...all, rules: { voice: 5 * MINUTE, push: null, mail: 0 } };
    expect(minutes(wished, defaultLadders.sev1.otherwise)).toEqual([
      [0, "slack", "sms", "mail"],
      [5, "voice"],
    ]);
  });

  it("are everything there is for whoever the ladder would reach by Slack alone", () => {
    expect(minutes({ means: [slack, mail], rules: {} }, defaultLadders.sev1.otherwise)).toEqual([[0, "slack", "mail"]]);
    expect(minutes({ means: [slack, voice], rules: { voice: null } }, defaultLadders.sev1.otherwise)).toEqual([
      [0, "slack", "voice"],
    ]);
  });

  const reach = fc.record({
    means: fc.subarray([voice, sms, pager, mail]).map((more) => [slack, ...more]),
    rules: fc.dictionary(
      fc.constantFrom(...meansKinds),
      fc.option(fc.integer({ min: 0, max: 20 }).map((minute) => minute * MINUTE)),
    ),
  });
  const rungs = fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 20 }).map((minute) => minute * MINUTE),
      kinds: fc.subarray([...meansKinds]),
    }),
  );
  test.prop([reach, rungs])(
    "begin with Slack at once, rise in time, and never leave out all that a person has",
    (given, each) => {
      const rings = ringsFor(given, each);
      expect(rings[0].after).toBe(0);
      expect(rings[0].means).toContain("slack");
      expect(rings.map(({ after }) => after)).toEqual(
        [...new Set(rings.map(({ after }) => after))].toSorted((a, b) => a - b),
      );
      const beyond = given.means.length > 1;
      expect(rings.some(({ means }) => means.some((name) => name !== "slack"))).toBe(beyond);
      expect(rings.flatMap(({ means }) => means).every((name) => allAtOnce(given).means.includes(name))).toBe(true);
    },
  );
});
