import { readEvent, incidentStream } from "../../src/engine/stream.ts";
import { fold } from "../../src/incident/evolve.ts";
import type { Recorded } from "../../src/incident/events.ts";
import { PRACTICE_BOT } from "../../src/practice/cast.ts";
import { effectsOf } from "../../src/store/effect-rows.ts";
import { loadEvents, streamNames } from "../../src/store/event-rows.ts";
import { timelineMessages } from "../../src/store/message-rows.ts";
import { rulesOf } from "../../src/incident-rules.ts";
import { storyConfig } from "../world/config.ts";
import type { World } from "../world/world.ts";
import { lifeViolations } from "./life-invariants.ts";
import { oneAttemptAtOnce, promptCalls } from "./call-invariants.ts";
import { postViolations } from "./post-invariants.ts";
import type { Watched } from "./wire.ts";

/** What must never happen, looked for after every step; the names are those of the reliability promises. */
export async function safetyViolations(world: World, watched: Watched): Promise<string[]> {
  const histories = await allHistories(world);
  return [
    ...watched.violations,
    ...neverAnswered(world, watched),
    ...oneIncidentEach(histories),
    ...oneChannelEach(world, histories),
    ...[...histories].flatMap(([number, history]) => [
      ...neverEarly(number, history),
      ...neverAfterAnswer(world, number, history),
      ...oneStandDown(number, history),
      ...onlyMembersAct(number, history),
      ...lifeViolations(world, number, history),
      ...promptCalls(world, number, history),
    ]),
    ...stableKeys(world),
    ...oneAttemptAtOnce(world),
    ...postViolations(world, histories),
    ...(await oneRowPerMessage(world, histories)),
  ];
}

/** What must have happened once the trouble is over and a quarter of an hour has passed. */
export async function livenessViolations(world: World): Promise<string[]> {
  const found: string[] = [];
  for (const [number, history] of await allHistories(world)) {
    const incident = fold(history)!;
    if (incident.place === null) found.push(`L1: INC-${number} has no usable place`);
    const effects = await world.store.read((tx) => effectsOf(tx, incidentStream(number)));
    const waiting = effects.filter((effect) => effect.status === "pending");
    if (waiting.length > 0)
      found.push(`L3: INC-${number} still has ${waiting.map((row) => `${row.kind} ${row.lastError}`).join(", ")}`);
    const dead = effects.filter((effect) => effect.status === "dead" && effect.kind === "page");
    if (dead.length > 0) found.push(`S17: a page of INC-${number} was given up: ${dead[0]!.lastError}`);
    found.push(...everyStepRang(world, number, history));
    if (incident.place?.threadTs === null) found.push(...(await everyMessageKept(world, incident.place.channel)));
  }
  return found;
}

async function allHistories(world: World): Promise<Map<number, Recorded[]>> {
  return world.store.read(function* (tx) {
    const histories = new Map<number, Recorded[]>();
    for (const stream of yield* streamNames(tx, "incident:")) {
      histories.set(Number(stream.split(":")[1]), (yield* loadEvents(tx, stream)).map(readEvent));
    }
    return histories;
  });
}

/** L5: Slack waits three seconds; a process that died meanwhile answers nobody. */
function neverAnswered(world: World, { waiting }: Watched): string[] {
  const now = world.clock.now();
  const born = world.lives.at(-1)!.from;
  for (const [number, { since }] of waiting) if (since < born || !world.isAlive()) waiting.delete(number);
  return [...waiting.values()]
    .filter(({ since }) => now - since > 3_000)
    .map(({ what }) => `L5: ${what} got no answer`);
}

/** S2: everybody declares with words of their own, and notes what they did with words of their own. */
function oneIncidentEach(histories: Map<number, Recorded[]>): string[] {
  const all = [...histories.values()].flat().flatMap(({ event }) => {
    if (event.type === "incidentDeclared") return [`the declaration of ${event.title}`];
    return event.type === "entryWritten" ? [`the entry ${event.text}`] : [];
  });
  return all.filter((what, index) => all.indexOf(what) !== index).map((what) => `S2: ${what} was taken twice`);
}

function oneChannelEach(world: World, histories: Map<number, Recorded[]>): string[] {
  const found: string[] = [];
  const rooms = world.slack
    .channels()
    .filter((channel) => channel.creator === PRACTICE_BOT.userId && channel.name.startsWith("inc-"));
  for (const number of histories.keys()) {
    const own = rooms.filter((room) => room.name === `inc-${number}` || room.name.startsWith(`inc-${number}-`));
    if (own.length > 1)
      found.push(`S3: INC-${number} has ${own.length} channels: ${own.map((room) => room.name).join(", ")}`);
  }
  return found;
}

/** No level is called before the wait since the one before has passed, unless somebody declined or asked for it. */
function neverEarly(number: number, history: readonly Recorded[]): string[] {
  const rules = rulesOf(storyConfig());
  const found: string[] = [];
  let last: { at: number; step: number } | null = null;
  for (const [index, { event, at }] of history.entries()) {
    if (event.type !== "personCalled" || event.reason !== "rota") continue;
    const incident = fold(history.slice(0, index))!;
    const wait = rules.severities[incident.severity].pageAfterSilence ?? 0;
    const hurried = history.some((other) => other.at === at && hurries.has(other.event.type));
    if (last !== null && event.step > last.step && at < last.at + wait && !hurried) {
      found.push(`S5: step ${event.step} of INC-${number} left ${last.at + wait - at} ms early`);
    }
    last = { at, step: event.step };
  }
  return found;
}

const hurries = new Set(["pageDeclined", "severityChanged", "reopened", "serviceChanged"]);

function neverAfterAnswer(world: World, number: number, history: readonly Recorded[]): string[] {
  const found: string[] = [];
  for (const { event, at } of history) {
    if (event.type !== "pageAnswered" && event.type !== "closed" && event.type !== "cancelled") continue;
    const incident = fold(history.filter((other) => other.at <= at))!;
    const late = world.phone
      .attempts()
      .filter((ring) => ring.kind === "page" && ring.incident === `INC-${number}` && ring.at > at)
      .filter((ring) => incident.paging.calls.some((call) => call.step === ring.step && call.at < at));
    for (const ring of late)
      found.push(`S6: step ${ring.step} of INC-${number} rang ${ring.at - at} ms after ${event.type}`);
  }
  return found;
}

/** Whoever was woken is told once that it is over, until they are called anew. */
function oneStandDown(number: number, history: readonly Recorded[]): string[] {
  const told = new Set<string>();
  const found: string[] = [];
  for (const { event } of history) {
    if (event.type === "personCalled") told.delete(event.person);
    if (event.type !== "peopleStoodDown") continue;
    for (const person of event.people) {
      if (told.has(person)) found.push(`${person} stood down twice from INC-${number}`);
      told.add(person);
    }
  }
  return found;
}

function onlyMembersAct(number: number, history: readonly Recorded[]): string[] {
  return history
    .filter(({ by }) => by.kind === "person" && (by.id === "U0GUS" || by.id === "U0PETRA"))
    .map(({ event }) => `S13: somebody from outside did ${event.type} in INC-${number}`);
}

/** One key for all attempts at one step and person, and no more arrivals than lost answers account for. */
function stableKeys(world: World): string[] {
  const found: string[] = [];
  const byStep = Map.groupBy(
    world.phone.attempts(),
    (ring) => `${ring.kind} ${ring.incident} ${ring.step} ${ring.target}`,
  );
  for (const [step, rings] of byStep) {
    if (new Set(rings.map((ring) => ring.id)).size > 1) found.push(`S8: ${step} has more than one key`);
    const accepted = rings.filter((ring) => ring.accepted).length;
    const ambiguous = rings.filter((ring) => ring.accepted && !ring.answered).length + world.kills;
    if (accepted > 1 + ambiguous) found.push(`S10: ${step} arrived ${accepted} times, ${ambiguous} answers were lost`);
  }
  return found;
}

async function oneRowPerMessage(world: World, histories: Map<number, Recorded[]>): Promise<string[]> {
  const found: string[] = [];
  for (const number of histories.keys()) {
    const rows = await world.store.read((tx) => timelineMessages(tx, number));
    const keys = rows.map((row) => `${row.channel} ${row.ts}`);
    if (new Set(keys).size < keys.length) found.push(`S4: INC-${number} keeps a message twice`);
  }
  return found;
}

function everyStepRang(world: World, number: number, history: readonly Recorded[]): string[] {
  return history.flatMap(({ event, at }, index) => {
    if (event.type !== "personCalled") return [];
    const ended = history.slice(index + 1).find((other) => ends.has(other.event.type));
    const rang = world.phone
      .rings(event.person)
      .some((ring) => ring.incident === `INC-${number}` && ring.step === event.step);
    // A step that somebody answered or called off while the pager was away needn't ring any more.
    return rang || ended !== undefined
      ? []
      : [`L2: step ${event.step} of INC-${number} (${at}) never rang ${event.person}`];
  });
}

const ends = new Set([
  "pageAnswered",
  "pagingStopped",
  "peopleStoodDown",
  "pageDeclined",
  "resolved",
  "closed",
  "cancelled",
]);

async function everyMessageKept(world: World, channel: string): Promise<string[]> {
  const kept = new Set(
    (
      await world.store.read(function* (tx) {
        const rows = [];
        for (const stream of yield* streamNames(tx, "incident:"))
          rows.push(...(yield* timelineMessages(tx, Number(stream.split(":")[1]))));
        return rows;
      })
    ).map((row) => `${row.channel} ${row.ts}`),
  );
  const lost = world.slack.messages(channel).filter((message) => !kept.has(`${channel} ${message.ts}`));
  return lost.map(
    (message) => `L4: the message ${message.ts} "${message.text.slice(0, 40)}" of ${channel} is not in the record`,
  );
}
