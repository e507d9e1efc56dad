import type { Instant } from "../clock.ts";
import type { Severity } from "../incident/severity.ts";
import type { Means } from "../oncall/ladder.ts";
import { SLACK } from "../people/reach/reach.ts";
import type { Locale } from "../texts/texts.ts";

/** What a way words a call from by itself, where the ready text is too long or can't be spoken. */
export interface CallFacts {
  locale: Locale;
  severity: Severity;
  /** As it is shown: `SEV1` or `P1`. */
  severityName: string;
  /** 42 for INC-42. */
  number: number;
  drill: boolean;
  /** Null when the incident is private: its title is shown nowhere outside its room. */
  title: string | null;
  layer: string | null;
  team: string | null;
  /** Since when nobody has written, in whole minutes, where that is why the person who has it already is rung. */
  quietMinutes: number | null;
  /** When somebody else is called if nobody answers, and who; nobody where the same people are called again. */
  next: { at: Instant; people: string } | null;
  /** IANA zone of the person. */
  zone: string;
  /** Why it is over, and the name of whoever answered; null while it isn't. */
  over: { why: string; who: string | null } | null;
}

/** One call of one person by one way, or the word that it is over. */
export interface PageCall {
  /** The same over all attempts: whoever receives it twice shows it once. */
  id: string;
  kind: "page" | "standDown";
  /** `INC-42` */
  incident: string;
  step: number;
  /** The person, by their Slack id. */
  target: string;
  /** 1 for the first. */
  attempt: number;
  /** How often the person is rung in this step: a greater number rings anew, under the same id. */
  ring: number;
  /** In the person's language, without markup; nothing secret stands in it. */
  title: string;
  text: string;
  facts: CallFacts;
  /** Where a browser answers the call; null where no browser reaches us. */
  ackUrl: string | null;
  /** The same address in few characters, for messages that have few. */
  shortUrl: string | null;
  /** The ids of the calls that a stand-down ends; empty for a page. */
  ends: readonly string[];
}

/**
 * What proves that a way reaches somebody: a rehearsal, which they confirm, or a code, which they type in Slack. No
 * incident stands behind it.
 */
export interface Check {
  /** The same over all attempts. */
  id: string;
  kind: "rehearsal" | "code";
  /** Counts the person's rehearsals, or their codes. */
  number: number;
  /** The person, by their Slack id. */
  target: string;
  /** Where a code goes: to an address that isn't verified yet. Null in a rehearsal, which goes where calls go. */
  address: string | null;
  /** 1 for the first. */
  attempt: number;
  /** In the person's language, without markup. */
  title: string;
  text: string;
  facts: {
    locale: Locale;
    /** Six digits; null in a rehearsal. */
    code: string | null;
  };
  /** Where a browser confirms a rehearsal; null for a code, and where no browser reaches us. */
  ackUrl: string | null;
  shortUrl: string | null;
}

/**
 * A way to reach somebody. A promise that resolves means: handed over to whoever delivers it, not heard.
 * It throws `Rejected` when trying again is useless, `TooFast` when asked for patience, anything else when a later
 * attempt may succeed. The same call may be made twice.
 */
export interface Notifier extends Means {
  reaches(person: string): boolean;
  page(call: PageCall): Promise<void>;
  standDown(call: PageCall): Promise<void>;
  check(check: Check): Promise<void>;
  /** Ends a rehearsal that goes on ringing by itself. Where nothing does, nothing is sent. */
  endCheck(check: Check): Promise<void>;
}

/** The provider will never take this call. */
export class Rejected extends Error {
  override readonly name = "Rejected";
}

export { SLACK };

/** The ways in which somebody can be reached, Slack first. */
export function meansOf(notifiers: readonly Notifier[], person: string): Means[] {
  const open = notifiers.filter((notifier) => notifier.reaches(person));
  return [SLACK_MEANS, ...open.map(({ name, kind, rings }) => ({ name, kind, rings }))];
}

export const SLACK_MEANS: Means = { name: SLACK, kind: "slack", rings: false };
