import type { Instant } from "../clock.ts";
import type { Effect } from "./effects.ts";
import type { Incident } from "./incident.ts";

/** By every means that was used for their calls somebody hears that they are over. */
export function stoodDown(incident: Incident, person: string): Effect[] {
  return triedBy(incident, person).map((each) => ({ kind: "standDown", ...each }));
}

/** What still rings beside somebody who has just answered or declined must stop; what had ended before is silent already. */
export function hushed(
  incident: Incident,
  { person, why, at }: { person: string; why: "answered" | "declined"; at: Instant },
): Effect[] {
  const { calls } = incident.paging;
  const ended = calls.some((call) => call.person === person && call.state === why && call.stateAt === at);
  return ended ? triedBy(incident, person).map((each) => ({ kind: "hush", ...each, why })) : [];
}

/** Every means by which somebody was called, under the key of their last call. */
function triedBy(incident: Incident, person: string): { step: number; person: string; means: string }[] {
  const calls = incident.paging.calls.filter((call) => call.person === person);
  const step = calls.at(-1)?.step ?? 0;
  return [...new Set(calls.flatMap((call) => call.tried))].map((means) => ({ step, person, means }));
}
