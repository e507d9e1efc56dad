import { createBot, type Bot } from "../../src/bot.ts";
import { HOUR, MINUTE, SECOND, type Instant } from "../../src/clock.ts";
import { fold } from "../../src/incident/evolve.ts";
import type { Incident } from "../../src/incident/incident.ts";
import { practiceCast } from "../../src/practice/cast.ts";
import type { Actor } from "../../src/practice/slack/actor.ts";
import { createPracticeSlack, type PracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import type { Answer, Envelope } from "../../src/slack/intake.ts";
import { botScopes } from "../../src/slack/scopes.ts";
import type { Store } from "../../src/store/store.ts";
import { BOT_TOKEN, storyConfig, type StoryFile } from "./config.ts";
import { NIGHT } from "./night.ts";
import { createGeneration, type Generation } from "./generation.ts";
import { createPhone, isPager, type Phone } from "./phone.ts";
import { createVirtualClock, type VirtualClock } from "../../src/virtual-clock.ts";

/** A person whose every act is followed by the quiet it takes for its consequences to show. */
export type Hand = {
  [Name in keyof Actor]: Actor[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : Actor[Name];
};

type Name = "ben" | "grace" | "hana" | "ada" | "linus" | "margaret" | "jiwoo" | "gus" | "petra";

export interface World extends Record<Name, Hand> {
  slack: PracticeSlack;
  phone: Phone;
  store: Store;
  clock: VirtualClock;
  bot(): Bot;
  /** Lets time go by, with everything that falls due in it. */
  passes(time: { hours?: number; minutes?: number; seconds?: number }): Promise<void>;
  settle(): Promise<void>;
  /** The process dies where it stands. */
  kill(): void;
  isAlive(): boolean;
  /** The process dies at the so manieth moment from now: at a query or a call out. */
  killAfter(moments: number): void;
  /** How often the process has died so far. */
  readonly kills: number;
  /** Its lives: from when to when; null while it lives. */
  readonly lives: readonly { from: Instant; to: Instant | null }[];
  restart(): Promise<void>;
  incident(number?: number): Promise<Incident>;
  /** The war room's channel id. */
  room(number?: number): Promise<string>;
  /** All that stands in a channel, as text with its buttons, the newest last. */
  reads(person: Hand, channel: string): Promise<string>;
}

export interface WorldOptions extends StoryFile {
  store: Store;
  seed?: number;
  startsAt?: Instant;
  /** How often the auditor looks, in milliseconds; each hour when left out: most stories are long and not about it. */
  auditEvery?: number;
  /** Stands between Slack and the bot, both ways. */
  wire?(
    deliver: (envelope: Envelope) => Promise<Answer>,
    fetch: typeof globalThis.fetch,
  ): { deliver: (envelope: Envelope) => Promise<Answer>; fetch: typeof globalThis.fetch };
  /** Called with every error the bot logs. */
  onError?(fields: object, message: string): void;
}

/** The whole bot, on a real database, in a Slack of its own, with a clock that is told to go on. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const { store } = options;
  const clock = createVirtualClock(options.startsAt ?? NIGHT);
  const slack = createPracticeSlack({ clock, cast: practiceCast, botScopes, seed: options.seed ?? 1 });
  const phone = createPhone(clock);
  const config = storyConfig(options);
  const direct: typeof globalThis.fetch = (input, init) => (isPager(input) ? phone : slack).fetch(input, init);
  const receive = (envelope: Envelope): Promise<Answer> => bot.intake.receive(envelope);
  const wired = options.wire?.(receive, direct) ?? { deliver: receive, fetch: direct };
  const { fetch } = wired;
  const lives: { from: Instant; to: Instant | null }[] = [];
  let salt = 0;
  let life: Generation;
  let bot: Bot;
  let alive = false;
  let disconnect = (): void => undefined;

  async function live(): Promise<void> {
    life = createGeneration({ store, clock, fetch });
    const quiet = () => undefined;
    bot = await createBot({
      config,
      store: life.store,
      clock: life.clock,
      fetch: life.fetch,
      // Every wake-up counts: nothing is rescued by a look that would have come anyway.
      safetyTick: 30 * SECOND,
      auditEvery: options.auditEvery ?? HOUR,
      token: BOT_TOKEN,
      entropy: { token: () => `salt-${(salt += 1)}` },
      logger: { debug: quiet, info: quiet, warn: quiet, error: options.onError ?? loud },
    });
    disconnect = slack.connectBot(wired.deliver);
    alive = true;
    lives.push({ from: clock.now(), to: null });
    await bot.start();
    await settle();
  }

  function died(): void {
    if (!alive) return;
    disconnect();
    alive = false;
    world.kills += 1;
    lives.at(-1)!.to = clock.now();
  }

  /** Turns of the loop with nothing under way: then whatever could happen without time passing has happened. */
  async function settle(): Promise<void> {
    let seen = -1;
    for (let quietTurns = 0; quietTurns < 3;) {
      await new Promise((resolve) => setImmediate(resolve));
      quietTurns = life.busy() > 0 || life.moments() !== seen ? 0 : quietTurns + 1;
      seen = life.moments();
    }
  }

  const world = {
    slack,
    phone,
    store,
    clock,
    settle,
    bot: () => bot,
    passes: ({ hours = 0, minutes = 0, seconds = 0 }) =>
      clock.pass(hours * HOUR + minutes * MINUTE + seconds * SECOND, settle),
    kills: 0,
    lives,
    isAlive: () => alive,
    kill() {
      life.end();
      died();
    },
    killAfter: (moments: number) => life.endAfter(moments, died),
    restart: live,
    async incident(number = 1) {
      const incident = fold(await bot.parts.engine.history(number));
      if (incident === null) throw new Error(`There is no INC-${number}.`);
      return incident;
    },
    async room(number = 1) {
      const { place } = await world.incident(number);
      if (place === null) throw new Error(`INC-${number} has no room yet.`);
      return place.channel;
    },
    async reads(person: Hand, channel: string) {
      return (await person.messages(channel, { all: true })).map(plain).join("\n---\n");
    },
  } as unknown as World & { kills: number };
  for (const person of practiceCast) world[person.name as Name] = hand(slack.person(person.id), settle);
  await live();
  return world;
}

/** Bugs are loud in stories too. */
function loud(fields: object, message: string): void {
  process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
}

function hand(actor: Actor, settle: () => Promise<void>): Hand {
  return new Proxy(actor, {
    get(target, name: keyof Actor) {
      const value = target[name];
      if (typeof value !== "function") return value;
      return async (...args: unknown[]) => {
        const result: unknown = await (value as (...args: unknown[]) => unknown).apply(target, args);
        await settle();
        return result;
      };
    },
  }) as unknown as Hand;
}

/** A message as a person reads it: every visible word of it, in order. */
export function plain(message: unknown): string {
  const words: string[] = [];
  const visit = (value: unknown, key = ""): void => {
    if (typeof value === "string") {
      if (visible.has(key)) words.push(value);
    } else if (Array.isArray(value)) for (const item of value) visit(item, key);
    else if (value !== null && typeof value === "object")
      for (const [name, item] of Object.entries(value)) visit(item, name);
  };
  const { text, blocks } = message as { text?: string; blocks?: unknown[] };
  if (blocks && blocks.length > 0) visit(blocks);
  else words.push(text ?? "");
  return words.join("\n");
}

const visible = new Set(["text", "label", "placeholder"]);
