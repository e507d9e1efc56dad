import type { Case } from "../decide.ts";
import type { IncidentEvent, Layer } from "../events.ts";
import { evolve } from "../evolve.ts";
import type { Incident } from "../incident.ts";

type Called = Extract<IncidentEvent, { type: "personCalled" }>;

/**
 * The first level is called. Whoever declares and is on call themselves has answered by declaring.
 * Also begins again after a reopening, and when a raised severity calls people who weren't called before.
 */
export function startCalling(given: Case): IncidentEvent[] {
  const { incident, by, facts } = given;
  const levels = facts.rules.severities[incident.severity].levels;
  if (levels.length === 0) return [];
  if (teamOf(given) === null) return [{ type: "noTeamFound" }];
  const caller = by.kind === "person" ? by.id : null;
  if (caller !== null && levels[0]!.some((layer) => holderAt(given, layer) === caller)) {
    return [{ type: "pageAnswered", person: caller, means: "declared" }];
  }
  return climb(given, { round: 1, level: 0 });
}

/** The level after the last one called; after the top one the next round begins and that is said. */
export function nextLevel(given: Case): IncidentEvent[] {
  const { incident, facts } = given;
  const { round, level } = incident.paging;
  const levels = facts.rules.severities[incident.severity].levels;
  if (levels.length === 0) return [];
  // The team may have gone from the configuration meanwhile.
  if (teamOf(given) === null) return [{ type: "noTeamFound" }];
  if (level + 1 < levels.length) return climb(given, { round, level: level + 1 });
  return nextRound(given, round + 1);
}

/** Calls the holders of one level; an empty one falls through to the next at once, and it is said. */
function climb(given: Case, from: { round: number; level: number }): IncidentEvent[] {
  const levels = given.facts.rules.severities[given.incident.severity].levels;
  const events: IncidentEvent[] = [];
  for (let level = from.level; level < levels.length; level += 1) {
    const layers = levels[level]!;
    const empty = layers.filter((layer) => holderAt(given, layer) === null);
    events.push(...saidOnce(given.incident, empty, given));
    const calls = callHolders(given, layers, { round: from.round, level });
    if (calls.length > 0) return [...events, ...calls];
  }
  return [...events, ...nextRound(given, from.round + 1)];
}

/** Nobody answered at any level: that is said, and it begins again with the first level that isn't empty. */
function nextRound(given: Case, round: number): IncidentEvent[] {
  const { calls } = given.incident.paging;
  const said: IncidentEvent = {
    type: "nobodyAnswered",
    round,
    people: new Set(calls.map((call) => call.person)).size,
    calls: calls.length,
  };
  const someoneIsThere = given.facts.rules.severities[given.incident.severity].levels
    .flat()
    .some((layer) => holderAt(given, layer) !== null);
  return someoneIsThere ? [said, ...climb(given, { round, level: 0 })] : [said];
}

/**
 * Help for whoever has it: the first level, from the next one upwards and round again, at which somebody isn't there
 * already. It leaves the escalation where it is.
 */
export function helpers(given: Case): IncidentEvent[] {
  const { incident, by, facts } = given;
  const { level, answeredBy, calls } = incident.paging;
  const levels = facts.rules.severities[incident.severity].levels;
  const ringing = calls.filter((call) => call.state === "ringing").map((call) => call.person);
  const there = new Set([by.kind === "person" ? by.id : null, answeredBy, ...ringing]);
  for (let step = 1; step <= levels.length; step += 1) {
    const layers = levels[(Math.max(level, -1) + step) % levels.length]!;
    const found = layers.flatMap((layer) => {
      const person = holderAt(given, layer);
      return person === null || there.has(person) ? [] : [{ person, layer }];
    });
    const people = new Map(found.map(({ person, layer }) => [person, layer]));
    if (people.size > 0)
      return [...people].map(([person, layer]) => called(given, { person, layer, reason: "asked", words: null }));
  }
  return [];
}

function callHolders(given: Case, layers: readonly Layer[], at: { round: number; level: number }): IncidentEvent[] {
  const people = new Map<string, Layer>();
  for (const layer of layers) {
    const person = holderAt(given, layer);
    if (person !== null && !people.has(person)) people.set(person, layer);
  }
  return [...people].map(([person, layer]) => called(given, { person, layer, ...at, reason: "rota", words: null }));
}

/** One call of one person, with the version of the schedule that named them. */
export function called(
  given: Case,
  call: Pick<Called, "person" | "layer" | "reason" | "words"> & { round?: number; level?: number },
): Called {
  const { paging } = given.incident;
  const team = teamOf(given);
  return {
    type: "personCalled",
    step: paging.step + 1,
    round: call.round ?? paging.round,
    level: call.level ?? paging.level,
    layer: call.layer,
    person: call.person,
    team,
    schedule: team === null ? null : (given.facts.onCall(team)?.version ?? null),
    reason: call.reason,
    words: call.words,
  };
}

/** Who holds a layer of the incident's team right now. */
export function holderAt(given: Case, layer: Layer): string | null {
  const team = teamOf(given);
  return team === null ? null : (given.facts.onCall(team)?.[layer] ?? null);
}

function teamOf({ incident, facts }: Case): string | null {
  return incident.team !== null && facts.onCall(incident.team) !== null ? incident.team : null;
}

function saidOnce(incident: Incident, layers: readonly Layer[], given: Case): IncidentEvent[] {
  const team = teamOf(given)!;
  return layers
    .filter((layer) => !incident.paging.emptyLayers.includes(layer))
    .map((layer) => ({ type: "levelEmpty", layer, team }));
}

/** The incident as it stands after events that are about to be recorded, so that the next decision sees them. */
export function after(given: Case, events: readonly IncidentEvent[]): Case {
  const actor = given.by.kind === "person" ? { kind: given.by.kind, id: given.by.id } : given.by;
  const incident = events.reduce<Incident>(
    (incident, event) => evolve(incident, { seq: incident.seq + 1, at: given.facts.now, by: actor, event }),
    given.incident,
  );
  return { ...given, incident };
}
