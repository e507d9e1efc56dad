import { SECOND } from "../../clock.ts";
import { Impossible, type Learnt, type Performance, type Performers } from "../../engine/performer.ts";
import { surfaces, type EffectOf } from "../../incident/effects.ts";
import { isOver, type Call, type Incident } from "../../incident/incident.ts";
import { Rejected, SLACK, type Notifier, type PageCall } from "../../notify/notifier.ts";
import type { Parts } from "../../parts.ts";
import { createAnswerLinks, type AnswerLinks } from "../../web/answer-page/answer-links.ts";
import { forOutbox } from "../api-errors.ts";
import { section, view } from "../blocks.ts";
import { postOnce } from "../living/post-once.ts";
import { sceneFor } from "../living/scene.ts";
import { incidentName } from "../living/wording.ts";
import { callFacts, overFacts } from "./call-facts.ts";
import { pageView, stoodDownLine } from "./page-view.ts";
import { pageWords, standDownWords } from "./page-words.ts";

interface Desk {
  parts: Parts;
  notifiers: readonly Notifier[];
  links: AnswerLinks;
}

/** Calls people and tells them when it is over, by every way there is. */
export function pagePerformers(
  parts: Parts,
  notifiers: readonly Notifier[],
): Pick<Performers, "page" | "standDown" | "hush"> {
  const desk: Desk = { parts, notifiers, links: createAnswerLinks(parts) };
  return {
    page: (effect, performance) => page(desk, effect, performance),
    standDown: (effect, performance) => standDown(desk, effect, performance),
    hush: (effect, performance) => hush(desk, effect, performance),
  };
}

async function page(desk: Desk, effect: EffectOf<"page">, performance: Performance): Promise<Learnt> {
  const { incident } = performance;
  const { step, person, means } = effect;
  const call = ringing(incident, effect);
  // Somebody answered between the withdrawal of what waits and the start of what was already taken.
  if (call === null) return null;
  const report = { type: "reportCall", step, person, means } as const;
  try {
    const prepared = await (means === SLACK ? pageInSlack : pageBy)(desk, effect, call, performance);
    // Wording it took a while, the longer the more people are called: somebody may have answered meanwhile.
    const now = await desk.parts.engine.load(incident.number);
    if (now === null || ringing(now, effect) === null) return null;
    const placed = await prepared();
    return { ...report, outcome: "sent", error: null, ...(placed === null ? {} : { placed }) };
  } catch (error) {
    const failed = (words: string): Impossible =>
      new Impossible(`${means}: ${words}`, { ...report, outcome: "failed", error: words.slice(0, 200) });
    if (error instanceof Rejected) throw failed(error.message);
    const read = means === SLACK ? forOutbox(error, performance.attempt) : error;
    if (read instanceof Impossible) throw failed(read.message);
    const held = desk.parts.clock.now() - performance.because.at;
    if (performance.attempt >= PATIENCE || held >= HELD_UP) await reportDelay(desk.parts, effect, performance);
    throw read;
  }
}

/** The call, as long as somebody is to be woken by it. */
function ringing(incident: Incident, { step, person }: EffectOf<"page">): Call | null {
  const call = incident.paging.calls.find((each) => each.step === step && each.person === person);
  return call === undefined || call.state !== "ringing" || isOver(incident) ? null : call;
}

/** A call in its words, that only needs to be made. */
type Prepared = () => Promise<{ channel: string; ts: string; drawnAt: number } | null>;

/** So many attempts in vain, or so long a time in which a provider gave no answer, and something else is used meanwhile. */
const PATIENCE = 4;
const HELD_UP = 7 * SECOND;

/** It is tried on, for it may be back before anything else is heard. */
async function reportDelay({ engine }: Parts, effect: EffectOf<"page">, performance: Performance): Promise<void> {
  const { step, person, means } = effect;
  const report = { type: "reportCall", step, person, means, outcome: "delayed", error: null } as const;
  await engine.handle(performance.incident.number, report, { kind: "watchfire" }, `delayed:${performance.id}`);
}

/** The page is a living message: whatever becomes of the call is shown where it rang. */
async function pageInSlack(
  { parts }: Desk,
  _effect: EffectOf<"page">,
  call: Call,
  performance: Performance,
): Promise<Prepared> {
  const { incident } = performance;
  const scene = await sceneFor(parts, incident, call.person);
  const surface = `INC-${incident.number}/${surfaces.page(call.step, call.person)}`;
  const post = { ...pageView(incident, call, scene), channel: call.person, surface };
  return async () => ({ ...(await postOnce(parts.slack.pages, performance, post)), drawnAt: incident.seq });
}

async function pageBy(desk: Desk, effect: EffectOf<"page">, call: Call, performance: Performance): Promise<Prepared> {
  const { incident, attempt } = performance;
  const { step, person, means } = effect;
  const scene = await sceneFor(desk.parts, incident, person);
  const ticket = { incident: incident.number, step, person };
  const page: PageCall = {
    id: callId(incident, step, person),
    kind: "page",
    incident: incidentName(incident),
    step,
    target: person,
    attempt,
    ring: effect.ring,
    ...pageWords(incident, call, scene),
    facts: callFacts(incident, call, scene),
    ackUrl: await desk.links.urlFor(ticket),
    shortUrl: await desk.links.shortUrlFor(incident, ticket),
    ends: [],
  };
  const notifier = notifierNamed(desk, means);
  return () => notifier.page(page).then(() => null);
}

async function standDown(desk: Desk, effect: EffectOf<"standDown">, performance: Performance): Promise<Learnt> {
  const { parts } = desk;
  const { incident, because } = performance;
  const { step, person, means } = effect;
  if (because.event.type !== "peopleStoodDown") return null;
  const scene = await sceneFor(parts, incident, person);
  const { why, by } = because.event;
  if (means === SLACK) {
    const line = stoodDownLine(incident, why, why === "answered" ? by : null, scene);
    await postOnce(parts.slack.pages, performance, { ...view(line, [section(line)]), channel: person });
    return null;
  }
  const answerer = why === "answered" ? by : null;
  await tellItIsOver(notifierNamed(desk, means), {
    ...theEnd(effect, performance),
    id: `${callId(incident, step, person)}:standDown`,
    ...standDownWords(incident, why, answerer, scene),
    facts: overFacts(incident, why, answerer, scene),
  });
  return null;
}

/** Whoever answered or declined needs no message, but what still rings beside them must stop. */
async function hush(desk: Desk, effect: EffectOf<"hush">, performance: Performance): Promise<Learnt> {
  const { incident } = performance;
  const { step, person, means, why } = effect;
  const notifier = desk.notifiers.find(({ name }) => name === means);
  if (notifier === undefined || notifier.kind === "sms" || notifier.kind === "mail") return null;
  const scene = await sceneFor(desk.parts, incident, person);
  const { recorded, passed } = scene.texts.paging;
  await tellItIsOver(notifier, {
    ...theEnd(effect, performance),
    id: `${callId(incident, step, person)}:${why}`,
    title: standDownWords(incident, why, null, scene).title,
    text: why === "answered" ? recorded({ incident: incidentName(incident), room: null }) : passed({ people: null }),
    facts: overFacts(incident, why, null, scene),
  });
  return null;
}

function theEnd(
  { step, person }: { step: number; person: string },
  { incident, attempt }: Performance,
): Omit<PageCall, "id" | "title" | "text" | "facts"> {
  const calls = incident.paging.calls.filter((each) => each.person === person);
  return {
    kind: "standDown",
    incident: incidentName(incident),
    step,
    target: person,
    attempt,
    ring: 1,
    ackUrl: null,
    shortUrl: null,
    ends: calls.map((each) => callId(incident, each.step, person)),
  };
}

async function tellItIsOver(notifier: Notifier, call: PageCall): Promise<void> {
  try {
    await notifier.standDown(call);
  } catch (error) {
    // Nobody waits for it: there is nothing to tell the room.
    throw error instanceof Rejected ? new Impossible(`${notifier.name}: ${error.message}`) : error;
  }
}

function callId(incident: Incident, step: number, person: string): string {
  return `${incidentName(incident)}:${step}:${person}`;
}

function notifierNamed({ notifiers }: Desk, name: string): Notifier {
  const notifier = notifiers.find((each) => each.name === name);
  if (notifier === undefined) throw new Rejected(`no way called ${name} is configured any more`);
  return notifier;
}
