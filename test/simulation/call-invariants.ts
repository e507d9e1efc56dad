import { MINUTE, SECOND } from "../../src/clock.ts";
import type { IncidentEvent, Recorded } from "../../src/incident/events.ts";
import type { Incident } from "../../src/incident/incident.ts";
import { policyOf } from "../../src/incident/rules.ts";
import { rulesOf } from "../../src/incident-rules.ts";
import { storyConfig } from "../world/config.ts";
import type { Ring } from "../world/phone.ts";
import type { Run } from "./run.ts";
import type { Chronicle } from "./ledger.ts";
import { clockError, lateness } from "./patience.ts";

/** A provider that failed so often in a minute is left alone for a while. */
const TOLERATED = 5;
const REST = MINUTE;
/** A call that no answer comes to is given up by then. */
const GIVEN_UP = 10 * SECOND;

const rules = rulesOf(storyConfig());

/** S5, S6, S7, S9 and the half of L2 that is about calls, for one incident. */
export function callViolations(run: Run, chronicle: Chronicle): string[] {
  const { number, history } = chronicle;
  const attempts = run.world.phone
    .attempts()
    .filter((ring) => ring.kind === "page" && ring.incident === `INC-${number}`);
  return [
    ...neverEarly(chronicle),
    ...theRightPerson(chronicle),
    ...history.flatMap((recorded, index) => [
      ...promptAndInOrder(run, chronicle, { recorded, index, attempts }),
      ...neverAfterwards(run, chronicle, { recorded, index, attempts }),
    ]),
  ];
}

/** No level is called before the wait since the one before has passed, unless somebody declined or asked for it. */
function neverEarly({ number, history, states }: Chronicle): string[] {
  const found: string[] = [];
  let last: { at: number; step: number } | null = null;
  for (const [index, { event, at, by }] of history.entries()) {
    if (event.type !== "personCalled" || event.reason !== "rota") continue;
    const wait = last === null ? 0 : waitAt(states[index - 1]!);
    const hurried = by.kind === "person" || isHurried(history, at);
    if (last !== null && event.step > last.step && at < last.at + wait && !hurried) {
      found.push(`S5: step ${event.step} of INC-${number} left ${last.at + wait - at} ms early`);
    }
    last = { at, step: event.step };
  }
  return found;
}

/** How long the step that was called last waits for an answer. */
export function waitAt({ severity, team, paging }: Incident): number {
  const { steps } = policyOf(rules, team, severity);
  return steps[Math.min(Math.max(paging.level, 0), steps.length - 1)]?.wait ?? 0;
}

const hurries = new Set<IncidentEvent["type"]>(["pageDeclined", "severityChanged", "reopened", "serviceChanged"]);

/** Where nothing reaches anybody of a step, the next one follows at once. */
function isHurried(history: readonly Recorded[], at: number): boolean {
  return history.some(
    (other) =>
      other.at === at &&
      (hurries.has(other.event.type) || (other.event.type === "callReported" && other.event.outcome !== "sent")),
  );
}

/** Who holds which shift on the night of the story. */
const holders: Readonly<Record<string, string>> = { primary: "U0LINUS", secondary: "U0ADA", manager: "U0MARGARET" };

function theRightPerson({ number, history }: Chronicle): string[] {
  return history.flatMap(({ event }) => {
    if (event.type !== "personCalled" || event.layer === null) return [];
    if (event.schedule === null) return [`S9: the call of ${event.person} for INC-${number} names no schedule`];
    return event.person === holders[event.layer]
      ? []
      : [`S9: ${event.person} was called as ${event.layer} of INC-${number}`];
  });
}

interface Moment {
  recorded: Recorded;
  index: number;
  /** All attempts at calls for the incident. */
  attempts: readonly Ring[];
}

const ends = new Set<IncidentEvent["type"]>([
  "pageAnswered",
  "pagingStopped",
  "peopleStoodDown",
  "pageDeclined",
  "resolved",
  "closed",
  "cancelled",
]);

/** L2 and S7: everybody who was called is tried at once, and a level is tried before the next one. */
function promptAndInOrder(run: Run, { number, history }: Chronicle, { recorded, index, attempts }: Moment): string[] {
  const { event, at } = recorded;
  if (event.type !== "personCalled" && event.type !== "callRepeated") return [];
  // Slack's part of a call is seen by what it posts.
  if (!event.means.includes("webhook")) return [];
  const { world, plan, uptime } = run;
  const late = lateness(plan);
  const rung = event.type === "callRepeated" ? event.ring : 1;
  const first = attempts.find((ring) => ring.step === event.step && ring.target === event.person && ring.ring === rung);
  const ended = history.slice(index + 1).some((other) => other.at <= at + late && ends.has(other.event.type));
  if (ended || waitsBehind(attempts, event, at + late)) return [];
  const due = uptime.workedFrom(at, late);
  const begun = first?.at ?? world.clock.now();
  if (due !== null && begun > due + late && !rests(run, due, begun))
    return [`L2: step ${event.step} of INC-${number} began ${begun - due} ms late`];
  const skipped = attempts.find((ring) => ring.step > event.step && ring.at > at + late && first === undefined);
  return skipped && !rests(run, at, skipped.at)
    ? [`S7: step ${skipped.step} of INC-${number} rang before step ${event.step} was tried`]
    : [];
}

/** A person's calls follow one another: while the last attempt at an earlier step hasn't arrived, that is the one which is tried. */
function waitsBehind(attempts: readonly Ring[], call: { person: string; step: number }, by: number): boolean {
  const earlier = attempts.filter((ring) => ring.target === call.person && ring.step < call.step && ring.at <= by);
  const last = new Map(earlier.map((ring) => [ring.step, ring]));
  return [...last.values()].some(({ answered, until }) => !answered || until! > by);
}

/**
 * Whether the provider had failed so often shortly before or meanwhile that it was left alone: it is asked ever more seldom
 * then, until it answers.
 */
function rests({ world }: Run, from: number, to: number): boolean {
  const over = world.phone.attempts().filter((ring) => ring.until !== null && ring.until < to);
  const recent = over.filter((ring) => ring.until! > from - REST && !ring.answered);
  const sinceAnswer = over.slice(over.findLastIndex((ring) => ring.answered) + 1);
  return recent.length >= TOLERATED || (recent.length > 0 && sinceAnswer.length >= TOLERATED);
}

const lastWords = new Set<IncidentEvent["type"]>(["pageAnswered", "closed", "cancelled"]);

/** S6: no attempt begins after the answer; what was under way may land, and what slept meanwhile. */
function neverAfterwards(run: Run, { number, states }: Chronicle, { recorded, index, attempts }: Moment): string[] {
  const { event, at } = recorded;
  if (!lastWords.has(event.type)) return [];
  const { calls } = states[index]!.paging;
  const error = clockError(run.plan);
  return attempts
    .filter((ring) => ring.at > at + error && calls.some((call) => call.step === ring.step && call.at < at))
    .filter((ring) => !run.uptime.wasHindered(run.world.processes[ring.caller]!, at, ring.at))
    .map((ring) => `S6: step ${ring.step} of INC-${number} rang ${ring.at - at} ms after ${event.type}`);
}

/** S8, S10 and S16: one key for all attempts at one step and person, one attempt at once, and no more arrivals than needed. */
export function attemptViolations(run: Run): string[] {
  const attempts = run.world.phone.attempts();
  const found: string[] = [];
  const steps = Map.groupBy(attempts, (ring) => `${what(ring)} ${ring.incident} ${ring.step} ${ring.target}`);
  for (const [step, rings] of steps) {
    if (new Set(rings.map((ring) => ring.id)).size > 1) found.push(`S8: ${step} has more than one key`);
    // Rung anew by the next means is no repetition.
    for (const same of Map.groupBy(rings, ({ ring }) => ring).values())
      found.push(...neededTwice(run, step, same), ...besideAnother(run, step, same));
  }
  found.push(...overtaken(run, attempts));
  if (new Set(attempts.map((ring) => ring.id)).size !== steps.size) found.push(`S8: different steps share a key`);
  return found;
}

/** A page, the word that it is over, or what silences the phone of whoever answered. */
function what({ kind, id }: Ring): string {
  return `${kind}${id.split(":")[3] ?? ""}`;
}

/** It may arrive again only where nobody could know that it had. */
function neededTwice(run: Run, step: string, rings: readonly Ring[]): string[] {
  const arrived = rings.filter((ring) => ring.accepted);
  return arrived.slice(1).flatMap((ring, index) => {
    const before = arrived[index]!;
    return before.answered && !sleptOver(run, before, ring)
      ? [`S10: ${step} arrived at ${before.at} and again at ${ring.at}`]
      : [];
  });
}

function besideAnother(run: Run, step: string, rings: readonly Ring[]): string[] {
  return rings.slice(1).flatMap((ring, index) => {
    const before = rings[index]!;
    const under = before.until === null ? ring.at < before.at + GIVEN_UP : ring.at < before.until;
    return under && !sleptOver(run, before, ring)
      ? [`S16: ${step} was tried at ${ring.at} beside another attempt`]
      : [];
  });
}

/** Whoever made the first died or slept over it; or whoever made the second had fallen asleep on the way to it. */
function sleptOver({ world, uptime }: Run, before: Ring, ring: Ring): boolean {
  const slept = (of: Ring, from: number): boolean => uptime.wasHindered(world.processes[of.caller]!, from, ring.at);
  return slept(before, before.at) || slept(ring, ring.at);
}

/** S7: that it is over reaches nobody before the call it ends, unless whoever made that died or slept over it. */
function overtaken({ world, uptime }: Run, attempts: readonly Ring[]): string[] {
  const arrived = attempts.filter((ring) => ring.accepted);
  return arrived
    .filter((ring) => ring.kind === "standDown")
    .flatMap((word) => {
      const late = arrived.find(
        (ring) =>
          ring.kind === "page" &&
          word.ends.includes(ring.id) &&
          ring.at < word.at &&
          ring.until! > word.until! &&
          !uptime.wasHindered(world.processes[ring.caller]!, ring.at, word.at),
      );
      return late === undefined ? [] : [`S7: the end of ${late.id} arrived before the call`];
    });
}
