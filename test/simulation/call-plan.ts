import { MINUTE, SECOND } from "../../src/clock.ts";
import { CALM, calmPlan, type Plan } from "./plan.ts";
import { createRandom, type Random } from "./random.ts";
import { CANARY, type Happening } from "./scenario.ts";

/**
 * Three minutes in which two people are called and answer, while the pager is slow or away and two processes sleep, die and
 * take over from each other in the midst of a call: what a whole evening meets once in hundreds is met here in most.
 */
export function callPlan(seed: number): Plan {
  const random = createRandom(seed);
  const rate = (most: number): number => (random.chance(0.5) ? random.between(0, most) : 0);
  const instances = random.chance(0.8) ? 2 : 1;
  const acts: Happening[] = [
    { at: SECOND, what: "declares", who: "ben", severity: "sev1", title: `checkout is down ${CANARY}` },
    ...answers(random),
  ];
  const troubles = Array.from({ length: random.whole(1, 4) }, () => trouble(random, instances));
  return calmPlan({
    seed,
    instances,
    skew: instances === 2 && random.chance(0.3) ? random.whole(-SECOND, SECOND) : 0,
    deathNoticedAfter: random.pick([0, SECOND]),
    // Whoever dozes off right after its commit has woken nobody, and wake-ups get lost: the other's own looks show it.
    safetyTick: 5 * SECOND,
    rates: { ...CALM, lostAnswer: rate(0.1), hang: rate(0.1), lostWake: rate(0.2) },
    length: 3 * MINUTE,
    happenings: [...pagerTroubles(random), ...acts, ...troubles].toSorted((left, right) => left.at - right.at),
  });
}

/** Most answer while the call is still on its way; some are needed again at once. */
function answers(random: Random): Happening[] {
  const at = SECOND + random.whole(1, 12 * SECOND);
  const who = random.pick(["linus", "ada"] as const);
  const again = at + random.whole(1, 10 * SECOND);
  return [
    { at, what: "clicks", who, button: "I'm on it", privately: true, twice: random.chance(0.2) },
    ...(random.chance(0.4) ? [{ at: again, what: "types" as const, who, words: "page <@U0GRACE> we need you" }] : []),
    { at: again + random.whole(1, MINUTE), what: "types", who, words: "cancel false alarm" },
  ];
}

function pagerTroubles(random: Random): Happening[] {
  const what = random.pick(["pagerSlow", "pagerSlow", "pagerHangs", "pagerLosesAnswers"] as const);
  const second = random.pick(["pagerSlow", "pagerHangs", "pagerDown"] as const);
  return [
    { at: 0, what, for: random.whole(5 * SECOND, 40 * SECOND) },
    ...(random.chance(0.3)
      ? [{ at: random.whole(SECOND, MINUTE), what: second, for: random.whole(SECOND, 20 * SECOND) }]
      : []),
  ];
}

function trouble(random: Random, instances: number): Happening {
  const process = random.whole(0, instances - 1);
  const at = SECOND + random.pick([1, random.whole(1, SECOND), random.whole(1, 20 * SECOND)]);
  const nap = random.whole(SECOND, 20 * SECOND);
  if (random.chance(0.5)) return { at, what: "sleeps", process, for: nap };
  const moments = random.whole(1, 60);
  if (random.chance(0.4)) return { at: random.pick([at, SECOND - 1]), what: "dozes", process, moments, for: nap };
  const downFor = random.pick([0, SECOND, 10 * SECOND]);
  return random.chance(0.5)
    ? { at: SECOND - 1, what: "dies", process, moments, downFor }
    : { at, what: "kill", process, downFor };
}
