import { MINUTE, SECOND } from "../../src/clock.ts";
import { CALM, calmPlan, type Plan } from "./plan.ts";
import { createRandom, type Random } from "./random.ts";
import { CANARY, type Happening } from "./scenario.ts";

/** The room's name, which somebody else may have before. */
const TITLE = `checkout is down ${CANARY}`;
const NAME = `inc-1-checkout-is-down-${CANARY}`;

/**
 * Two minutes in which one room opens, while two processes sleep, die and take over from each other, and creating it goes
 * wrong in every way: what a whole evening meets once in hundreds is met here in most.
 */
export function roomPlan(seed: number): Plan {
  const random = createRandom(seed);
  const rate = (most: number): number => (random.chance(0.5) ? random.between(0, most) : 0);
  const firstRoom = random.pick(["opens", "opensUnheard", "opensLate", "opensAsTheLast"] as const);
  const troubles = Array.from({ length: random.whole(1, 4) }, () => trouble(random));
  const happenings: Happening[] = [
    { at: SECOND, what: "declares", who: "ben", severity: "sev2", title: TITLE },
    ...troubles,
    ...(random.chance(0.3)
      ? [{ at: 0, what: "takesName" as const, who: "grace" as const, name: NAME, private: random.chance(0.5) }]
      : []),
  ];
  const plan = calmPlan({
    seed,
    instances: 2,
    skew: random.chance(0.3) ? random.whole(-SECOND, SECOND) : 0,
    deathNoticedAfter: random.pick([0, SECOND]),
    safetyTick: 10 * SECOND,
    rates: {
      ...CALM,
      lostAnswer: rate(0.3),
      noConnection: rate(0.2),
      appliedServerError: rate(0.2),
      rateLimited: rate(0.1),
      hang: rate(0.1),
      appliedHang: rate(0.2),
      // The last channel that Slack allows is there when the next one is refused.
      lateEffect: firstRoom === "opensAsTheLast" ? 0 : rate(0.3),
    },
    listLagMs: random.pick([0, 8 * SECOND]),
    createRaceMs: random.pick([0, 200]),
    firstRoom,
    length: 2 * MINUTE,
    happenings: happenings.toSorted((left, right) => left.at - right.at),
  });
  // A call made after a nap takes effect late as well. Nobody would ever learn of it where it made the last channel that Slack allows, or
  // where the name before it is hidden from us, for then whoever took over has given up and works in a thread.
  const unheard =
    firstRoom === "opensAsTheLast" || happenings.some((each) => each.what === "takesName" && each.private);
  return !unheard && random.chance(0.6) ? withDoze(plan, random) : plan;
}

/** Between the claim of the effect and the call that creates the channel, above all. */
function withDoze(plan: Plan, random: Random): Plan {
  const [process, moments] = [random.whole(0, 1), random.whole(1, 60)];
  const doze: Happening = { at: SECOND - 1, what: "dozes", process, moments, for: random.whole(5, 40) * SECOND };
  // Whoever dozes off right after its commit has woken nobody: only the other's own looks show it.
  const happenings = [...plan.happenings, doze].toSorted((left, right) => left.at - right.at);
  return { ...plan, safetyTick: 5 * SECOND, happenings };
}

function trouble(random: Random): Happening {
  const process = random.whole(0, 1);
  const at = SECOND + random.pick([1, random.whole(1, SECOND), random.whole(1, MINUTE)]);
  if (random.chance(0.6)) return { at, what: "sleeps", process, for: random.whole(SECOND, 40 * SECOND) };
  const downFor = random.pick([0, SECOND, 10 * SECOND]);
  return random.chance(0.5)
    ? { at: SECOND - 1, what: "dies", process, moments: random.whole(1, 40), downFor }
    : { at, what: "kill", process, downFor };
}
