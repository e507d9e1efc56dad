import { MINUTE, SECOND } from "../../src/clock.ts";
import { play, type Batch } from "./batch.ts";
import { calmPlan, type Plan } from "./plan.ts";
import type { Happening } from "./scenario.ts";
import { simulate } from "./simulate.ts";
import type { Share } from "./workers.ts";

/** From the declaration to the end, with the next level called, an answer, words, and a change of severity. */
const story: readonly Happening[] = [
  { at: 0, what: "declares", who: "ben", severity: "sev1", title: "checkout is down" },
  { at: 20 * SECOND, what: "says", who: "ben", words: "looking at it" },
  { at: 5 * MINUTE + 10 * SECOND, what: "clicks", who: "ada", button: "I'm on it", privately: true, twice: false },
  { at: 6 * MINUTE, what: "types", who: "ada", words: "severity sev2 only half of the orders fail" },
  { at: 7 * MINUTE, what: "clicks", who: "ada", button: "Mitigated", privately: false, twice: false },
  { at: 8 * MINUTE, what: "types", who: "ada", words: "cancel false alarm" },
];

/**
 * The process dies at one moment of the story: before a query or a call out, or when it is done and its answer is lost.
 * `late`: what was under way takes effect only after the death, when the next life may already be looking for it.
 */
export function deathAt(moment: number): Plan {
  const death: Happening = { at: -1, what: "dies", process: 0, moments: moment, downFor: SECOND };
  return calmPlan({ seed: moment, happenings: [death, ...story], length: 9 * MINUTE });
}

/** How many moments the story has when nobody dies. */
export async function momentsOfStory(): Promise<number> {
  const { moments, violations } = await simulate(calmPlan({ happenings: story, length: 9 * MINUTE }));
  if (violations.length > 0) throw new Error(`The story fails by itself: ${violations.join("; ")}`);
  return moments;
}

/** Every moment in turn, or this part of them. */
export async function crashEverywhere({ part, parts }: Share): Promise<Batch> {
  const last = await momentsOfStory();
  const moments = Array.from({ length: last }, (_, n) => n + 1).filter((moment) => moment % parts === part - 1);
  return play(moments.map((moment) => ({ name: `death at moment ${moment}`, plan: deathAt(moment) })));
}
