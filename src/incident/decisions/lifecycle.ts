import { Refusal } from "../../refusal.ts";
import { requireResponsible } from "../authority.ts";
import type { CommandOf } from "../commands.ts";
import type { Case, Decide } from "../decide.ts";
import { ticks as allTicks, type IncidentEvent } from "../events.ts";
import { isActive, isOver, leaderOf } from "../incident.ts";
import { checked, checkedIfAny } from "./entries.ts";
import { after, startCalling } from "./escalation.ts";
import { stopPaging, stopRinging } from "./paging.ts";
import { reviewAt } from "./review.ts";

export const lifecycle = {
  identify: (command, given) => {
    if (given.incident.phase === "identified") return [];
    requirePhase(given, ["investigating"]);
    return [{ type: "causeIdentified", words: checkedIfAny(command.words) }];
  },
  mitigate: (command, given) => {
    if (given.incident.phase === "mitigated") return [];
    requirePhase(given, ["investigating", "identified"]);
    const mitigated: IncidentEvent = { type: "mitigated", words: checkedIfAny(command.words) };
    return [mitigated, ...stopRinging(after(given, [mitigated]))];
  },
  resolve: (command, given) => {
    if (given.incident.phase === "resolved") return command.afterwards === "close" ? closeWatched(given) : [];
    requirePhase(given, ["investigating", "identified", "mitigated"]);
    requireResponsible(given, "resolve");
    const events = resolution(command, given);
    const resolved = after(given, events);
    return command.afterwards === "close" ? [...events, ...close(resolved)] : events;
  },
  close: (_command, given) => {
    if (isOver(given.incident)) return [];
    requirePhase(given, ["resolved"]);
    return closeWatched(given);
  },
  watchLonger: (_command, given) => {
    requirePhase(given, ["resolved"]);
    return [{ type: "watchExtended", until: given.facts.now + given.facts.rules.watchAfterResolve }];
  },
  reopen: (command, given) => {
    if (isActive(given.incident) && given.incident.phase !== "mitigated") return [];
    const reopened: IncidentEvent = { type: "reopened", reason: checked(command.reason) };
    const next = after(given, [reopened]);
    return [reopened, ...(next.incident.paging.mode === "off" ? startCalling(next) : [])];
  },
  cancel: (command, given) => {
    if (isOver(given.incident)) return [];
    requireResponsible(given, "cancel");
    const reason = checkedIfAny(command.reason);
    if (reason === null) throw new Refusal("cancelReasonMissing");
    const cancelled: IncidentEvent = { type: "cancelled", reason };
    return [cancelled, ...stopPaging(after(given, [cancelled]), "cancelled")];
  },
} satisfies { [Type in LifecycleCommand]: Decide<Type> };

function resolution(command: CommandOf<"resolve">, given: Case): IncidentEvent[] {
  const { incident, facts } = given;
  const impactFrom = command.impactFrom ?? incident.impactFrom;
  const impactTo = command.impactTo ?? incident.mitigatedAt ?? facts.now;
  if (impactTo < impactFrom) throw new Refusal("endBeforeBeginning");
  const whatHelped = checkedIfAny(command.whatHelped);
  const grave = incident.severity === "sev1" || incident.severity === "sev2";
  if (grave && whatHelped === null) throw new Refusal("whatHelpedMissing");
  const open = incident.severity === "sev4" ? 0 : allTicks.length - new Set(command.ticks).size;
  if (open > 0 && command.open === null) throw new Refusal("pointsOpen", { open });
  const owner = command.owner ?? leaderOf(incident);
  const resolved: IncidentEvent = {
    type: "resolved",
    impactFrom,
    impactTo,
    whatHelped,
    ticks: [...command.ticks],
    watchUntil: command.afterwards === "watch" ? facts.now + facts.rules.watchAfterResolve : null,
    postmortemOwner: owner,
  };
  return [
    resolved,
    ...followUp(command, given),
    ...allClear(command, given),
    ...stopPaging(after(given, [resolved]), "resolved"),
  ];
}

/** An open point isn't lost: it lives on with its owner after the incident. */
function followUp({ open }: CommandOf<"resolve">, { incident }: Case): IncidentEvent[] {
  if (open === null) return [];
  const number = incident.followUps.length + 1;
  return [{ type: "followUpAdded", followUp: number, text: checked(open.text), owner: open.owner, due: open.due }];
}

function allClear({ allClear: text }: CommandOf<"resolve">, { incident }: Case): IncidentEvent[] {
  return text === null ? [] : [{ type: "updateDrafted", update: incident.updates.length + 1, text: checked(text) }];
}

/** What has recovered is closed only by who may. */
function closeWatched(given: Case): IncidentEvent[] {
  requireResponsible(given, "close");
  return close(given);
}

function close({ incident, facts }: Case): IncidentEvent[] {
  const review = incident.severity === "sev1" || incident.severity === "sev2";
  const at = review ? reviewAt(incident.resolvedAt!, facts.rules.timezone) : null;
  return [{ type: "closed", ticks: [...incident.ticks], owner: incident.postmortem!.owner, reviewAt: at }];
}

function requirePhase({ incident }: Case, phases: readonly string[]): void {
  if (phases.includes(incident.phase)) return;
  throw new Refusal("wrongPhase", { incident: `INC-${incident.number}`, phase: incident.phase });
}

type LifecycleCommand = "identify" | "mitigate" | "resolve" | "close" | "watchLonger" | "reopen" | "cancel";
