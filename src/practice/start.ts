import { dirname, join } from "node:path";
import { Hono } from "hono";
import type { Bot } from "../bot.ts";
import { SECOND, type Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import type { Entropy } from "../entropy.ts";
import type { Meter } from "../engine/meter.ts";
import { rulesOf } from "../incident-rules.ts";
import type { Logger } from "../logger.ts";
import { botEvents } from "../slack/manifest.ts";
import { botScopes } from "../slack/scopes.ts";
import type { Store } from "../store/store.ts";
import { createBotLives, type BotLives } from "./bot-lives.ts";
import { PRACTICE_BOT } from "./cast.ts";
import { castIn, channelsIn } from "./cast-in.ts";
import { completion } from "./completion.ts";
import { createControls } from "./controls.ts";
import { createDrills } from "./drills/drills.ts";
import { eachMinute } from "./each-minute.ts";
import { createInside } from "./inside/inside.ts";
import { keepTime, lastShown } from "./kept-time.ts";
import { createPracticeClock, type PracticeClock } from "./practice-clock.ts";
import { createPracticeSlack, type PracticeSlack } from "./slack/practice-slack.ts";
import type { SavedState } from "./slack/state.ts";
import { createFarEnds } from "./phones/far-ends.ts";
import { ringingLink } from "./phones/phone.ts";
import { createPhones } from "./phones/phones.ts";
import { reachable } from "./phones/reachable.ts";
import { createTrouble } from "./trouble.ts";
import { readWhole, writeWhole } from "./whole-file.ts";
import { botPages } from "./web/bot-pages.ts";
import { practiceWeb } from "./web/practice-web.ts";
import { tourOf } from "./web/tour.ts";

/** How soon after a change the workspace is written down. */
const SAVE_AFTER = SECOND;

export interface Practice {
  /** Whichever life of it is running. */
  bot: Bot;
  lives: BotLives;
  slack: PracticeSlack;
  clock: PracticeClock;
  /** The workspace in the browser, and the pages that the bot serves. */
  pages: Hono;
  /** Stops the bot and keeps the workspace for the next time. */
  stop(): Promise<void>;
}

/** The real bot in a Slack that lives inside the process. Nothing leaves the machine. */
export async function startPractice(ports: {
  config: Config;
  store: Store;
  clock: Clock;
  entropy: Entropy;
  logger: Logger;
  meter?: Meter;
}): Promise<Practice> {
  const origin = ports.config.publicUrl ?? `http://localhost:${ports.config.listen.port}`;
  const cast = castIn(ports.config.locale);
  // The browser that shows the workspace reaches us, so calls may carry links to answer them.
  const config = reachable({ ...ports.config, publicUrl: origin }, cast, origin);
  const folder = dirname(config.databaseUrl);
  const file = join(folder, "practice-slack.json");
  const state = readWhole(file) as SavedState | null;
  const timeFile = join(folder, "practice-clock.json");
  const clock = createPracticeClock(ports.clock, Math.max(lastShown(timeFile), (state?.lastTs ?? 0) / 1000));
  const slack = createPracticeSlack({
    clock,
    cast,
    channels: channelsIn(ports.config.locale),
    botScopes,
    events: botEvents,
    commands: [config.command],
    origin,
    ...(state ? { state } : {}),
  });
  const phones = createPhones({ clock, people: () => slack.people() });
  const farEnds = createFarEnds({
    ...ports,
    config,
    clock,
    phones,
    cast: () => slack.people(),
    parts: () => lives.bot.parts,
    whileRunning: (work) => lives.whileRunning(work),
  });
  const drills = createDrills({
    slack,
    clock,
    logger: ports.logger,
    parts: () => lives.bot.parts,
    whileRunning: (work) => lives.whileRunning(work),
    timezone: config.timezone,
    ackUrl: (person) => ringingLink(phones.of(person), clock.now()),
    locale: config.locale,
    rules: rulesOf(config),
  });
  const lives = createBotLives({
    ...ports,
    config,
    clock,
    token: PRACTICE_BOT.token,
    fetch: farEnds.fetch(slack.fetch),
    mail: farEnds.mail,
    connect: slack.connectBot,
    isDrill: drills.isOn,
  });
  const { bot } = lives;
  await bot.start();
  const endMinutes = eachMinute(clock, () =>
    bot.everyMinute().catch((error: unknown) => {
      ports.logger.warn({ error: String(error) }, "the recurring duties could not be looked at");
    }),
  );
  const endKeepingTime = keepTime(clock, timeFile);
  const controls = createControls({ ...ports, clock, lives, drills, trouble: createTrouble(slack.faults) });
  const inside = createInside({ ...ports, clock, lives, slack });
  const keep = keepSaved(slack, file, clock);
  const tour = tourOf(ports.store, slack);
  const page = practiceWeb(slack, { clock, phones, farEnds, drills, tour, controls, inside, ...completion(config) });
  return {
    bot,
    lives,
    slack,
    clock,
    pages: new Hono().route("/", botPages(lives)).route("/", page),
    async stop() {
      farEnds.stop();
      endMinutes();
      await bot.stop();
      endKeepingTime();
      inside.stop();
      keep.now();
    },
  };
}

function keepSaved(slack: PracticeSlack, file: string, clock: Clock): { now(): void } {
  let waiting: (() => void) | null = null;
  const now = (): void => {
    waiting?.();
    waiting = null;
    writeWhole(file, slack.snapshot());
  };
  slack.watch(() => {
    waiting ??= clock.after(SAVE_AFTER, now);
  });
  return { now };
}
