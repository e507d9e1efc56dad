import { MINUTE, SECOND } from "../../src/clock.ts";
import { createRandom, type Random } from "./random.ts";

type Person = "ben" | "grace" | "ada" | "linus" | "margaret" | "gus";

/** Something that happens at an instant of the simulated hour, in milliseconds from its beginning. */
export type Happening = { at: number } & (
  | { what: "declares"; who: Person; severity: string | null; twice: boolean }
  | { what: "says" | "edits" | "deletes"; who: Person }
  | { what: "clicks"; who: Person; button: string; privately: boolean; twice: boolean }
  | { what: "types"; who: Person; words: string }
  | { what: "kill"; downFor: number }
  | { what: "slackDown" | "pagerDown" | "pagerLosesAnswers"; for: number }
);

/** Everything a seed decides, before anything happens: it can be printed, and it can be had again. */
export interface Plan {
  seed: number;
  happenings: readonly Happening[];
  /** Probabilities between 0 and 1. */
  faults: {
    lostAnswer: number;
    noConnection: number;
    serverError: number;
    rateLimited: number;
    duplicate: number;
    delay: number;
    lose: number;
    loseAck: number;
  };
  createRaceMs: number;
}

export const LENGTH = 50 * MINUTE;

export function planFor(seed: number): Plan {
  const random = createRandom(seed);
  // A third of the seeds is calm: there every count can be exact.
  const rough = random.chance(2 / 3) ? random.between(0.01, 0.15) : 0;
  return {
    seed,
    happenings: happenings(random, rough > 0).toSorted((left, right) => left.at - right.at),
    faults: {
      lostAnswer: rough * random.between(0, 1),
      noConnection: rough * random.between(0, 1),
      serverError: rough * random.between(0, 1),
      rateLimited: rough * random.between(0, 1),
      duplicate: rough,
      delay: rough,
      lose: rough / 4,
      loseAck: rough / 2,
    },
    createRaceMs: random.chance(0.5) ? 200 : 0,
  };
}

function happenings(random: Random, rough: boolean): Happening[] {
  const some = (least: number, most: number, make: (at: number) => Happening): Happening[] =>
    Array.from({ length: random.whole(least, most) }, () => make(Math.floor(random.between(0, LENGTH))));
  const everybody: readonly Person[] = ["ben", "grace", "ada", "linus", "margaret"];
  const declared: Happening[] = Array.from({ length: random.whole(1, 2) }, (_, n) => ({
    at: n * random.whole(1, 20 * MINUTE),
    what: "declares",
    who: random.pick(everybody),
    severity: random.pick([null, "sev1", "sev1", "sev2", "sev3"]),
    twice: random.chance(0.3),
  }));
  const talk = some(0, 12, (at) => ({
    at,
    what: random.pick(["says", "says", "says", "edits", "deletes"]),
    who: random.pick(everybody),
  }));
  const answers = some(0, 3, (at) => ({
    at,
    what: "clicks",
    who: random.pick(["linus", "ada", "margaret"]),
    button: random.pick(["I'm on it", "I'm on it", "I can't take it"]),
    privately: true,
    twice: random.chance(0.3),
  }));
  const clicks = some(0, 5, (at) => ({
    at,
    what: "clicks",
    who: random.pick([...everybody, "gus"]),
    button: random.pick(["Take command", "Mitigated", "Still on it", "No change", "Close"]),
    privately: false,
    twice: random.chance(0.3),
  }));
  const words = some(0, 4, (at) => ({
    at,
    what: "types",
    who: random.pick(everybody),
    words: random.pick([
      "severity sev1 most orders fail",
      "severity sev3 smaller than feared",
      "pass",
      "ack",
      "action rolling back",
      "impact card payments fail",
      "cancel false alarm",
      "page <@U0GRACE> we need you",
      "mitigate rolled back",
      "reopen it is back",
    ]),
  }));
  return [...declared, ...talk, ...answers, ...clicks, ...words, ...(rough ? trouble(random) : [])];
}

function trouble(random: Random): Happening[] {
  const at = (): number => Math.floor(random.between(0, LENGTH));
  const list: Happening[] = [];
  for (let n = random.whole(0, 3); n > 0; n -= 1)
    list.push({ at: at(), what: "kill", downFor: random.whole(0, 90 * SECOND) });
  if (random.chance(0.4)) list.push({ at: at(), what: "slackDown", for: random.whole(SECOND, 10 * MINUTE) });
  if (random.chance(0.4)) list.push({ at: at(), what: "pagerDown", for: random.whole(SECOND, 3 * MINUTE) });
  if (random.chance(0.4)) list.push({ at: at(), what: "pagerLosesAnswers", for: random.whole(SECOND, 10 * MINUTE) });
  // Some kills strike at the worst moment: right after a declaration.
  if (random.chance(0.3))
    list.push({ at: random.whole(0, 3 * SECOND), what: "kill", downFor: random.whole(0, 20 * SECOND) });
  return list;
}
