import { MINUTE, SECOND } from "../../src/clock.ts";
import type { Random } from "./random.ts";
import { troubles, type Trouble } from "./troubles.ts";

export type Person = "ben" | "grace" | "ada" | "linus" | "margaret" | "jiwoo" | "gus" | "petra";

/** Something that happens at an instant of the evening, in milliseconds from its beginning. */
export type Happening = { readonly at: number } & (Act | Trouble);

type Act =
  | { what: "declares"; who: Person; severity: string | null; title: string }
  | { what: "says"; who: Person; words: string }
  | { what: "edits" | "deletes"; who: Person }
  | { what: "clicks"; who: Person; button: string; privately: boolean; twice: boolean }
  /** Presses whatever button there is, the so manieth modulo how many there are, and sends the form that may open. */
  | { what: "presses"; who: Person; which: number }
  | { what: "types"; who: Person; words: string }
  | { what: "invites"; whom: Person }
  | { what: "renames"; who: Person }
  /** Has a channel of the name that a room will ask for. */
  | { what: "takesName"; who: Person; name: string; private: boolean };

const members: readonly Person[] = ["ben", "grace", "ada", "linus", "margaret", "jiwoo"];
const outsiders: readonly Person[] = ["gus", "petra"];

/** What no text of ours may turn into markup. */
const HOSTILE = [
  "<!channel> ",
  "<@U0EVIL> ",
  "<https://evil.example|look> ",
  "*_~`",
  "@here ",
  "&lt;!here&gt; ",
  "\u202Egnihtyna ",
  "__proto__ ",
  "",
];

/** Words that nobody may ever read anywhere but in the room. */
export const CANARY = "canary-7f3a";

interface Evening {
  length: number;
  instances: number;
  rough: boolean;
}

/** What people do in an evening, and what breaks meanwhile, in order. */
export function scenario(random: Random, evening: Evening): Happening[] {
  const some = (least: number, most: number, make: (at: number) => Act): Happening[] =>
    Array.from({ length: random.whole(least, most) }, () => {
      const at = Math.floor(random.between(0, evening.length));
      return { at, ...make(at) };
    });
  const declared = declarations(random, evening);
  const acts = [
    ...declared,
    ...firstAnswers(random, declared),
    ...some(0, 5, (at) => talk(random, at)),
    ...some(0, 2, () => privateClick(random)),
    ...some(0, 4, () => openClick(random)),
    ...some(0, 3, (at) => ({ what: "types", who: random.pick(members), words: command(random, at) })),
    ...some(0, 3, () => ({ what: "presses", who: random.pick(members), which: random.whole(0, 99) })),
    ...outsideActs(random, evening),
    ...some(0, 1, () => ({ what: "renames", who: random.pick(members) })).slice(random.whole(0, 1)),
  ];
  const all = evening.rough ? [...acts, ...troubles(random, evening, acts)] : acts;
  return all.toSorted((left, right) => left.at - right.at);
}

/** Now and then two incidents begin together: whoever is called for one mustn't wait for the other. */
function declarations(random: Random, { length }: Evening): (Happening & { what: "declares" })[] {
  const apart = random.pick([0, 1, random.whole(1, length / 2)]);
  return Array.from({ length: random.chance(0.35) ? 2 : 1 }, (_, n) => {
    const at = n * apart;
    const severity = random.pick([null, "sev1", "sev1", "sev1", "sev2", "sev2", "sev3", "sev4"]);
    const title = `${random.pick(HOSTILE)}checkout is down ${n} ${CANARY}`;
    return { at, what: "declares", who: random.pick(members), severity, title };
  });
}

/** Most calls are answered within minutes. */
function firstAnswers(random: Random, declared: readonly Happening[]): Happening[] {
  return declared.flatMap((declaration): Happening[] => {
    const at = declaration.at + random.whole(2 * SECOND, 2 * MINUTE);
    const who = random.pick<Person>(["linus", "ada"]);
    if (random.chance(0.4)) return [];
    return [{ at, what: "clicks", who, button: "I'm on it", privately: true, twice: random.chance(0.3) }];
  });
}

function talk(random: Random, at: number): Act {
  const who = random.pick(members);
  const what = random.pick(["says", "says", "says", "edits", "deletes"] as const);
  return what === "says" ? { what, who, words: `${random.pick(HOSTILE)}looking at it ${at} ${CANARY}` } : { what, who };
}

function privateClick(random: Random): Act {
  const who = random.pick<Person>(["linus", "ada", "margaret"]);
  const button = random.pick(["I'm on it", "I'm on it", "I can't take it"]);
  return { what: "clicks", who, button, privately: true, twice: random.chance(0.3) };
}

function openClick(random: Random): Act {
  const button = random.pick(["Take command", "Mitigated", "Still on it", "No change", "In 15 min", "Close"]);
  return { what: "clicks", who: random.pick(members), button, privately: false, twice: random.chance(0.3) };
}

/** Guests and people of other companies press everything they can see, once somebody has let them in. */
function outsideActs(random: Random, { length }: Evening): Happening[] {
  if (random.chance(0.6)) return [];
  const whom = random.pick(outsiders);
  const at = random.whole(SECOND, length / 2);
  const later = (): number => random.whole(at + 1, length);
  const presses = Array.from({ length: random.whole(1, 5) }, (): Happening => {
    const which = random.whole(0, 99);
    return { at: later(), what: "presses", who: whom, which };
  });
  const words = random.pick([
    "ack",
    "mitigate done",
    "severity sev4 it is nothing",
    "cancel no",
    "page <@U0GRACE> now",
  ]);
  const declares: Happening = {
    at: later(),
    what: "declares",
    who: whom,
    severity: "sev1",
    title: `outside ${CANARY}`,
  };
  return [{ at, what: "invites", whom }, ...presses, { at: later(), what: "types", who: whom, words }, declares];
}

function command(random: Random, at: number): string {
  return random.pick([
    "severity sev1 most orders fail",
    "severity sev3 smaller than feared",
    "pass",
    "ack",
    ...Array.from({ length: 4 }, () => `action ${random.pick(HOSTILE)}rolling back ${at} ${CANARY}`),
    `impact ${random.pick(HOSTILE)}card payments fail`,
    "cancel false alarm",
    "page <@U0GRACE> we need you",
    "mitigate rolled back",
    "reopen it is back",
  ]);
}
