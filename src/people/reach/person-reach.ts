import { MINUTE, type Instant } from "../../clock.ts";
import type { Locale } from "../../texts/texts.ts";
import type { ContactKind } from "./address.ts";
import type { RehearsalReason } from "./events.ts";
import type { Reach } from "../../oncall/ladder.ts";

/** A code counts for so long, and for so many attempts. */
export const CODE_LASTS = 10 * MINUTE;
export const CODE_ATTEMPTS = 5;
/** So many codes an hour. */
export const CODES_AN_HOUR = 5;
/** What hasn't been confirmed by then didn't arrive. */
export const REHEARSAL_LASTS = 15 * MINUTE;

/** How one person wants to be reached, and what is known of it. It holds what they entered, never what the file says. */
export interface PersonReach {
  /** A Slack user id. */
  readonly id: string;
  readonly entered: Partial<Record<ContactKind, Entered>>;
  /** Events whose address is used no more: their content is to be erased. */
  readonly spent: readonly number[];
  /** The newest code that was asked for; null once it has been typed. */
  readonly verification: Verification | null;
  /** How many codes were ever asked for. */
  readonly codes: number;
  /** When codes were asked for, the newest few. */
  readonly askedAt: readonly Instant[];
  readonly rules: Reach["rules"];
  /** Null: as in Slack. */
  readonly locale: Locale | null;
  /** The newest. */
  readonly rehearsal: Rehearsal | null;
  /** What the last rehearsal that ended has shown. */
  readonly rehearsed: RehearsalResult | null;
}

export interface RehearsalResult {
  /** When it ended, in incident time. */
  readonly at: Instant;
  /** The names of the means by which it was confirmed, and of those by which it wasn't. */
  readonly confirmed: string[];
  readonly missing: string[];
}

interface Entered {
  /** Verified: calls go there. */
  readonly held: (Address & { readonly verifiedAt: Instant }) | null;
  /** Not verified yet: nothing but codes goes there. */
  readonly pending: Address | null;
}

export interface Address {
  readonly address: string;
  /** The event that holds it. */
  readonly seq: number;
}

export interface Verification {
  readonly number: number;
  readonly kind: ContactKind;
  readonly means: string;
  readonly at: Instant;
  /** Wrong codes so far. */
  readonly failures: number;
  /** Why the code could not be sent; null while nothing is known to be wrong. */
  readonly error: string | null;
}

export interface Rehearsal {
  readonly number: number;
  readonly why: RehearsalReason;
  readonly at: Instant;
  readonly means: readonly RehearsedMeans[];
  readonly endedAt: Instant | null;
  /** Where its direct message stands. */
  readonly placed: { readonly channel: string; readonly ts: string } | null;
}

export interface RehearsedMeans {
  readonly name: string;
  readonly state: "waiting" | "sent" | "failed" | "confirmed";
  readonly at: Instant;
}

export function unknownReach(id: string): PersonReach {
  const none = { verification: null, codes: 0, askedAt: [], rules: {}, locale: null, rehearsal: null, rehearsed: null };
  return { id, entered: {}, spent: [], ...none };
}

/** The names of the means by which nothing was confirmed. */
export function missingIn({ means }: Rehearsal): string[] {
  return means.filter(({ state }) => state !== "confirmed").map(({ name }) => name);
}
