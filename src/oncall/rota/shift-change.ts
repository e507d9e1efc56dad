import { DAY, HOUR, type Instant } from "../../clock.ts";
import { Refusal } from "../../refusal.ts";
import { handOverAfter, type HandOverTime } from "../hand-over.ts";
import { holderOf } from "../who-is-on-call.ts";
import type { RotaCommand } from "./commands.ts";
import type { Case } from "./cover.ts";
import type { RotaEvent } from "./events.ts";
import type { RotaFacts } from "./facts.ts";
import { handOverNumbered, type HandOver, type Rota } from "./rota.ts";

type Asked<Type extends RotaCommand["type"]> = Extract<RotaCommand, { type: Type }>;

/** Unconfirmed for so long, the team is told. */
const CONFIRM_WITHIN = HOUR;
/** What changed hands longer ago, while nobody was looking, is no news any more. */
const STILL_NEWS = 7 * DAY;
const LONGEST_NOTE = 500;

/** The hand-over that is due, the last one where several passed unseen. */
export function dueHandOver({ rota, facts }: Pick<Case, "rota" | "facts">): RotaEvent[] {
  let due: HandOverTime | null = null;
  for (let next = firstAfter(rota, facts, watchedFrom(rota, facts)); next.at <= facts.now;) {
    if (next.to !== null) due = next;
    next = firstAfter(rota, facts, next.at);
  }
  if (due === null) return [];
  const { at, from, to } = due;
  const since = Math.max(due.begun, rota.handOvers.at(-1)?.at ?? -Infinity);
  return [{ type: "handOverDue", handOver: rota.handOvers.length + 1, at, since, from, to }];
}

/** When to look again: at the next hand-over, or where the schedule was looked at no further. */
export function nextHandOverAt(rota: Rota, facts: Case["facts"]): Instant | null {
  let next = firstAfter(rota, facts, watchedFrom(rota, facts));
  while (next.to === null && next.at <= facts.now) next = firstAfter(rota, facts, next.at);
  return next.at === Infinity ? null : next.at;
}

/** When the team is told that nobody confirmed. */
export function confirmationDueAt(rota: Rota): Instant | null {
  const last = rota.handOvers.at(-1);
  return last?.state === "waiting" ? last.reportedAt + CONFIRM_WITHIN : null;
}

export function overdueHandOver({ rota, facts }: Pick<Case, "rota" | "facts">): RotaEvent[] {
  const due = confirmationDueAt(rota);
  return due !== null && due <= facts.now ? [{ type: "handOverOverdue", handOver: rota.handOvers.length }] : [];
}

export function confirmHandOver(
  { rota, by, facts }: Case,
  { handOver: number }: Asked<"confirmHandOver">,
): RotaEvent[] {
  const handOver = knownHandOver(rota, number);
  if (handOver.state === "confirmed" || by.kind !== "person") return [];
  // Whoever covers from the first minute has the shift as well.
  const holder = holderOf(facts.schedule, "primary", facts.now, rota.overrides);
  if (by.id !== handOver.to && by.id !== holder) throw new Refusal("notYourHandoff", { to: handOver.to });
  return [{ type: "handOverConfirmed", handOver: number }];
}

export function noteForHandOver({ rota }: Case, { handOver, kind, text }: Asked<"noteForHandOver">): RotaEvent[] {
  const words = text.trim();
  if (words === "") throw new Refusal("textMissing");
  if (words.length > LONGEST_NOTE) throw new Refusal("textTooLong", { longest: LONGEST_NOTE });
  const number = handOver ?? rota.handOvers.length + 1;
  if (handOver !== null) knownHandOver(rota, handOver);
  return [{ type: "handOverNoted", handOver: number, kind, text: words }];
}

export function rateShift({ rota, by }: Case, { handOver: number, rating }: Asked<"rateShift">): RotaEvent[] {
  const handOver = knownHandOver(rota, number);
  if (by.kind !== "person") return [];
  if (by.id !== handOver.from) throw new Refusal("notYourHandoff", { to: handOver.from });
  if (handOver[rating.question] === rating.answer) return [];
  return [{ type: "shiftRated", handOver: number, rating }];
}

function knownHandOver(rota: Rota, number: number): HandOver {
  const handOver = handOverNumbered(rota, number);
  if (handOver === null) throw new Refusal("handOverUnknown");
  return handOver;
}

function watchedFrom({ handOvers, begunAt }: Rota, { now }: Pick<RotaFacts, "now">): Instant {
  return Math.max(handOvers.at(-1)?.at ?? begunAt ?? now, now - STILL_NEWS);
}

function firstAfter(
  { overrides }: Rota,
  { schedule }: Case["facts"],
  instant: Instant,
): HandOverTime | { at: Instant; to: null } {
  return handOverAfter(schedule, instant, overrides) ?? { at: Infinity, to: null };
}
