import type { Bot, BotPorts } from "../../src/bot.ts";
import { HOUR, MINUTE, SECOND, type Instant } from "../../src/clock.ts";
import { fold } from "../../src/incident/evolve.ts";
import type { Incident } from "../../src/incident/incident.ts";
import { practiceCast } from "../../src/practice/cast.ts";
import type { Logger } from "../../src/logger.ts";
import type { Actor } from "../../src/practice/slack/actor.ts";
import { createPracticeSlack, type PracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import type { Answer, Envelope } from "../../src/slack/intake.ts";
import { botScopes } from "../../src/slack/scopes.ts";
import type { Store } from "../../src/store/store.ts";
import { BOT_TOKEN, storyConfig, type StoryFile } from "./config.ts";
import { NIGHT } from "./night.ts";
import { createBotProcess, type BotProcess } from "./bot-process.ts";
import { createRandom } from "../simulation/random.ts";
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
  restart(): Promise<void>;
  /** All processes; the first is the only one unless more were asked for. */
  readonly processes: readonly BotProcess[];
  /** Carries something from Slack to a living process, as Slack would. */
  deliver(envelope: Envelope): Promise<Answer>;
  incident(number?: number): Promise<Incident>;
  /** The war room's channel id. */
  room(number?: number): Promise<string>;
  /** All that stands in a channel, as text with its buttons, the newest last. */
  reads(person: Hand, channel: string): Promise<string>;
}

export interface WorldOptions extends StoryFile {
  store: Store;
  /** Further processes beside the first, by the store that each of them sees. */
  beside?: readonly Store[];
  /** Which of the living processes hears what comes from Slack; the first when left out. */
  choose?(living: readonly BotProcess[]): BotProcess;
  /** How long it takes until the death of an instance is noticed by the others, in milliseconds. */
  deathNoticedAfter?: number;
  /** How often a process looks without being woken, in milliseconds. */
  safetyTick?: number;
  seed?: number;
  startsAt?: Instant;
  /** How often the auditor looks, in milliseconds; each hour when left out: most stories are long and not about it. */
  auditEvery?: number;
  /** Stands between Slack and the bot, both ways. */
  wire?(
    deliver: (envelope: Envelope) => Promise<Answer>,
    fetch: typeof globalThis.fetch,
  ): { deliver: (envelope: Envelope) => Promise<Answer>; fetch: typeof globalThis.fetch };
  /** Takes the mails in the place of the configured server. */
  mail?: NonNullable<BotPorts["mail"]>;
  /** Called with every error the bot logs. */
  onError?(fields: object, message: string): void;
  /** Hears all that the bot logs. */
  logger?: Logger;
}

/** The whole bot, on a real database, in a Slack of its own, with a clock that is told to go on. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const { store } = options;
  const clock = createVirtualClock(options.startsAt ?? NIGHT);
  const slack = createPracticeSlack({ clock, cast: practiceCast, botScopes, seed: options.seed ?? 1 });
  let caller = 0;
  const phone = createPhone(clock, () => caller, createRandom(options.seed ?? 1));
  const config = storyConfig(options);
  const direct: typeof globalThis.fetch = (input, init) => (isPager(input) ? phone : slack).fetch(input, init);
  const processes: BotProcess[] = [];
  const { choose = (living: readonly BotProcess[]) => living[0]! } = options;
  const wired = options.wire?.(receive, direct) ?? { deliver: receive, fetch: direct };
  let salt = 0;

  /** Nobody listens while no process lives: Slack gets no connection. */
  async function receive(envelope: Envelope): Promise<Answer> {
    const living = processes.filter((process) => process.isOpen());
    return living.length === 0 ? { ok: false } : choose(living).receive(envelope);
  }

  function processOn(store: Store, index: number): BotProcess {
    const process: BotProcess = createBotProcess({
      config,
      store,
      clock,
      fetch(...args) {
        caller = index;
        return wired.fetch(...args);
      },
      others: () =>
        processes.filter((other) => other !== process && seemsAlive(other)).map((other) => other.instance()),
      // Every wake-up counts: nothing is rescued by a look that would have come anyway.
      safetyTick: options.safetyTick ?? 30 * SECOND,
      auditEvery: options.auditEvery ?? HOUR,
      token: BOT_TOKEN,
      ...(options.mail === undefined ? {} : { mail: options.mail }),
      entropy: { token: () => `salt-${(salt += 1)}` },
      logger: options.logger ?? { debug: quiet, info: quiet, warn: quiet, error: options.onError ?? loud },
    });
    return process;
  }

  function seemsAlive(process: BotProcess): boolean {
    const died = process.lives.at(-1)?.to ?? null;
    return process.isAlive() || (died !== null && clock.now() < died + (options.deathNoticedAfter ?? 0));
  }

  /** Turns of the loop with nothing under way: then whatever could happen without time passing has happened. */
  async function settle(): Promise<void> {
    let seen = -1;
    for (let quietTurns = 0; quietTurns < 6;) {
      await new Promise((resolve) => setImmediate(resolve));
      const moments = processes.reduce((sum, process) => sum + process.moments(), 0);
      const busy = moments !== seen || processes.some((process) => process.busy());
      quietTurns = busy ? 0 : quietTurns + 1;
      seen = moments;
    }
  }

  const world = {
    slack,
    phone,
    store,
    clock,
    settle,
    bot: () => processes[0]!.bot(),
    passes: ({ hours = 0, minutes = 0, seconds = 0 }) =>
      clock.pass(hours * HOUR + minutes * MINUTE + seconds * SECOND, settle),
    processes,
    deliver: wired.deliver,
    kill: () => processes[0]!.kill(),
    async restart() {
      await processes[0]!.start();
      await settle();
    },
    async incident(number = 1) {
      const incident = fold(await world.bot().parts.engine.history(number));
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
  } as unknown as World;
  for (const person of practiceCast) world[person.name as Name] = hand(slack.person(person.id), settle);
  processes.push(...[store, ...(options.beside ?? [])].map(processOn));
  slack.connectBot(wired.deliver);
  for (const process of processes) await process.start();
  await settle();
  return world;
}

const quiet = (): void => undefined;

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
