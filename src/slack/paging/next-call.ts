import type { Instant } from "../../clock.ts";
import { policyFor, stepAfter } from "../../incident/decisions/escalation.ts";
import type { Call, Incident } from "../../incident/incident.ts";
import type { Scene } from "../living/surface.ts";

export interface NextCall {
  at: Instant;
  /** Who is called then; empty when that begins a new round. */
  people: string[];
}

/** What follows if nobody answers this call; null when nothing does. */
export function nextCall(incident: Incident, call: Call, { facts }: Pick<Scene, "facts">): NextCall | null {
  if (incident.paging.mode !== "calling" || call.reason !== "rota") return null;
  const next = stepAfter({ incident, facts, by: { kind: "watchfire" } });
  if (next === null) return null;
  // Those who ring already are rung again, which they need not be told of each other.
  const ringing = new Set(incident.paging.calls.filter(({ state }) => state === "ringing").map(({ person }) => person));
  const people = next.holders.map(({ person }) => person).filter((person) => !ringing.has(person));
  return { at: call.at + next.wait, people };
}

/** Whether the incident's severity calls anybody by itself. */
export function pagesSomebody(incident: Incident, { facts }: Pick<Scene, "facts">): boolean {
  return policyFor({ incident, facts }).steps.length > 0;
}
