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

/** A request that left the bot, with when it did and when its answer came, by performance.now(). */
export interface Trip {
  /** A method of Slack's, "pager", or the address where it is neither. */
  to: string;
  body: string;
  began: number;
  /** Infinity while it is under way. */
  ended: number;
}

export interface BotInSlack {
  bot: Bot;
  slack: PracticeSlack;
  /** All of them, the oldest first. */
  trips: readonly Trip[];
  /** Until nothing is under way any more. */
  settled(): Promise<void>;
}

export interface BotInSlackOptions {
  /** A SQLite file of its own when left out. */
  store?: Store;
  clock?: Clock;
}

/** The whole bot in a practice Slack inside the process, with a pager that takes every call at once. */
export async function startBotInSlack(options: BotInSlackOptions = {}): Promise<BotInSlack> {
  const { store = openBenchFile().store, clock = systemClock } = options;
  const slack = createPracticeSlack({ clock, cast: practiceCast, botScopes });
  const trips: Trip[] = [];
  const bot = await createBot({
    config: storyConfig(),
    store,
    clock,
    entropy: systemEntropy,
    logger: quiet,
    token: BOT_TOKEN,
    async fetch(input, init) {
      const trip: Trip = { to: placeOf(input), body: bodyOf(init), began: performance.now(), ended: Infinity };
      trips.push(trip);
      try {
        return isPager(input) ? new Response(null, { status: 204 }) : await slack.fetch(input, init);
      } finally {
        trip.ended = performance.now();
      }
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
  return { bot, slack, trips, settled };
}

function placeOf(input: Parameters<typeof globalThis.fetch>[0]): string {
  if (isPager(input)) return "pager";
  const url = String(input instanceof Request ? input.url : input);
  return /\/api\/([\w.]+)/.exec(url)?.[1] ?? url;
}

/** As text that can be searched; the web client sends forms. */
function bodyOf(init: RequestInit | undefined): string {
  const { body } = init ?? {};
  if (body instanceof URLSearchParams) return body.toString();
  return typeof body === "string" ? body : "";
}
