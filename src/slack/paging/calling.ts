import type { IncidentCommand } from "../../incident/commands.ts";
import type { Recorded } from "../../incident/events.ts";
import type { Incident } from "../../incident/incident.ts";
import { severities } from "../../incident/severity.ts";
import type { Parts } from "../../parts.ts";
import { openIncidents } from "../../store/incident-rows.ts";
import type { Act, Reply } from "../listening.ts";
import { channelLink, mention } from "../mrkdwn.ts";

/** Calls somebody and says who is being called. */
export async function callAndTell(act: Act, incident: number, command: IncidentCommand): Promise<Reply> {
  const { parts, texts, by, cause } = act;
  if (command.type === "callPerson" && command.person !== act.person) {
    const person = await parts.people.find(command.person);
    if (person === null || person.deleted || person.standing !== "member")
      return { text: texts.paging.notReachable({ who: texts.terms.person(mention(command.person)) }) };
  }
  const { events } = await parts.engine.handle(incident, command, by, cause);
  const people = calledIn(act, events);
  return { text: people === null ? texts.paging.nobodyCalled : texts.paging.calling({ people }) };
}

/** "I'm on it". */
export async function answer(act: Act, number: number, means: "button" | "command"): Promise<Reply> {
  const { parts, texts, by, cause } = act;
  const { incident } = await parts.engine.handle(number, { type: "answerPage", means }, by, cause);
  const room = incident.place === null ? null : channelLink(incident.place.channel);
  return { text: texts.paging.recorded({ incident: `INC-${number}`, room }) };
}

/** "I can't take it". */
export async function decline(act: Act, number: number): Promise<Reply> {
  const { parts, texts, by, cause } = act;
  const { events } = await parts.engine.handle(number, { type: "declinePage" }, by, cause);
  return { text: texts.paging.passed({ people: calledIn(act, events) }) };
}

/** The incident somebody is called for, wherever they are: the gravest, then the newest; null when none is. */
export async function calledFor(parts: Parts, person: string, states: readonly string[]): Promise<number | null> {
  return (await callsOf(parts, person, states))[0]?.number ?? null;
}

/** Every open incident with a call of this person in one of the states, the gravest and then the newest first. */
export async function callsOf(parts: Parts, person: string, states: readonly string[]): Promise<Incident[]> {
  const rows = await parts.store.read((tx) => openIncidents(tx));
  const incidents = await Promise.all(rows.map((row) => parts.engine.load(row.id)));
  return incidents
    .filter((incident) => incident !== null)
    .filter(({ paging }) => paging.calls.some((call) => call.person === person && states.includes(call.state)))
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.number - a.number);
}

function calledIn({ texts }: Act, events: readonly Recorded[]): string | null {
  const people = events.flatMap(({ event }) => (event.type === "personCalled" ? [event.person] : []));
  return people.length === 0 ? null : people.map((person) => texts.terms.person(mention(person))).join(", ");
}
