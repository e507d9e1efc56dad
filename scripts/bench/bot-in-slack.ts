import { createBot, type Bot } from "../../src/bot.ts";
import { systemClock, type Clock } from "../../src/clock.ts";
import { systemEntropy } from "../../src/entropy.ts";
import { practiceCast } from "../../src/practice/cast.ts";
import { createPracticeSlack, type PracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import { botScopes } from "../../src/slack/scopes.ts";
import type { Store } from "../../src/store/store.ts";
import { BOT_TOKEN, storyConfig } from "../../test/world/config.ts";
import { isPager } from "../../test/world/phone.ts";
import { openBenchFile } from "./place.ts";
import { quiet } from "./quiet.ts";

export interface BotInSlack {
  bot: Bot;
  slack: PracticeSlack;
  /** Until nothing is under way any more. */
  settled(): Promise<void>;
}

export interface BotInSlackOptions {
  /** A SQLite file of its own when left out. */
  store?: Store;
  clock?: Clock;
  /** Hears of each call that the pager is asked to make. */
  paged?(body: string): void;
}

/** The whole bot in a practice Slack inside the process, with a pager that takes every call at once. */
export async function startBotInSlack(options: BotInSlackOptions = {}): Promise<BotInSlack> {
  const { store = openBenchFile().store, clock = systemClock, paged = () => undefined } = options;
  const slack = createPracticeSlack({ clock, cast: practiceCast, botScopes });
  const bot = await createBot({
    config: storyConfig(),
    store,
    clock,
    entropy: systemEntropy,
    logger: quiet,
    token: BOT_TOKEN,
    async fetch(input, init) {
      if (!isPager(input)) return slack.fetch(input, init);
      paged(typeof init?.body === "string" ? init.body : "");
      return new Response(null, { status: 204 });
    },
  });
  slack.connectBot((envelope) => bot.intake.receive(envelope));
  await bot.start();
  const settled = async (): Promise<void> => {
    await slack.whenIdle();
    // What was answered is still written down, and may lead to the next call.
    for (let turns = 0; turns < 20; turns += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (!slack.idle()) turns = 0;
    }
  };
  await settled();
  return { bot, slack, settled };
}
