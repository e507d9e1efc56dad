import { createBot, type Bot } from "../../bot.ts";
import { SECOND, type Instant } from "../../clock.ts";
import { practiceConfig } from "../../config/check-config.ts";
import { Drill, type Ending } from "../../drills/drill.ts";
import { debriefOf, type Debrief } from "../../drills/debrief/debrief.ts";
import type { Scenario } from "../../drills/read-scenario.ts";
import { rulesOf } from "../../incident-rules.ts";
import type { Logger } from "../../logger.ts";
import { createRandom } from "../../random.ts";
import { botEvents } from "../../slack/manifest.ts";
import { botScopes } from "../../slack/scopes.ts";
import { documentById } from "../../store/document-rows.ts";
import { openMemoryStore } from "../../store/open-store.ts";
import type { Store } from "../../store/store.ts";
import type { Locale } from "../../texts/texts.ts";
import { createVirtualClock, type VirtualClock } from "../../virtual-clock.ts";
import { castIn, channelsIn } from "../cast-in.ts";
import { PRACTICE_BOT } from "../cast.ts";
import { practiceFile } from "../practice-file.ts";
import { createFarEnds } from "../phones/far-ends.ts";
import { ringingLink } from "../phones/phone.ts";
import { createPhones } from "../phones/phones.ts";
import { reachable } from "../phones/reachable.ts";
import { createPracticeSlack } from "../slack/practice-slack.ts";
import { createPracticeStage } from "./practice-stage.ts";
import { seededEntropy } from "./seeded-entropy.ts";
import { timelineOf, type TimelineLine } from "./timeline.ts";

/** Tuesday 3 March 2026, 14:00 in Seoul: every headless drill begins in working hours of the same day. */
const BEGINS: Instant = Date.parse("2026-03-03T05:00:00Z");

export interface HeadlessOptions {
  scenario: Scenario;
  /** The same scenario, seed and language give the same bytes. */
  seed: number;
  locale: Locale;
  /** A role that nobody plays; null: all are played. */
  absent: string | null;
  logger: Logger;
  /** Waits before so many milliseconds of incident time pass; without it they pass at once. */
  pace?(ms: number): Promise<void>;
  /** Each line of the timeline as soon as it is there. */
  tell?(line: TimelineLine): void;
}

export interface Played {
  scenario: string;
  seed: number;
  locale: Locale;
  absent: string | null;
  /** How the drill ended. */
  ending: Ending["why"];
  /** Milliseconds since the Unix epoch. */
  beganAt: Instant;
  endedAt: Instant;
  phase: string | null;
  timeline: TimelineLine[];
  /** What scripted people couldn't do. */
  troubles: { at: Instant; role: string; trouble: string }[];
  debrief: Debrief | null;
  /** Markdown; null where none was drafted. */
  postmortem: string | null;
}

/** Plays a scenario to its end without a browser, with the whole bot, in a workspace and a time of its own. */
export async function playHeadless(options: HeadlessOptions): Promise<Played> {
  const world = await openWorld(options);
  const { clock, stage, settle, bot } = world;
  const { scenario, seed, locale, logger, absent, pace, tell } = options;
  const random = createRandom({ random: seed });
  const drill = new Drill({ scenario, stage, clock, random, locale, logger, live: absent === null ? [] : [absent] });
  const told = new Set<string>();
  const tellNew = async (): Promise<void> => {
    for (const line of await timelineOf(bot.parts, (await stage.look()).incident, drill.done)) {
      if (!told.has(line.key)) tell?.(line);
      told.add(line.key);
    }
  };
  while (drill.ending === null) {
    const ms = (clock.next() ?? clock.now() + SECOND) - clock.now();
    await pace?.(ms);
    await clock.pass(ms, settle);
    if (tell) await tellNew();
  }
  const { why } = await drill.ended;
  const endedAt = clock.now();
  await settle();
  const situation = await stage.look();
  const debrief = debriefOf(situation, rulesOf(bot.parts.config).severities, locale);
  const { incident } = situation;
  const document = incident?.postmortem?.document ?? null;
  const timeline = await timelineOf(bot.parts, incident, drill.done);
  const postmortem = document === null ? null : await world.store.read((tx) => documentById(tx, document));
  await world.stop();
  return {
    scenario: scenario.name,
    seed,
    locale,
    absent,
    ending: why,
    beganAt: drill.beganAt,
    endedAt,
    phase: incident?.phase ?? null,
    timeline,
    troubles: drill.done.flatMap(({ at, role, trouble }) => (trouble === null ? [] : [{ at, role, trouble }])),
    debrief,
    postmortem: postmortem?.content ?? null,
  };
}

async function openWorld({ seed, locale, logger }: HeadlessOptions) {
  const clock = createVirtualClock(BEGINS);
  const publicUrl = "http://practice.example.com";
  const file = practiceConfig(`timezone: Asia/Seoul\n${practiceFile(locale, BEGINS)}`);
  const cast = castIn(locale).map((person) => ({ ...person, zone: file.timezone, locale }));
  const config = reachable({ ...file, publicUrl }, cast, publicUrl);
  const commands = [config.command];
  const channels = channelsIn(locale);
  const slack = createPracticeSlack({ clock, cast, channels, botScopes, events: botEvents, commands, seed });
  const { store, busy } = counted(openMemoryStore("drill"));
  const phones = createPhones({ clock, people: () => slack.people() });
  const farEnds = createFarEnds({
    clock,
    config,
    phones,
    entropy: seededEntropy(seed),
    cast: () => slack.people(),
    parts: () => bot.parts,
    whileRunning: (work) => work(),
  });
  const bot = await createBot({
    config,
    store,
    clock,
    logger,
    entropy: seededEntropy(seed),
    token: PRACTICE_BOT.token,
    fetch: farEnds.fetch(slack.fetch),
    mail: farEnds.mail,
    isDrill: () => true,
    safetyTick: 30 * SECOND,
  });
  const disconnect = slack.connectBot((envelope) => bot.intake.receive(envelope));
  const settle = settling(busy);
  await bot.start();
  await settle();
  const ackUrl = (person: string): string | null => ringingLink(phones.of(person), clock.now());
  const stage = createPracticeStage({ slack, clock, parts: () => bot.parts, timezone: config.timezone, ackUrl });
  const leave = (): void => {
    disconnect();
    farEnds.stop();
  };
  return { clock, stage, settle, bot, store, stop: () => stopped(bot, { clock, settle, disconnect: leave }) };
}

/** What a stop waits for needs time to pass. */
async function stopped(
  bot: Bot,
  { clock, settle, disconnect }: { clock: VirtualClock; settle: () => Promise<void>; disconnect: () => void },
): Promise<void> {
  disconnect();
  let over = false;
  const stopping = bot.stop().finally(() => {
    over = true;
  });
  while (!over) await clock.pass(SECOND, settle);
  await stopping;
}

/** How many queries are under way. */
function counted(store: Store): { store: Store; busy: () => number } {
  let underWay = 0;
  const counting = async <T>(work: Promise<T>): Promise<T> => {
    underWay += 1;
    try {
      return await work;
    } finally {
      underWay -= 1;
    }
  };
  return {
    busy: () => underWay,
    store: {
      ...store,
      transaction: (body) => counting(store.transaction(body)),
      read: (body) => counting(store.read(body)),
      readOne: (body) => counting(store.readOne(body)),
    },
  };
}

/** Turns of the loop with nothing under way: then whatever could happen without time passing has happened. */
function settling(busy: () => number): () => Promise<void> {
  return async () => {
    for (let quietTurns = 0; quietTurns < 8;) {
      await new Promise((resolve) => setImmediate(resolve));
      quietTurns = busy() > 0 ? 0 : quietTurns + 1;
    }
  };
}
