import type { Instant } from "../../clock.ts";
import type { NoteKind, Rating } from "./events.ts";

/** A time that was named: an instant, or a whole day. `until` is the first instant that is no longer in it. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** Everything that can be asked of a team's rota. */
export type RotaCommand =
  /** The program has started, perhaps with another schedule. */
  | { type: "noteSchedule" }
  /**
   * `to` takes the shifts `whose` holds in that time; null: whoever of the team is first. Whoever asks for themselves
   * waits for the other's word; what somebody else arranges holds at once.
   */
  | ({ type: "askCover"; whose: string; to: string | null } & Span)
  /** The shift I hold then for the one they hold then. */
  | { type: "askSwap"; to: string; mine: Span; theirs: Span }
  | { type: "acceptCover"; cover: number }
  | { type: "declineCover"; cover: number }
  /** Takes back what was asked, or ends what was agreed. */
  | { type: "callOffCover"; cover: number }
  /** For the hand-over of that number; null: for the next one. */
  | { type: "noteForHandOver"; handOver: number | null; kind: NoteKind; text: string }
  | { type: "confirmHandOver"; handOver: number }
  | { type: "rateShift"; handOver: number; rating: Rating }
  | { type: "reportPlaced"; surface: string; channel: string; ts: string }
  | { type: "passDeadline" };
