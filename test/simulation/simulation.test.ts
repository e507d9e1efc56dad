import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { describe, expect, it } from "vitest";
import { playSeeds } from "./batch.ts";
import { callPlan } from "./call-plan.ts";
import { crashEverywhere } from "./crash-everywhere.ts";
import { mutants } from "./mutants.ts";
import { changed } from "./mutate.ts";
import { planFor } from "./plan.ts";
import { MUST_REACH } from "./reached.ts";
import { callRegressions, regressions, roomRegressions } from "./regressions.ts";
import { roomPlan } from "./room-plan.ts";
import { simulate } from "./simulate.ts";
import { share } from "./workers.ts";

/** How many seeds the ordinary run plays; `npm run simulate -- --seeds N` plays as many as you like. */
const SEEDS = 500;
/** Of so many moments the process dies at one; `npm run simulate -- --crash-everywhere` leaves none out. */
const EVERY = 40;
const PATIENCE = 600_000;

describe("an evening of incidents with everything going wrong", () => {
  it(
    "keeps every promise, and really meets every fault",
    async () => {
      const { failure, reached } = await share({ parts: availableParallelism(), args: ["--seeds", String(SEEDS)] });
      expect(failure?.violations ?? [], [failure?.name, ...(failure?.story ?? [])].join("\n")).toEqual([]);
      expect(reached["seeds"]).toBe(SEEDS);
      expect(MUST_REACH.filter((name) => !reached[name])).toEqual([]);
    },
    PATIENCE,
  );

  it.each(regressions)("seed %i, which once found a bug", { timeout: PATIENCE }, async (seed) => {
    const { violations, story } = await simulate(planFor(seed));
    expect(violations, story.join("\n")).toEqual([]);
  });

  it.each(roomRegressions)("room %i, which once found a bug", { timeout: PATIENCE }, async (seed) => {
    const { violations, story } = await simulate(roomPlan(seed));
    expect(violations, story.join("\n")).toEqual([]);
  });

  it.each(callRegressions)("calls %i, which once found a bug", { timeout: PATIENCE }, async (seed) => {
    const { violations, story } = await simulate(callPlan(seed));
    expect(violations, story.join("\n")).toEqual([]);
  });

  it("opens one room and no second, whoever naps, dies or takes over meanwhile", { timeout: PATIENCE }, async () => {
    const { failure, played, reached } = await playSeeds(1, 40, roomPlan);
    expect(failure?.violations ?? [], [failure?.name, ...(failure?.story ?? [])].join("\n")).toEqual([]);
    expect(played).toBe(40);
    expect(
      ["takesName", "sleeps", "dozes", "names taken", "rooms of a later attempt"].filter((name) => !reached[name]),
    ).toEqual([]);
  });

  it(
    "calls people once and in order, whoever naps, dies or answers elsewhere meanwhile",
    { timeout: PATIENCE },
    async () => {
      const { failure, played, reached } = await playSeeds(1, 40, callPlan);
      expect(failure?.violations ?? [], [failure?.name, ...(failure?.story ?? [])].join("\n")).toEqual([]);
      expect(played).toBe(40);
      expect(["dozes", "pagerSlow", "pagerHangs", "calls withdrawn"].filter((name) => !reached[name])).toEqual([]);
    },
  );

  it("replays a seed exactly", { timeout: PATIENCE }, async () => {
    const [once, again] = [await simulate(planFor(8)), await simulate(planFor(8))];
    expect(again).toEqual(once);
  });
});

it("keeps every promise wherever in the story the process dies", { timeout: PATIENCE }, async () => {
  const { failure, played } = await crashEverywhere({ part: 7, parts: EVERY });
  expect(failure?.violations ?? [], [failure?.name, ...(failure?.story ?? [])].join("\n")).toEqual([]);
  expect(played).toBeGreaterThan(5);
});

describe("a mutant", () => {
  it("fits the code exactly once at each place, so that it takes away what it says", () => {
    for (const [name, mutant] of Object.entries(mutants)) {
      for (const [file, changes] of Map.groupBy(mutant, ({ file }) => file)) {
        const source = readFileSync(file, "utf8");
        expect(changed(source, changes), name).not.toBe(source);
      }
    }
  });
});
