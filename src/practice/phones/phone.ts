import type { Instant } from "../../clock.ts";

/** What lies on somebody's telephone, the newest last. */
export interface Phone {
  /** A Slack user id. */
  readonly person: string;
  readonly calls: readonly Call[];
  readonly texts: readonly Text[];
  readonly alerts: readonly Alert[];
  readonly mails: readonly Mail[];
  /** Set by hand; null: as the hour says. */
  readonly asleep: boolean | null;
}

interface Arrived {
  readonly id: string;
  readonly at: Instant;
  /** Whether its owner has looked since. */
  readonly seen: boolean;
}

export interface Call extends Arrived {
  readonly state: "ringing" | "talking" | "over";
  /** Whether nobody picked up. */
  readonly missed: boolean;
  /** What the voice has said, sentence by sentence. */
  readonly heard: readonly string[];
  /** Whether it waits for a key. */
  readonly asks: boolean;
}

export interface Text extends Arrived {
  readonly text: string;
  /** The telephone's own number (E.164) to which it came, or from which it was sent. */
  readonly number: string;
  /** Sent from this telephone. */
  readonly mine: boolean;
  /** Whether it came without a sound. */
  readonly silent: boolean;
}

/** What the push app shows. */
export interface Alert extends Arrived {
  readonly title: string;
  readonly text: string;
  readonly link: { readonly url: string; readonly title: string } | null;
  /** Under which its sender ends it. */
  readonly tag: string;
  /** Until when it sounds again and again; null for a quiet one. */
  readonly soundsUntil: Instant | null;
  readonly silent: boolean;
}

export interface Mail extends Arrived {
  readonly subject: string;
  readonly text: string;
  readonly silent: boolean;
}

/** So much of each is kept. */
const KEPT = { calls: 5, texts: 30, alerts: 10, mails: 15 };

export function newPhone(person: string): Phone {
  return { person, calls: [], texts: [], alerts: [], mails: [], asleep: null };
}

/** Without what is oldest. */
export function trimmed(phone: Phone): Phone {
  return {
    ...phone,
    calls: phone.calls.slice(-KEPT.calls),
    texts: phone.texts.slice(-KEPT.texts),
    alerts: phone.alerts.slice(-KEPT.alerts),
    mails: phone.mails.slice(-KEPT.mails),
  };
}

export function isRinging({ calls, alerts }: Phone, now: Instant): boolean {
  return calls.some(({ state }) => state === "ringing") || alerts.some((alert) => sounds(alert, now));
}

/** Since when it has wanted its owner, by a call or by the push app; null while it doesn't. */
export function busySince({ calls, alerts }: Phone, now: Instant): Instant | null {
  const busy = [...calls.filter(({ state }) => state !== "over"), ...alerts.filter((alert) => sounds(alert, now))];
  return busy.length === 0 ? null : Math.min(...busy.map(({ at }) => at));
}

export function sounds({ soundsUntil }: Alert, now: Instant): boolean {
  return soundsUntil !== null && soundsUntil > now;
}

/** What came and nobody has looked at. */
export function unseen({ calls, texts, alerts, mails }: Phone): number {
  const missed = calls.filter(({ missed }) => missed);
  return [...missed, ...texts, ...alerts, ...mails].filter(({ seen }) => !seen).length;
}

export function looked(phone: Phone): Phone {
  const seen = <Item extends Arrived>(items: readonly Item[]): Item[] => items.map((item) => ({ ...item, seen: true }));
  return {
    ...phone,
    calls: phone.calls.map((call) => (call.state === "over" ? { ...call, seen: true } : call)),
    texts: seen(phone.texts),
    alerts: seen(phone.alerts),
    mails: seen(phone.mails),
  };
}

/** The newest link that answers what rings; null where nothing rings by one. */
export function ringingLink({ alerts }: Phone, now: Instant): string | null {
  return alerts.findLast((alert) => sounds(alert, now) && alert.link !== null)?.link?.url ?? null;
}
