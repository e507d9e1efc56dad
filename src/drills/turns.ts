import { MINUTE, type Instant } from "../clock.ts";
import type { Random } from "../random.ts";
import { hasActed, hasJoined, holds, type Situation } from "./conditions.ts";
import type { Step } from "./scenario-schema.ts";

/** How long a live person is waited for before the script goes on without what they were asked for. */
const PATIENCE = 5 * MINUTE;

/** A step on its way: waiting for its condition, for its moment, for a live person, or over. */
export interface Turn {
  readonly step: Step;
  /** A Slack user id. */
  readonly person: string;
  /** A live person plays it, and is prompted instead. */
  readonly live: boolean;
  /** How long the person takes once it is their turn, in milliseconds. */
  readonly pause: number;
  readonly state: "waiting" | "thinking" | "prompted" | "over";
  /** When its moment comes (thinking), when the prompt was given (prompted), when it was over. */
  readonly at: Instant;
}

/** The script as turns; each person is a little quicker or slower than it says, by chance. */
export function turnsOf(
  script: readonly Step[],
  { personOf, isLive, random }: { personOf(role: string): string; isLive(role: string): boolean; random: Random },
): Turn[] {
  return script.map((step) => ({
    step,
    person: personOf(step.by),
    live: isLive(step.by),
    pause: random.between(step.wait * 0.8, step.wait * 1.3),
    state: "waiting",
    at: 0,
  }));
}

/** Every turn as the situation moves it on. `beganAt` is when the drill began. What is due is not done here. */
export function advance(turns: readonly Turn[], situation: Situation, beganAt: Instant): Turn[] {
  const next: Turn[] = [];
  for (const turn of turns) next.push(moved(turn, next.at(-1) ?? null, situation, beganAt));
  return next;
}

/** The first turn that a scripted person should take now; null when there is none. */
export function dueTurn(turns: readonly Turn[], now: Instant): number | null {
  const index = turns.findIndex((turn) => turn.state === "thinking" && turn.at <= now && !turn.live);
  return index === -1 ? null : index;
}

function moved(turn: Turn, before: Turn | null, situation: Situation, beganAt: Instant): Turn {
  const { now } = situation;
  const { step, person } = turn;
  const needless = step.joins !== undefined && hasJoined(situation, person);
  const calledOff = needless || (step.unless !== undefined && holds(step.unless, situation, person));
  if (turn.state === "waiting") {
    const since = readySince(turn, before, situation, beganAt);
    return since === null
      ? turn
      : moved({ ...turn, state: "thinking", at: since + turn.pause }, before, situation, beganAt);
  }
  if (turn.state === "thinking" && turn.at <= now) {
    if (calledOff) return { ...turn, state: "over", at: now };
    return turn.live ? { ...turn, state: "prompted", at: now } : turn;
  }
  if (turn.state === "prompted") {
    const answered = calledOff || hasActed(situation, person, turn.at) || now >= turn.at + PATIENCE;
    return answered ? { ...turn, state: "over", at: now } : turn;
  }
  return turn;
}

/** Since when it is the person's turn: their condition holds, or, without one, the step before is over. */
function readySince(
  { step, person }: Turn,
  before: Turn | null,
  situation: Situation,
  beganAt: Instant,
): Instant | null {
  const { now } = situation;
  if (step.when === undefined) {
    if (before === null) return beganAt;
    return before.state === "over" ? before.at : null;
  }
  if (holds(step.when, situation, person)) return now;
  return step.orAfter !== undefined && now >= beganAt + step.orAfter ? beganAt + step.orAfter : null;
}
