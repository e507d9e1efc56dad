import { HOUR, MINUTE, type Instant } from "../../clock.ts";
import type { By } from "../../incident/commands.ts";
import { Refusal } from "../../refusal.ts";
import { contactKinds } from "./address.ts";
import type { ReachCommand } from "./commands.ts";
import type { ReachEvent } from "./events.ts";
import {
  CODE_ATTEMPTS,
  CODE_LASTS,
  CODES_AN_HOUR,
  missingIn,
  REHEARSAL_LASTS,
  type PersonReach,
  type Rehearsal,
} from "./person-reach.ts";

export interface ReachFacts {
  now: Instant;
  /** The six digits that prove the person's so manieth verification. They are stored nowhere. */
  codeFor(number: number): string;
}

export function decide(
  state: PersonReach,
  command: ReachCommand,
  { by, facts }: { by: By; facts: ReachFacts },
): ReachEvent[] {
  if (by.kind === "person" && by.id !== state.id) throw new Refusal("notYours");
  switch (command.type) {
    case "setReach":
      return setReach(state, command);
    case "forget":
      return forget(state);
    case "askCode":
      return askCode(state, command, facts.now);
    case "enterCode":
      return enterCode(state, command, facts);
    case "reportCode":
      return state.verification?.number === command.number
        ? [{ type: "codeUndelivered", number: command.number, error: command.error }]
        : [];
    case "beginRehearsal":
      return begin(state, command);
    case "confirmRehearsal":
      return confirm(state, command);
    case "reportRehearsal":
      return report(state, command);
    case "passDeadline":
      return giveUpWaiting(state, facts.now);
  }
}

type CommandOf<Type extends ReachCommand["type"]> = Extract<ReachCommand, { type: Type }>;

function setReach(state: PersonReach, { addresses, rules, locale }: CommandOf<"setReach">): ReachEvent[] {
  const changed = contactKinds.flatMap((kind): ReachEvent[] => {
    const address = addresses[kind];
    const { held = null, pending = null } = state.entered[kind] ?? {};
    if (address === undefined || address === (pending ?? held)?.address) return [];
    if (address === null) return held || pending ? [{ type: "addressRemoved", kind, pending: false }] : [];
    if (address === held?.address) return [{ type: "addressRemoved", kind, pending: true }];
    return [{ type: "addressEntered", kind, address }];
  });
  const same = locale === state.locale && JSON.stringify(sorted(rules)) === JSON.stringify(sorted(state.rules));
  return same ? changed : [...changed, { type: "preferencesSet", rules, locale }];
}

function sorted(rules: PersonReach["rules"]): unknown[] {
  return Object.entries(rules).toSorted(([left], [right]) => left.localeCompare(right));
}

function forget({ entered, rules, locale }: PersonReach): ReachEvent[] {
  const kinds = contactKinds.filter((kind) => entered[kind] !== undefined);
  const plain = Object.keys(rules).length === 0 && locale === null;
  return [
    ...kinds.map((kind): ReachEvent => ({ type: "addressRemoved", kind, pending: false })),
    ...(plain ? [] : [{ type: "preferencesSet" as const, rules: {}, locale: null }]),
  ];
}

function askCode(state: PersonReach, { kind, means }: CommandOf<"askCode">, now: Instant): ReachEvent[] {
  if (!state.entered[kind]?.pending) throw new Refusal("nothingToVerify");
  const recent = state.askedAt.filter((at) => at > now - HOUR);
  if (recent.length >= CODES_AN_HOUR) {
    throw new Refusal("tooManyCodes", { minutes: Math.max(1, Math.ceil((recent[0]! + HOUR - now) / MINUTE)) });
  }
  return [{ type: "verificationAsked", number: state.codes + 1, kind, means }];
}

/** A wrong code is an event, not a refusal: what is refused leaves no trace, and attempts are counted. */
function enterCode(
  { verification }: PersonReach,
  { number, code }: CommandOf<"enterCode">,
  facts: ReachFacts,
): ReachEvent[] {
  if (verification?.number !== number || facts.now >= verification.at + CODE_LASTS) throw new Refusal("codeExpired");
  if (verification.failures >= CODE_ATTEMPTS) throw new Refusal("codeSpent");
  const { kind, means } = verification;
  const right = code.normalize("NFKC").replaceAll(/[\s-]/g, "") === facts.codeFor(number);
  return [right ? { type: "addressVerified", number, kind, means } : { type: "verificationFailed", number }];
}

function begin({ rehearsal }: PersonReach, { why, means }: CommandOf<"beginRehearsal">): ReachEvent[] {
  if (isOpen(rehearsal) || means.length === 0) return [];
  return [{ type: "rehearsalBegun", number: (rehearsal?.number ?? 0) + 1, why, means: [...means] }];
}

function confirm(state: PersonReach, { number, means }: CommandOf<"confirmRehearsal">): ReachEvent[] {
  const { rehearsal } = state;
  const meant = rehearsal?.means.find(({ name }) => name === means);
  if (rehearsal?.number !== number || !isOpen(rehearsal) || meant === undefined || meant.state === "confirmed")
    return [];
  const settled = withState(rehearsal, means, "confirmed");
  return [{ type: "rehearsalConfirmed", number, means }, ...endIfSettled(settled)];
}

function report(state: PersonReach, { number, means, error, placed }: CommandOf<"reportRehearsal">): ReachEvent[] {
  const { rehearsal } = state;
  const meant = rehearsal?.means.find(({ name }) => name === means);
  if (rehearsal?.number !== number || meant === undefined || meant.state === "confirmed") return [];
  if (error === null) return meant.state === "waiting" ? [{ type: "rehearsalSent", number, means, placed }] : [];
  if (meant.state === "failed" || !isOpen(rehearsal)) return [];
  return [{ type: "rehearsalFailed", number, means, error }, ...endIfSettled(withState(rehearsal, means, "failed"))];
}

function giveUpWaiting({ rehearsal }: PersonReach, now: Instant): ReachEvent[] {
  if (rehearsal === null || !isOpen(rehearsal) || now < rehearsal.at + REHEARSAL_LASTS) return [];
  return [ended(rehearsal)];
}

function isOpen(rehearsal: Rehearsal | null): boolean {
  return rehearsal !== null && rehearsal.endedAt === null;
}

function withState(rehearsal: Rehearsal, name: string, state: "confirmed" | "failed"): Rehearsal {
  return { ...rehearsal, means: rehearsal.means.map((each) => (each.name === name ? { ...each, state } : each)) };
}

/** Nothing more is to be expected. */
function endIfSettled(rehearsal: Rehearsal): ReachEvent[] {
  const open = rehearsal.means.some(({ state }) => state === "waiting" || state === "sent");
  return open ? [] : [ended(rehearsal)];
}

function ended(rehearsal: Rehearsal): ReachEvent {
  return { type: "rehearsalEnded", number: rehearsal.number, missing: missingIn(rehearsal) };
}
