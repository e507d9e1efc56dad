import { HOUR } from "../../clock.ts";
import type { Recorded } from "../../incident/events.ts";
import type { ContactKind } from "./address.ts";
import type { ReachEvent } from "./events.ts";
import { CODES_AN_HOUR, type Address, type PersonReach, type Rehearsal, type RehearsedMeans } from "./person-reach.ts";

export function evolve(state: PersonReach, { event, at, seq }: Recorded<ReachEvent>): PersonReach {
  switch (event.type) {
    case "addressEntered":
      return entered(state, event.kind, { address: event.address, seq });
    case "addressRemoved":
      return removed(state, event.kind, event.pending);
    case "addressVerified":
      return { ...verified(state, event.kind, at), verification: null };
    case "verificationAsked": {
      const { number, kind, means } = event;
      const recent = state.askedAt.filter((each) => each > at - HOUR);
      const verification = { number, kind, means, at, failures: 0, error: null };
      return { ...state, verification, codes: number, askedAt: [...recent, at].slice(-CODES_AN_HOUR) };
    }
    case "verificationFailed":
      return onVerification(state, event.number, (each) => ({ failures: each.failures + 1 }));
    case "codeUndelivered":
      return onVerification(state, event.number, () => ({ error: event.error }));
    case "preferencesSet":
      return { ...state, rules: event.rules, locale: event.locale };
    case "rehearsalBegun": {
      const means = event.means.map((name): RehearsedMeans => ({ name, state: "waiting", at }));
      return { ...state, rehearsal: { number: event.number, why: event.why, at, means, endedAt: null, placed: null } };
    }
    case "rehearsalSent":
      return onRehearsal(state, event.number, (each) => ({
        ...withMeans(each, { name: event.means, state: "sent", at }),
        placed: event.placed ?? each.placed,
      }));
    case "rehearsalFailed":
      return onRehearsal(state, event.number, (each) => withMeans(each, { name: event.means, state: "failed", at }));
    case "rehearsalConfirmed":
      return onRehearsal(state, event.number, (each) => withMeans(each, { name: event.means, state: "confirmed", at }));
    case "rehearsalEnded":
      return ended(state, event, at);
    case "erased":
      return state;
  }
}

function entered(state: PersonReach, kind: ContactKind, pending: Address): PersonReach {
  const before = state.entered[kind];
  return {
    ...withoutCode(state, kind),
    entered: { ...state.entered, [kind]: { held: before?.held ?? null, pending } },
    spent: [...state.spent, ...seqsOf(before?.pending)],
  };
}

function removed(state: PersonReach, kind: ContactKind, pendingOnly: boolean): PersonReach {
  const before = state.entered[kind];
  const held = pendingOnly ? (before?.held ?? null) : null;
  const { [kind]: _, ...others } = state.entered;
  return {
    ...withoutCode(state, kind),
    entered: held === null ? others : { ...others, [kind]: { held, pending: null } },
    spent: [...state.spent, ...seqsOf(before?.pending), ...(pendingOnly ? [] : seqsOf(before?.held))],
  };
}

function verified(state: PersonReach, kind: ContactKind, at: number): PersonReach {
  const before = state.entered[kind];
  // Its content may have been erased since.
  if (!before?.pending) return state;
  const held = { ...before.pending, verifiedAt: at };
  return {
    ...state,
    entered: { ...state.entered, [kind]: { held, pending: null } },
    spent: [...state.spent, ...seqsOf(before.held)],
  };
}

function ended(
  state: PersonReach,
  { number, missing }: { number: number; missing: string[] },
  at: number,
): PersonReach {
  const { rehearsal } = state;
  if (rehearsal?.number !== number) return state;
  const confirmed = rehearsal.means.map(({ name }) => name).filter((name) => !missing.includes(name));
  return { ...state, rehearsal: { ...rehearsal, endedAt: at }, rehearsed: { at, confirmed, missing } };
}

/** A code proves the address it was sent to, and no other. */
function withoutCode(state: PersonReach, kind: ContactKind): PersonReach {
  return state.verification?.kind === kind ? { ...state, verification: null } : state;
}

function seqsOf(address: Address | null | undefined): number[] {
  return address ? [address.seq] : [];
}

function onVerification(
  state: PersonReach,
  number: number,
  change: (verification: NonNullable<PersonReach["verification"]>) => Partial<PersonReach["verification"]>,
): PersonReach {
  const { verification } = state;
  if (verification?.number !== number) return state;
  return { ...state, verification: { ...verification, ...change(verification) } };
}

function onRehearsal(
  state: PersonReach,
  number: number,
  change: (rehearsal: Rehearsal) => Partial<Rehearsal>,
): PersonReach {
  const { rehearsal } = state;
  if (rehearsal?.number !== number) return state;
  return { ...state, rehearsal: { ...rehearsal, ...change(rehearsal) } };
}

/** Once confirmed it stays so, whatever a carrier says later. */
function withMeans({ means }: Rehearsal, changed: RehearsedMeans): Pick<Rehearsal, "means"> {
  return {
    means: means.map((each) => (each.name === changed.name && each.state !== "confirmed" ? changed : each)),
  };
}
