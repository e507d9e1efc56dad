import { Refusal } from "../../refusal.ts";
import type { Case, Decide } from "../decide.ts";
import { personOf } from "../actor.ts";
import type { IncidentEvent } from "../events.ts";
import { isActive, isOver } from "../incident.ts";
import { answered, peopleWoken } from "./answering.ts";
import { checkedIfAny } from "./entries.ts";
import { called } from "./call.ts";
import { after, helpers, nextLevel } from "./escalation.ts";
import { breakSilence, confirmSilence } from "./silence.ts";

export const paging = {
  callPerson: (command, given) => [call(given, command.person, checkedIfAny(command.words))],
  callTeam: (command, given) => {
    const onCall = given.facts.onCall(command.team);
    const { primary, secondary, manager } = onCall?.holders ?? {};
    const person = primary ?? secondary ?? manager ?? null;
    if (person === null) throw new Refusal("nobodyOnCall", { team: command.team });
    return [call(given, person, checkedIfAny(command.words))];
  },
  callNextLevel: (command, given) => {
    // Where somebody has it already, whoever comes next is a helper: nobody failed to answer.
    const events = given.incident.paging.mode === "calling" ? nextLevel(given) : helpers(given);
    if (!events.some((event) => event.type === "personCalled")) throw new Refusal("nobodyToCall");
    const words = checkedIfAny(command.words);
    const asked = (event: IncidentEvent): IncidentEvent =>
      event.type === "personCalled" ? { ...event, words } : event;
    return events.map(asked);
  },
  answerPage: (command, given) => {
    const { incident, by } = given;
    if (by.kind !== "person") return [];
    if (isOver(incident) || incident.phase === "resolved") throw pageOver(given);
    // Whoever has it may be rung once more when the room goes quiet, and answers anew.
    const ringing = incident.paging.calls.some((call) => call.person === by.id && call.state === "ringing");
    if (hasAnswered(given, by.id) && !ringing) return [];
    if (incident.paging.mode === "answered" && !ringing) throw pageOver(given);
    return answered(given, by.id, command.means);
  },
  speak: (command, given) => {
    const { incident, by } = given;
    if (by.kind !== "person" || !isActive(incident)) return [];
    const wasCalled = incident.paging.calls.some(
      (call) => call.person === by.id && call.state === "ringing" && call.at <= command.at,
    );
    return wasCalled ? answered(given, by.id, "words") : [];
  },
  declinePage: (_command, given) => {
    const { incident, by } = given;
    if (by.kind !== "person") return [];
    const open = incident.paging.calls.some(
      (call) => call.person === by.id && (call.state === "ringing" || call.state === "answered"),
    );
    if (isOver(incident)) throw pageOver(given);
    if (!open) throw new Refusal("notCalled", { incident: `INC-${incident.number}` });
    const declined: IncidentEvent = { type: "pageDeclined", person: by.id };
    const next = after(given, [declined]);
    const held = next.incident.paging.mode === "answered" || !isActive(incident) || incident.phase === "mitigated";
    return held ? [declined] : [declined, ...nextLevel(next)];
  },
  ratePage: ({ rating }, { incident, by }) => {
    if (by.kind !== "person") return [];
    const woken = incident.paging.calls.some((call) => call.person === by.id);
    if (!woken) throw new Refusal("notCalled", { incident: `INC-${incident.number}` });
    return incident.ratings[by.id] === rating ? [] : [{ type: "pageRated", person: by.id, rating }];
  },
  breakSilence,
  confirmSilence,
} satisfies { [Type in PagingCommand]: Decide<Type> };

function call(given: Case, person: string, words: string | null): IncidentEvent {
  if (given.by.kind === "person" && given.by.id === person) throw new Refusal("callingOneself");
  return called(given, { person, layer: null, reason: "asked", words });
}

/**
 * Paging ends for good: whoever was woken and hasn't been told yet gets one message that it is over.
 * Nothing follows when nobody was ever called.
 */
export function stopPaging(given: Case, why: "resolved" | "cancelled" | "lowered" | "moved"): IncidentEvent[] {
  const woken = peopleWoken(given, (call) => call.state !== "stoodDown");
  const by = personOf(given.by);
  const events: IncidentEvent[] = [];
  if (given.incident.paging.mode !== "off") events.push({ type: "pagingStopped", why });
  if (woken.length > 0) events.push({ type: "peopleStoodDown", people: woken, why, by });
  return events;
}

/**
 * Nobody need be looked for any more, but whoever is at it stays at it: only those still ringing are told. Whoever
 * brought it back while being called has answered by that.
 */
export function stopRinging(given: Case): IncidentEvent[] {
  const by = personOf(given.by);
  const ringing = peopleWoken(given, (call) => call.state === "ringing");
  if (by !== null && ringing.includes(by)) return answered(given, by, "command");
  const events: IncidentEvent[] = [];
  if (given.incident.paging.mode === "calling") events.push({ type: "pagingStopped", why: "mitigated" });
  if (ringing.length > 0) events.push({ type: "peopleStoodDown", people: ringing, why: "answered", by });
  return events;
}

function hasAnswered(given: Case, person: string): boolean {
  return given.incident.paging.mode === "answered" && given.incident.paging.answeredBy === person;
}

function pageOver({ incident }: Case): Refusal {
  return new Refusal("pageOver", { incident: `INC-${incident.number}`, by: incident.paging.answeredBy });
}

type PagingCommand =
  | "callPerson"
  | "callTeam"
  | "callNextLevel"
  | "answerPage"
  | "speak"
  | "declinePage"
  | "ratePage"
  | "breakSilence"
  | "confirmSilence";
