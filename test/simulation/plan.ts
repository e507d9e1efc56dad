import { MINUTE, SECOND } from "../../src/clock.ts";
import { createRandom, type Random } from "./random.ts";

type Person = "ben" | "grace" | "ada" | "linus" | "margaret" | "gus";

/** Something that happens at an instant of the simulated hour, in milliseconds from its beginning. */
export type Happening = { at: number } & (
  | { what: "declares"; who: Person; severity: string | null; title: string }
  | { what: "says"; who: Person; words: string }
  | { what: "edits" | "deletes"; who: Person }
  | { what: "clicks"; who: Person; button: string; privately: boolean; twice: boolean }
  | { what: "types"; who: Person; words: string }
  | { what: "kill"; downFor: number }
  /** Dies at the so manieth query or call out from now. */
  | { what: "dies"; moments: number; downFor: number }
  | { what: "slackDown" | "slackHangs" | "pagerDown" | "pagerLosesAnswers" | "pagerHangs"; for: number }
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
    hang: number;
    duplicate: number;
    delay: number;
    lose: number;
    loseAck: number;
  };
  wire: {
    /** How often a command or click arrives twice. */
    repeat: number;
    /** How late a new channel shows in lists. */
    listLagMs: number;
  };
  createRaceMs: number;
}

export const LENGTH = 50 * MINUTE;

export function planFor(seed: number): Plan {
  return seed % 3 === 0 ? oneDeath(seed / 3) : manyTroubles(seed);
}

/** So many queries and calls out follow a declaration; in turn each of them is the one at which the process dies. */
const MOMENTS = 97;

/** Nothing goes wrong but one thing, at a moment of its own. */
function oneDeath(turn: number): Plan {
  // Neighbours die far apart, so that few seeds already see beginning, middle and end.
  const moments = 1 + ((turn * 37) % MOMENTS);
  const none = { lostAnswer: 0, noConnection: 0, serverError: 0, rateLimited: 0, hang: 0 };
  return {
    seed: turn * 3,
    happenings: [
      { at: -1, what: "dies", moments, downFor: SECOND },
      { at: 0, what: "declares", who: "ben", severity: "sev1", title: "checkout is down 0" },
      { at: 7 * MINUTE, what: "clicks", who: "ada", button: "I'm on it", privately: true, twice: false },
    ],
    faults: { ...none, duplicate: 0, delay: 0, lose: 0, loseAck: 0 },
    wire: { repeat: 0, listLagMs: 0 },
    createRaceMs: 0,
  };
}

function manyTroubles(seed: number): Plan {
  const random = createRandom(seed);
  // A quarter of the seeds is calm: there every count can be exact.
  const rough = random.chance(3 / 4) ? random.between(0.02, 0.2) : 0;
  return {
    seed,
    happenings: happenings(random, rough > 0).toSorted((left, right) => left.at - right.at),
    faults: {
      lostAnswer: rough * random.between(0, 1),
      noConnection: rough * random.between(0, 1),
      serverError: rough * random.between(0, 1),
      rateLimited: rough * random.between(0, 1),
      hang: (rough / 4) * random.between(0, 1),
      duplicate: rough,
      delay: rough,
      lose: rough / 2,
      loseAck: rough / 2,
    },
    wire: { repeat: rough > 0 ? 0.4 : 0, listLagMs: rough > 0 && random.chance(0.5) ? 8 * SECOND : 0 },
    createRaceMs: random.chance(0.5) ? 200 : 0,
  };
}

const everybody: readonly Person[] = ["ben", "grace", "ada", "linus", "margaret"];

/** What no text of ours may turn into markup. */
export const HOSTILE = [
  "<!channel> ",
  "<@U0EVIL> ",
  "<https://evil.example|look> ",
  "*_~`",
  "@here ",
  "&lt;!here&gt; ",
  "",
];

function happenings(random: Random, rough: boolean): Happening[] {
  const some = (least: number, most: number, make: (at: number) => Happening): Happening[] =>
    Array.from({ length: random.whole(least, most) }, () => make(Math.floor(random.between(0, LENGTH))));
  const declared = Array.from({ length: random.whole(1, 2) }, (_, n): Happening => {
    const at = n * random.whole(1, 20 * MINUTE);
    const severity = random.pick([null, "sev1", "sev1", "sev2", "sev3"]);
    const title = `${random.pick(HOSTILE)}checkout is down ${at}`;
    return { at, what: "declares", who: random.pick(everybody), severity, title };
  });
  const talk = some(0, 12, (at): Happening => {
    const who = random.pick(everybody);
    const what = random.pick(["says", "says", "says", "edits", "deletes"] as const);
    return what === "says" ? { at, what, who, words: `${random.pick(HOSTILE)}looking at it ${at}` } : { at, what, who };
  });
  const all = [
    ...declared,
    ...talk,
    ...firstAnswers(random, declared),
    ...answers(random, some),
    ...words(random, some),
  ];
  return [...all, ...(rough ? [...trouble(random), ...deaths(random, all)] : [])];
}

/** Most calls are answered within minutes. */
function firstAnswers(random: Random, declared: readonly Happening[]): Happening[] {
  return declared.flatMap((declaration): Happening[] => {
    const at = declaration.at + random.whole(2 * SECOND, 2 * MINUTE);
    if (random.chance(0.4)) return [];
    return [
      {
        at,
        what: "clicks",
        who: random.pick(["linus", "ada"]),
        button: "I'm on it",
        privately: true,
        twice: random.chance(0.3),
      },
    ];
  });
}

type Some = (least: number, most: number, make: (at: number) => Happening) => Happening[];

function answers(random: Random, some: Some): Happening[] {
  const privately = some(0, 3, (at) => ({
    at,
    what: "clicks",
    who: random.pick(["linus", "ada", "margaret"]),
    button: random.pick(["I'm on it", "I'm on it", "I can't take it"]),
    privately: true,
    twice: random.chance(0.3),
  }));
  const openly = some(0, 6, (at) => ({
    at,
    what: "clicks",
    who: random.pick([...everybody, "gus"]),
    button: random.pick(["Take command", "Mitigated", "Still on it", "No change", "In 15 min", "Close"]),
    privately: false,
    twice: random.chance(0.3),
  }));
  return [...privately, ...openly];
}

function words(random: Random, some: Some): Happening[] {
  return some(0, 5, (at) => ({
    at,
    what: "types",
    who: random.pick(everybody),
    words: random.pick([
      "severity sev1 most orders fail",
      "severity sev3 smaller than feared",
      "pass",
      "ack",
      ...Array.from({ length: 4 }, () => `action ${random.pick(HOSTILE)}rolling back ${at}`),
      `impact ${random.pick(HOSTILE)}card payments fail`,
      "cancel false alarm",
      "page <@U0GRACE> we need you",
      "mitigate rolled back",
      "reopen it is back",
    ]),
  }));
}

function trouble(random: Random): Happening[] {
  const at = (): number => Math.floor(random.between(0, LENGTH));
  const list: Happening[] = [];
  for (let n = random.whole(0, 3); n > 0; n -= 1)
    list.push({ at: at(), what: "kill", downFor: random.whole(0, 90 * SECOND) });
  for (const what of ["slackDown", "slackHangs", "pagerDown", "pagerLosesAnswers", "pagerHangs"] as const) {
    // Some troubles are there when it begins.
    if (random.chance(0.3))
      list.push({ at: random.chance(0.6) ? 0 : at(), what, for: random.whole(SECOND, 5 * MINUTE) });
  }
  return list;
}

/** The worst moments to die at are those right after somebody did something. */
function deaths(random: Random, acts: readonly Happening[]): Happening[] {
  return acts.flatMap(({ at, what }) =>
    random.chance(what === "declares" ? 0.5 : 0.2)
      ? [{ at: at - 1, what: "dies", moments: random.whole(1, 60), downFor: random.whole(0, 20 * SECOND) } as const]
      : [],
  );
}
