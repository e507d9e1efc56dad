import { MINUTE, SECOND } from "../../src/clock.ts";
import type { Random } from "./random.ts";
import type { Happening } from "./scenario.ts";

/** Something that breaks; times in milliseconds. `process` is the place of a process among all. */
export type Trouble =
  | { what: "kill"; process: number; downFor: number }
  /** Dies at the so manieth query or call out from now. */
  | { what: "dies"; process: number; moments: number; downFor: number }
  /** Stops as it is told to at a deployment, and starts again. */
  | { what: "deployed"; process: number; downFor: number }
  /** The whole machine sleeps, or the loop is stuck, and goes on as if nothing had been. */
  | { what: "sleeps"; process: number; for: number }
  /** The same, at the so manieth query or call out from now. */
  | { what: "dozes"; process: number; moments: number; for: number }
  | { what: "clockJumps"; process: number; by: number }
  | { what: "diskFull"; for: number }
  /** An event that no program can read. */
  | { what: "poison" }
  /** Somebody archives a room, or removes the bot from it, and thinks better of it. */
  | { what: "roomArchived" | "botRemoved"; for: number }
  | { what: Outage; for: number };

const outages = [
  "slackDown",
  "slackHangs",
  "slackRefuses",
  "tokenRevoked",
  "pagerDown",
  "pagerLosesAnswers",
  "pagerHangs",
  "pagerSlow",
] as const;
type Outage = (typeof outages)[number];

interface Evening {
  length: number;
  instances: number;
}

export function troubles(random: Random, evening: Evening, acts: readonly Happening[]): Happening[] {
  const at = (): number => Math.floor(random.between(0, evening.length));
  const process = (): number => random.whole(0, evening.instances - 1);
  const now = (probability: number, make: () => Trouble): Happening[] =>
    random.chance(probability) ? [{ at: at(), ...make() }] : [];
  return [
    ...outages.flatMap((what): Happening[] => {
      // Some troubles are there when it begins.
      const begins = random.chance(0.6) ? 0 : at();
      return random.chance(0.25) ? [{ at: begins, what, for: random.whole(SECOND, 3 * MINUTE) }] : [];
    }),
    ...now(0.3, () => ({ what: "kill", process: process(), downFor: random.whole(0, 90 * SECOND) })),
    ...now(0.2, () => ({ what: "deployed", process: process(), downFor: random.whole(0, 20 * SECOND) })),
    ...now(0.25, () => ({ what: "sleeps", process: process(), for: random.whole(SECOND, 40 * SECOND) })),
    ...(evening.instances > 1
      ? []
      : now(0.15, () => ({ what: "clockJumps", process: 0, by: random.pick([3600, 180, 20, -20]) * SECOND }))),
    ...now(0.15, () => ({ what: "diskFull", for: random.whole(SECOND, 3 * MINUTE) })),
    ...now(0.15, () => ({ what: "poison" })),
    ...now(0.15, () => ({ what: "roomArchived", for: random.whole(SECOND, 2 * MINUTE) })),
    ...now(0.15, () => ({ what: "botRemoved", for: random.whole(SECOND, 2 * MINUTE) })),
    ...deaths(random, process, acts),
  ];
}

/** The worst moments to die or to fall asleep at are those right after somebody did something. */
function deaths(random: Random, process: () => number, acts: readonly Happening[]): Happening[] {
  return acts.flatMap(({ at, what }): Happening[] => {
    const soon = random.whole(1, 1_500);
    if (what === "declares" && random.chance(0.3))
      return [{ at: at + soon, what: "sleeps", process: process(), for: random.whole(5 * SECOND, 12 * SECOND) }];
    if (!random.chance(what === "declares" ? 0.5 : 0.15)) return [];
    const downFor = random.pick([0, soon, random.whole(0, 20 * SECOND)]);
    return [{ at: at - 1, what: "dies", process: process(), moments: random.whole(1, 60), downFor }];
  });
}
