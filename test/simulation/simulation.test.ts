import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mutants } from "./mutants.ts";
import { changed } from "./mutate.ts";
import { simulate, type Result } from "./simulate.ts";

/** How many seeds the ordinary run plays; `npm run simulate -- --seeds N` plays as many as you like. */
const SEEDS = 24;
/** Seeds that once found a bug. */
const regressions: readonly number[] = [];

describe("an hour of incidents with everything going wrong", () => {
  const results: Result[] = [];

  it.each([...regressions, ...Array.from({ length: SEEDS }, (_, n) => n + 1)])("seed %i", async (seed) => {
    const result = await simulate(seed);
    results.push(result);
    expect(result.violations, result.story.join("\n")).toEqual([]);
  });

  it("replays a seed exactly", async () => {
    const [once, again] = [await simulate(3), await simulate(3)];
    expect(again.story).toEqual(once.story);
    expect(again.reached).toEqual(once.reached);
  });

  it("really reached every fault", () => {
    const total: Record<string, number> = {};
    for (const { reached } of results) {
      for (const [name, times] of Object.entries(reached)) total[name] = (total[name] ?? 0) + times;
    }
    const never = faults.filter((name) => !total[name]);
    expect(never).toEqual([]);
  });
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

const faults = [
  "declares",
  "says",
  "edits",
  "deletes",
  "clicks",
  "types",
  "kill",
  "slackDown",
  "pagerDown",
  "pagerLosesAnswers",
  "answers lost",
  "asked to wait",
  "pages refused",
  "page answers lost",
  "pages",
  "dies",
  "died in the midst of something",
  "slackHangs",
  "pagerHangs",
  "arrived twice",
];
