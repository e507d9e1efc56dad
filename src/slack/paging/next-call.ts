import type { Instant } from "../../clock.ts";
import { holderAt } from "../../incident/decisions/escalation.ts";
import type { Call, Incident } from "../../incident/incident.ts";
import type { Scene } from "../living/surface.ts";

export interface NextCall {
  at: Instant;
  /** Who is called then; empty when that begins a new round. */
  people: string[];
}

/** What follows if nobody answers this call; null when nothing does. */
export function nextCall(incident: Incident, call: Call, { facts }: Pick<Scene, "facts">): NextCall | null {
  const { levels, pageAfterSilence } = facts.rules.severities[incident.severity];
  const { mode, level } = incident.paging;
  if (mode !== "calling" || pageAfterSilence === null || call.reason !== "rota") return null;
  const given = { incident, facts, by: { kind: "watchfire" } } as const;
  const holders = (levels[level + 1] ?? []).map((layer) => holderAt(given, layer));
  const people = holders.filter((person) => person !== null && person !== call.person) as string[];
  return { at: call.at + pageAfterSilence, people: [...new Set(people)] };
}
