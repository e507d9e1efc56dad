import type { Instant } from "../../clock.ts";
import { allAtOnce } from "../../oncall/ladder.ts";
import type { CommandOf } from "../commands.ts";
import type { Case } from "../decide.ts";
import { surfaces } from "../effects.ts";
import type { EventOf, IncidentEvent } from "../events.ts";
import { isActive, type Call, type Incident } from "../incident.ts";
import { after, hasNextLevel, nextLevel } from "./escalation.ts";

/** When the next means of a call that rings is used, in incident time; null while none is left. */
export function nextRingDue({ incident }: Pick<Case, "incident">): Instant | null {
  const due = stillRinging(incident).flatMap((call) => ringAt(call) ?? []);
  return due.length === 0 ? null : Math.min(...due);
}

/** Everybody whose next means has come due is rung by it; means that were missed meanwhile are used together. */
export function ringAgain({ incident, facts }: Case): IncidentEvent[] {
  return stillRinging(incident).flatMap((call) => {
    const passed = call.later.filter((ring) => call.at + ring.after <= facts.now);
    const means = [...new Set(passed.flatMap((ring) => ring.means))];
    return passed.length === 0 ? [] : [repeated(call, means, passed.length)];
  });
}

/** What became of one means of a call. Where it failed, the next one is used at once, or the next step called. */
export function reportCall(command: CommandOf<"reportCall">, given: Case): IncidentEvent[] {
  const { step, person, means, outcome, error, placed } = command;
  const call = given.incident.paging.calls.find((each) => each.step === step && each.person === person);
  if (call === undefined) return [];
  const events: IncidentEvent[] = [];
  const surface = surfaces.page(step, person);
  if (placed && given.incident.surfaces[surface]?.ts !== placed.ts)
    events.push({ type: "surfacePlaced", surface, ...placed });
  const known = outcome === "sent" ? call.sent : call.failed;
  if (known.includes(means)) return events;
  const again = outcome === "sent" ? [] : insteadOf(means, call, given);
  const instead = again.flatMap((event) => event.means);
  events.push({ type: "callReported", step, person, means, outcome, error, instead });
  events.push(...again);
  return [...events, ...nextWhereNothingReaches(call, after(given, events))];
}

/** The rest of the ladder where it still has something, otherwise whatever hasn't been tried. */
function insteadOf(failed: string, call: Call, { incident, facts }: Case): EventOf<"callRepeated">[] {
  if (!stillRinging(incident).includes(call)) return [];
  const [next] = call.later;
  if (next !== undefined) return [repeated(call, next.means, 1)];
  const tried = new Set([...call.tried, failed]);
  const left = allAtOnce(facts.reach(call.person)).means.filter((means) => !tried.has(means));
  return left.length === 0 ? [] : [repeated(call, left, 0)];
}

/** Nothing reaches anybody of this step: to wait for an answer would be waiting for nothing. */
function nextWhereNothingReaches(call: Call, given: Case): IncidentEvent[] {
  const { paging } = given.incident;
  if (paging.mode !== "calling" || call.reason !== "rota" || !hasNextLevel(given)) return [];
  const together = stillRinging(given.incident).filter(
    ({ reason, round, level }) => reason === "rota" && round === paging.round && level === paging.level,
  );
  const deaf =
    together.length > 0 && together.every(({ tried, failed }) => tried.every((means) => failed.includes(means)));
  return deaf ? nextLevel(given) : [];
}

function repeated({ step, person, ring }: Call, means: readonly string[], rungs: number): EventOf<"callRepeated"> {
  return { type: "callRepeated", step, person, ring: ring + 1, means: [...means], rungs };
}

function ringAt(call: Call): Instant | null {
  const [next] = call.later;
  return next === undefined ? null : call.at + next.after;
}

function stillRinging(incident: Incident): readonly Call[] {
  return isActive(incident) ? incident.paging.calls.filter((call) => call.state === "ringing") : [];
}
