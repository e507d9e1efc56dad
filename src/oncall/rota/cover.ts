import { DAY, HOUR, type Instant } from "../../clock.ts";
import type { By } from "../../incident/commands.ts";
import { Refusal } from "../../refusal.ts";
import { poolOf } from "../fairness.ts";
import { heldBy, shiftNamed } from "../held-by.ts";
import type { TeamSchedule } from "../rotation.ts";
import type { RotaCommand, Span } from "./commands.ts";
import type { RotaEvent, Slot } from "./events.ts";
import { mayArrange, mayHold, type RotaFacts } from "./facts.ts";
import { coverNumbered, type Cover, type Rota } from "./rota.ts";

/** What is decided on: the rota, who asks, and the facts with a schedule that is there. */
export interface Case {
  readonly rota: Rota;
  readonly by: By;
  readonly facts: RotaFacts & { readonly schedule: TeamSchedule };
}

type Asked<Type extends RotaCommand["type"]> = Extract<RotaCommand, { type: Type }>;

/** Nobody plans further. */
const FARTHEST = 366 * DAY;
/** Whoever is asked about what begins at once has so long. */
const SHORTEST_WAIT = HOUR;

export function askCover(given: Case, { whose, to, from, until }: Asked<"askCover">): RotaEvent[] {
  const { rota, by, facts } = given;
  requireSpan({ from, until }, facts.now);
  if (to !== null) requireTaker(given, { whose, to });
  const arranged = by.kind === "person" && by.id !== whose;
  // Whoever takes somebody's shift needs nobody's leave but their own; all else is for those who answer for the team.
  if (arranged && by.id !== to && !mayArrange(facts, by.id)) throw new Refusal("notYoursToArrange");
  const slots = heldBy(facts.schedule, whose, { from: Math.max(from, facts.now), until }, rota.overrides);
  if (slots.length === 0) throw new Refusal("noShiftThen", { person: whose, team: rota.team });
  const { number, asked } = askedFor(given, { whose, to, slots, inReturn: [] });
  if (to === null || !arranged) return asked;
  return [...asked, acceptance(given, { number, whose }, { taker: to, slots, inReturn: [] })];
}

export function askSwap(given: Case, { to, mine, theirs }: Asked<"askSwap">): RotaEvent[] {
  const { rota, by, facts } = given;
  if (by.kind !== "person") return [];
  for (const span of [mine, theirs]) requireSpan(span, facts.now);
  requireTaker(given, { whose: by.id, to });
  const shiftOf = (person: string, span: Span): Slot => {
    const shift = shiftNamed(facts.schedule, person, span, facts.now, rota.overrides);
    if (shift === null) throw new Refusal("noShiftThen", { person, team: rota.team });
    return shift;
  };
  const wish = { whose: by.id, to, slots: [shiftOf(by.id, mine)], inReturn: [shiftOf(to, theirs)] };
  return askedFor(given, wish).asked;
}

export function acceptCover(given: Case, { cover: number }: Asked<"acceptCover">): RotaEvent[] {
  const { by, facts } = given;
  const cover = knownCover(given, number);
  if (by.kind !== "person" || (cover.state === "accepted" && cover.taker === by.id)) return [];
  if (cover.state !== "asked") throw new Refusal("coverSettled", { taker: cover.taker });
  if (cover.whose === by.id) throw new Refusal("coveringOneself");
  if (cover.to !== null && cover.to !== by.id) throw new Refusal("notYourHandoff", { to: cover.to });
  if (!mayHold(facts.schedule, by.id)) throw new Refusal("notInRotation", { person: by.id, team: given.rota.team });
  // Since it was asked somebody else may have taken a part of it.
  const slots = stillHeld(given, cover.whose, cover.slots);
  const inReturn = stillHeld(given, by.id, cover.inReturn);
  const nothingLeft = slots.length === 0 || (cover.inReturn.length > 0 && inReturn.length === 0);
  if (nothingLeft) throw new Refusal("coverOver");
  return [acceptance(given, cover, { taker: by.id, slots, inReturn })];
}

export function declineCover(given: Case, { cover: number }: Asked<"declineCover">): RotaEvent[] {
  const cover = knownCover(given, number);
  if (cover.to === null || cover.state !== "asked" || given.by.kind !== "person") return [];
  if (given.by.id !== cover.to) throw new Refusal("notYourHandoff", { to: cover.to });
  return [{ type: "coverDeclined", cover: number }];
}

export function callOffCover(given: Case, { cover: number }: Asked<"callOffCover">): RotaEvent[] {
  const { rota, by, facts } = given;
  const cover = knownCover(given, number);
  if (by.kind !== "person" || cover.state === "withdrawn" || cover.state === "ended") return [];
  const theirs = [cover.whose, cover.by, cover.taker].includes(by.id);
  if (!theirs && !mayArrange(facts, by.id)) throw new Refusal("notYoursToArrange");
  if (cover.state === "asked") return [{ type: "coverWithdrawn", cover: number }];
  const ahead = rota.overrides.some((each) => each.cover === number && each.until > facts.now);
  if (cover.state !== "accepted" || !ahead) throw new Refusal("coverOver");
  return [{ type: "coverEnded", cover: number }];
}

/** What nobody took in time: whoever asked still has it. */
export function lapses({ rota, facts }: Pick<Case, "rota" | "facts">): RotaEvent[] {
  const late = rota.covers.filter(({ state, lapsesAt }) => state === "asked" && lapsesAt <= facts.now);
  return late.map(({ number }) => ({ type: "coverLapsed", cover: number }));
}

interface Wish {
  whose: string;
  to: string | null;
  slots: readonly Slot[];
  inReturn: readonly Slot[];
}

/** The number of the cover; nothing is asked where the same waits for an answer already. */
function askedFor({ rota, facts }: Case, { whose, to, slots, inReturn }: Wish): { number: number; asked: RotaEvent[] } {
  const wish = (each: Wish): string => JSON.stringify([each.whose, each.to, each.slots, each.inReturn]);
  const same = rota.covers.find(
    (each) => each.state === "asked" && wish(each) === wish({ whose, to, slots, inReturn }),
  );
  if (same !== undefined) return { number: same.number, asked: [] };
  const number = rota.covers.length + 1;
  const everybody = facts.hasChannel ? [] : poolOf(facts.schedule).filter((person) => person !== whose);
  const [begin, end] = [Math.min(...slots.map(({ from }) => from)), Math.max(...slots.map(({ until }) => until))];
  const event: RotaEvent = {
    type: "coverAsked",
    cover: number,
    whose,
    to,
    slots: [...slots],
    inReturn: [...inReturn],
    asked: to === null ? everybody : [to],
    lapsesAt: Math.max(begin, Math.min(facts.now + SHORTEST_WAIT, end)),
  };
  return { number, asked: [event] };
}

function acceptance(
  { rota }: Case,
  { number, whose }: Pick<Cover, "number" | "whose">,
  { taker, slots, inReturn }: { taker: string; slots: readonly Slot[]; inReturn: readonly Slot[] },
): RotaEvent {
  const last = Math.max(0, ...rota.overrides.map((override) => override.number));
  const all = [
    ...slots.map((slot) => ({ ...slot, person: taker })),
    ...inReturn.map((slot) => ({ ...slot, person: whose })),
  ];
  const overrides = all.map((slot, index) => ({ ...slot, number: last + 1 + index }));
  return { type: "coverAccepted", cover: number, taker, overrides };
}

function stillHeld({ rota, facts }: Case, person: string, slots: readonly Slot[]): Slot[] {
  return slots.flatMap(({ layer, from, until }) =>
    heldBy(facts.schedule, person, { from: Math.max(from, facts.now), until }, rota.overrides).filter(
      (held) => held.layer === layer,
    ),
  );
}

function requireSpan({ from, until }: Span, now: Instant): void {
  if (until <= from) throw new Refusal("endBeforeBeginning");
  if (until <= now) throw new Refusal("coverInThePast");
  if (until > now + FARTHEST) throw new Refusal("coverTooFar");
}

function requireTaker({ rota, facts }: Case, { whose, to }: { whose: string; to: string }): void {
  if (to === whose) throw new Refusal("coveringOneself");
  if (!mayHold(facts.schedule, to)) throw new Refusal("notInRotation", { person: to, team: rota.team });
}

function knownCover({ rota }: Case, number: number): Cover {
  const cover = coverNumbered(rota, number);
  if (cover === null) throw new Refusal("coverOver");
  return cover;
}
