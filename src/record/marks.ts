import type { Instant } from "../clock.ts";

/** Somebody's reaction to a message, or the taking back of one: the later word of each person wins. */
export interface Mark {
  /** Slack's name of the emoji; PIN and SHORTCUT stand for the two other ways. */
  readonly name: string;
  readonly person: string;
  /** With the microseconds of Slack's timestamps: two marks may share a millisecond. */
  readonly at: Instant;
  readonly on: boolean;
  /** Whether it makes a moment: not every reaction does, and not everybody's. */
  readonly moment: boolean;
}

/** No emoji can be called so. */
export const PIN = "(pin)";
export const SHORTCUT = "(timeline)";

const moments: ReadonlySet<string> = new Set(["pushpin", "star", "triangular_flag_on_post", PIN, SHORTCUT]);

/** 📌, ⭐, 🚩, a pin and "Add to timeline" make a moment. */
export function makesMoment(name: string): boolean {
  return moments.has(name);
}

/** Adds a mark to what is known; a redelivered or overtaken one changes nothing. */
export function withMark(known: readonly Mark[], mark: Mark): readonly Mark[] {
  const earlier = known.find((each) => isSame(each, mark));
  if (earlier !== undefined && earlier.at > mark.at) return known;
  if (earlier !== undefined && earlier.at === mark.at && earlier.on === mark.on) return known;
  return [...known.filter((each) => each !== earlier), mark];
}

/** The mark that makes it a moment, the first of them; null when it is none. */
export function momentIn(marks: readonly Mark[]): Mark | null {
  return marks.filter((mark) => mark.on && mark.moment).toSorted((left, right) => left.at - right.at)[0] ?? null;
}

/** A message is pinned, or taken off the timeline, for everybody: another person may undo it. */
function isSame(left: Mark, right: Mark): boolean {
  const shared = left.name === PIN || left.name === SHORTCUT;
  return left.name === right.name && (shared || left.person === right.person);
}
