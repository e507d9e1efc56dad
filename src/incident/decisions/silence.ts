import { MINUTE, type Instant } from "../../clock.ts";
import { Refusal } from "../../refusal.ts";
import type { Case, Decide } from "../decide.ts";
import type { IncidentEvent } from "../events.ts";
import { isActive } from "../incident.ts";
import { answered, notQuietAfterAll } from "./answering.ts";
import type { Holder } from "../../oncall/policy.ts";
import { called } from "./call.ts";
import { everyHolder } from "./escalation.ts";

/** How long "we're on a call" keeps the watchdog quiet. */
const CALL_PAUSE = 30 * MINUTE;
/** After "still on it" the next question comes this many quiet stretches later. */
const RESPITE = 3;
/** Quiet stretches (`pageAfterSilence`) until each stage: nudge, ring the answerer, the next person, the manager. */
export const silenceStages = [1, 1.5, 2, 3] as const;

/** When the room counts as quiet for the next stage, and which; null while nobody watches. */
export function silenceDue({
  incident,
  facts,
}: Pick<Case, "incident" | "facts">): { at: Instant; stage: number; since: Instant } | null {
  const stretch = facts.rules.severities[incident.severity].pageAfterSilence;
  if (stretch === null || incident.paging.mode !== "answered" || !isActive(incident)) return null;
  // A light room that was raised is watched like any other of its severity now.
  if (incident.phase === "mitigated" || facts.rules.severities[incident.severity].room !== "full") return null;
  const since = quietSince({ incident, facts }, stretch);
  const stage = incident.silence.since !== null && incident.silence.since >= since ? incident.silence.stage + 1 : 0;
  const factor = silenceStages[stage];
  return factor === undefined ? null : { at: since + stretch * factor, stage, since };
}

/** The last sign of life, or later where somebody asked for time: then the first question falls on its end. */
function quietSince({ incident, facts }: Pick<Case, "incident" | "facts">, stretch: number): Instant {
  const respite = incident.silence.notBefore === null ? 0 : incident.silence.notBefore - stretch;
  return Math.max(incident.paging.answeredAt!, facts.lastHumanWordAt ?? 0, respite);
}

export function roomWentQuiet(given: Case): IncidentEvent[] {
  const { stage, since } = silenceDue(given)!;
  return [{ type: "roomWentQuiet", stage, since, person: wokenAt(given, stage)?.person ?? null }];
}

/** While somebody has it: they themselves, then whoever the steps would call next, then whoever they call last. */
export function wokenAt(given: Case, stage: number): Pick<Holder, "person" | "layer"> | null {
  const { answeredBy } = given.incident.paging;
  if (stage <= 1) return { person: answeredBy!, layer: null };
  const others = everyHolder(given).filter(({ person }) => person !== answeredBy);
  return (stage === 3 ? others.at(-1) : others[0]) ?? null;
}

/** The room was looked at once more and is quiet indeed: now somebody is woken. */
export const confirmSilence: Decide<"confirmSilence"> = (command, given) => {
  const { silence, paging } = given.incident;
  const still = silence.since === command.since && silence.stage === command.stage && command.stage > 0;
  const spoken = (given.facts.lastHumanWordAt ?? 0) > command.since;
  if (!still || spoken || paging.mode !== "answered" || !isActive(given.incident)) return [];
  const { stage, since, slackReachable } = command;
  const woken = wokenAt(given, stage);
  const confirmed: IncidentEvent = { type: "silenceConfirmed", stage, since, slackReachable };
  return woken === null ? [confirmed] : [called(given, { ...woken, reason: "silence", words: null }), confirmed];
};

export const breakSilence: Decide<"breakSilence"> = ({ how }, given) => {
  const { incident, by, facts } = given;
  const stretch = facts.rules.severities[incident.severity].pageAfterSilence;
  if (by.kind !== "person") return [];
  if (!isActive(incident))
    throw new Refusal("wrongPhase", { incident: `INC-${incident.number}`, phase: incident.phase });
  const until =
    facts.now + (how === "onACall" ? CALL_PAUSE : how === "callOver" ? (stretch ?? 0) : RESPITE * (stretch ?? 0));
  const ringing = incident.paging.calls.some((call) => call.person === by.id && call.state === "ringing");
  const events = ringing
    ? answered(given, by.id, "button")
    : incident.paging.mode === "answered"
      ? notQuietAfterAll(given, by.id)
      : [];
  return [...events, { type: "silenceBroken", until, how }];
};
