import { Refusal } from "../refusal.ts";
import type { By } from "./commands.ts";
import type { Case } from "./decide.ts";
import { everyHolder, holderAt } from "./decisions/escalation.ts";
import { holdsAnyRole, type Incident } from "./incident.ts";

/** Full members act; guests, outside partners and other bots only read, and so does whoever Slack can't tell us about. */
export function requireMember(by: By): void {
  if (by.kind !== "person" || by.standing === "member") return;
  throw new Refusal(by.standing === "unknown" ? "standingUnknown" : "notAMember");
}

/**
 * Only whoever has a part in the incident, or is on call for it, may bring it to an end, lower it or replace
 * somebody. Everything else is open to every full member: in the first minutes nobody should ask for permission.
 */
export function requireResponsible(given: Case, act: "lower" | "cancel" | "resolve" | "close" | "replace"): void {
  const { incident, by } = given;
  if (by.kind !== "person" || isResponsible(given, by.id)) return;
  // Whoever raised a false alarm may call it off, and a thread has nobody but its declarer.
  const own = incident.declaredBy === by.id;
  if (own && (act === "cancel" || (incident.room === "thread" && act !== "replace"))) return;
  throw new Refusal("notResponsible", { act });
}

function isResponsible(given: Case, person: string): boolean {
  const onCall = everyHolder(given).some((holder) => holder.person === person) || holderAt(given, "manager") === person;
  return onCall || holdsAnyRole(given.incident, person) || given.incident.paging.answeredBy === person;
}

/** Whether somebody has had a part in it, and so knows of it however private it is. */
export function isInvolved(incident: Incident, person: string): boolean {
  const { declaredBy, paging, handoffs } = incident;
  return (
    declaredBy === person ||
    paging.answeredBy === person ||
    holdsAnyRole(incident, person) ||
    paging.calls.some((call) => call.person === person) ||
    handoffs.some((handoff) => handoff.to === person && handoff.state === "waiting")
  );
}
