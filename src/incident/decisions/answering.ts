import type { Case } from "../decide.ts";
import type { EventOf, IncidentEvent } from "../events.ts";
import type { Call } from "../incident.ts";

/** Somebody has it: everybody else who was ringing may stand down. */
export function answered(given: Case, person: string, means: EventOf<"pageAnswered">["means"]): IncidentEvent[] {
  const others = peopleWoken(given, (call) => call.state === "ringing").filter((other) => other !== person);
  return [{ type: "pageAnswered", person, means }, ...standDown(others, person)];
}

/** Whoever was woken only because the room had gone quiet may stand down: it hasn't. */
export function notQuietAfterAll(given: Case, by: string): IncidentEvent[] {
  const woken = peopleWoken(given, (call) => call.state === "ringing" && call.reason === "silence");
  return standDown(
    woken.filter((person) => person !== by),
    by,
  );
}

/** Everybody with a call that matches, once each. */
export function peopleWoken(given: Case, matching: (call: Call) => boolean): string[] {
  return [...new Set(given.incident.paging.calls.filter(matching).map((call) => call.person))];
}

function standDown(people: string[], by: string): IncidentEvent[] {
  return people.length === 0 ? [] : [{ type: "peopleStoodDown", people, why: "answered", by }];
}
