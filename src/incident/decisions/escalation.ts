import { nextWorkingTime, isWorkingTime } from "../../oncall/working-time.ts";
import { holdersOf, type Asked, type Holder, type Policy, type PolicyStep } from "../../oncall/policy.ts";
import type { Case } from "../decide.ts";
import { personOf } from "../actor.ts";
import type { IncidentEvent } from "../events.ts";
import { evolve } from "../evolve.ts";
import type { Incident } from "../incident.ts";
import { policyOf } from "../rules.ts";
import { called } from "./call.ts";

/**
 * The first step is called. Whoever declares and is on call themselves has answered by declaring.
 * Also begins again after a reopening, and when a raised severity calls people who weren't called before.
 */
export function startCalling(given: Case): IncidentEvent[] {
  const { steps } = policyFor(given);
  if (steps.length === 0) return [];
  if (teamOf(given) === null) return [{ type: "noTeamFound" }];
  const caller = personOf(given.by);
  if (caller !== null && holdersIn(given, steps[0]!).holders.some(({ person }) => person === caller)) {
    return [{ type: "pageAnswered", person: caller, means: "declared" }];
  }
  return climb(given, { round: 1, level: 0 });
}

/** The step after the last one called; after the last the next round begins and that is said. */
export function nextLevel(given: Case): IncidentEvent[] {
  const { round, level, putOffUntil } = given.incident.paging;
  const { steps } = policyFor(given);
  if (steps.length === 0) return [];
  // The team may have gone from the configuration meanwhile.
  if (teamOf(given) === null) return [{ type: "noTeamFound" }];
  if (putOffUntil !== null) return climb(given, { round: Math.max(round, 1), level: 0 });
  return hasNextLevel(given) ? climb(given, { round, level: level + 1 }) : nextRound(given, round + 1);
}

/** Whether a step follows in this round. */
export function hasNextLevel(given: Case): boolean {
  return given.incident.paging.level + 1 < policyFor(given).steps.length;
}

/** Calls the holders of one step; an empty one falls through to the next at once, and it is said. */
function climb(given: Case, from: { round: number; level: number }): IncidentEvent[] {
  const { steps } = policyFor(given);
  const events: IncidentEvent[] = [];
  for (let level = from.level; level < steps.length; level += 1) {
    if (!counts(given, steps[level]!)) continue;
    const at = { round: from.round, level };
    events.push(...emptySaidOnce(given, steps[level]!));
    const people = notDeclined(given, holdersIn(given, steps[level]!).holders, from.round);
    if (people.length === 0) continue;
    return [...events, ...callTogether(given, people, at), ...helpForBusy(given, people, at)];
  }
  return [...events, ...(untilTheyCount(given) ?? nextRound(given, from.round + 1))];
}

/** Nobody answered at any step: that is said, and it begins again with the first that isn't empty. */
function nextRound(given: Case, round: number): IncidentEvent[] {
  const { calls } = given.incident.paging;
  const { rounds, steps } = policyFor(given);
  const last = rounds !== null && round > rounds;
  const said: IncidentEvent = {
    type: "nobodyAnswered",
    round,
    people: new Set(calls.map((call) => call.person)).size,
    calls: calls.length,
    last,
  };
  const someoneIsThere = steps.some((step) => counts(given, step) && holdersIn(given, step).holders.length > 0);
  return someoneIsThere && !last ? [said, ...climb(given, { round, level: 0 })] : [said];
}

/** Every step waits for other hours: it begins when the first of them counts. Null when that isn't why nobody was found. */
function untilTheyCount(given: Case): IncidentEvent[] | null {
  const { steps } = policyFor(given);
  const calendar = calendarOf(given);
  if (calendar === null || steps.some((step) => counts(given, step))) return null;
  const until = nextWorkingTime(calendar, given.facts.now);
  return until === null || until <= given.facts.now ? null : [{ type: "callingPutOff", until }];
}

/** Whoever is called has another grave incident in their hands: the next step is called with them. */
function helpForBusy(given: Case, people: readonly Holder[], at: { round: number; level: number }): IncidentEvent[] {
  const { busy } = given.facts;
  if (!people.every(({ person }) => busy.has(person))) return [];
  const known = new Set(people.map(({ person }) => person));
  const { steps } = policyFor(given);
  for (let level = at.level + 1; level < steps.length; level += 1) {
    if (!counts(given, steps[level]!)) continue;
    const others = holdersIn(given, steps[level]!).holders.filter(({ person }) => !known.has(person));
    if (others.length > 0) return callTogether(given, others, { ...at, level });
  }
  return [];
}

/**
 * Help for whoever has it: the first step, from the next one upwards and round again, at which somebody isn't there
 * already. It leaves the escalation where it is.
 */
export function helpers(given: Case): IncidentEvent[] {
  return nextHelpers(given).map(({ person, layer }) => called(given, { person, layer, reason: "asked", words: null }));
}

/** Whom a call for help would wake. */
export function nextHelpers(given: Case): Holder[] {
  const { incident, by } = given;
  const { level, answeredBy, calls } = incident.paging;
  const { steps } = policyFor(given);
  const ringing = calls.filter((call) => call.state === "ringing").map((call) => call.person);
  const there = new Set([personOf(by), answeredBy, ...ringing]);
  for (let step = 1; step <= steps.length; step += 1) {
    const { holders } = holdersIn(given, steps[(Math.max(level, -1) + step) % steps.length]!);
    const found = holders.filter(({ person }) => !there.has(person));
    if (found.length > 0) return found;
  }
  return [];
}

/** Everybody the steps would call now, each once, in their order. */
export function everyHolder(given: Case): Holder[] {
  if (teamOf(given) === null) return [];
  const all = policyFor(given).steps.flatMap((step) => holdersIn(given, step).holders);
  return [...new Map(all.map((holder) => [holder.person, holder])).values()];
}

/** Whoever the first of the steps calls. */
export function firstHolders(given: Case): Holder[] {
  return teamOf(given) === null ? [] : holdersIn(given, policyFor(given).steps[0]!).holders;
}

/** The step that follows, and when, counted from the call before; null where none does. */
export function stepAfter(given: Case): { wait: number; holders: Holder[] } | null {
  const { steps } = policyFor(given);
  const { level } = given.incident.paging;
  const current = steps[Math.max(level, 0)];
  if (current === undefined) return null;
  const next = steps.slice(level + 1).find((step) => counts(given, step));
  return { wait: current.wait, holders: next === undefined ? [] : holdersIn(given, next).holders };
}

/** Who holds a layer of the incident's team right now. */
export function holderAt(given: Case, layer: string): string | null {
  const team = teamOf(given);
  return team === null ? null : (given.facts.onCall(team)?.holders[layer] ?? null);
}

/** Whom the incident's team calls for its severity. */
export function policyFor({ incident, facts }: Pick<Case, "incident" | "facts">): Policy {
  return policyOf(facts.rules, teamOf({ incident, facts }), incident.severity);
}

function callTogether(given: Case, people: readonly Holder[], at: { round: number; level: number }): IncidentEvent[] {
  return people.map(({ person, layer, team }) =>
    called(given, { person, layer, team, ...at, reason: "rota", words: null }),
  );
}

/** Whoever can't take it needn't say so twice in a round. */
function notDeclined({ incident }: Case, holders: readonly Holder[], round: number): Holder[] {
  const said = incident.paging.calls.filter((call) => call.state === "declined" && call.round === round);
  return holders.filter(({ person }) => !said.some((call) => call.person === person));
}

function counts(given: Case, { hours }: PolicyStep): boolean {
  const calendar = calendarOf(given);
  if (hours === "always" || calendar === null || calendar.hours === null) return true;
  return isWorkingTime(calendar, given.facts.now) === (hours === "working");
}

function calendarOf(given: Case) {
  const team = teamOf(given);
  return team === null ? null : given.facts.calendar(team);
}

function holdersIn(given: Case, { targets }: PolicyStep): ReturnType<typeof holdersOf> {
  const { facts, incident } = given;
  const asked: Asked = {
    team: teamOf(given) ?? "",
    severity: incident.severity,
    policyOf: (team, severity) => policyOf(facts.rules, team, severity),
    onCall: (team) => facts.onCall(team),
  };
  return holdersOf(targets, asked);
}

function teamOf({ incident, facts }: Pick<Case, "incident" | "facts">): string | null {
  return incident.team !== null && facts.onCall(incident.team) !== null ? incident.team : null;
}

function emptySaidOnce(given: Case, step: PolicyStep): IncidentEvent[] {
  return holdersIn(given, step)
    .empty.filter(({ layer }) => !given.incident.paging.emptyLayers.includes(layer))
    .map(({ layer, team }) => ({ type: "levelEmpty", layer, team }));
}

/** The incident as it stands after events that are about to be recorded, so that the next decision sees them. */
export function after(given: Case, events: readonly IncidentEvent[]): Case {
  const incident = events.reduce<Incident>(
    (incident, event) => evolve(incident, { seq: incident.seq + 1, at: given.facts.now, by: given.by, event }),
    given.incident,
  );
  return { ...given, incident };
}
