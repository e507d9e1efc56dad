import { createBot, type Bot, type BotPorts } from "../bot.ts";
import { fenced } from "./fence.ts";
import type { Deliver } from "./slack/delivery.ts";
import { createWatchers } from "./watchers.ts";

/** The bot, which can be killed and started again: each start makes everything anew and reads it from the database. */
export interface BotLives {
  /** Whichever life is running. While none is, there are no parts, and what it is asked fails like a dead process. */
  readonly bot: Bot;
  isRunning(): boolean;
  /** Dies where it stands: nothing it waited for ever comes back to it. */
  kill(): void;
  /** Work with the running bot; fails where there is none, and where it dies meanwhile. */
  whileRunning<T>(work: () => Promise<T>): Promise<T>;
  /** Calls back whenever it has died or lives again. Returns how to stop that. */
  watch(listener: () => void): () => void;
}

export interface BotLivesPorts extends BotPorts {
  /** Lets Slack deliver. Returns how to end that. */
  connect(deliver: Deliver): () => void;
}

export function createBotLives(ports: BotLivesPorts): BotLives {
  const watchers = createWatchers();
  /** How to disappoint whoever waits for the running bot. */
  const waiting = new Set<(death: Error) => void>();
  let life: Life | null = null;
  let starting: Promise<void> | null = null;
  let born = 0;

  const living = (): Bot => {
    if (life === null) throw new Error(DEAD);
    return life.bot;
  };

  async function whileRunning<T>(work: () => Promise<T>): Promise<T> {
    living();
    const death = Promise.withResolvers<never>();
    waiting.add(death.reject);
    return Promise.race([work(), death.promise]).finally(() => waiting.delete(death.reject));
  }

  async function begin(): Promise<void> {
    if (life !== null) return;
    life = await beginLife(ports, `${ports.store.instance}.${(born += 1)}`);
    watchers.tell();
    await whileRunning(() => living().start());
  }

  function end(): void {
    life?.end();
    life = null;
    for (const disappoint of waiting) disappoint(new Error(DEAD));
    watchers.tell();
  }

  const bot: Bot = {
    get parts() {
      return living().parts;
    },
    intake: {
      receive: async (envelope) => (life === null ? { ok: false } : life.bot.intake.receive(envelope)),
      underWay: () => life?.bot.intake.underWay() ?? 0,
    },
    start() {
      starting ??= begin().finally(() => {
        starting = null;
      });
      return starting;
    },
    async stop() {
      life?.disconnect();
      await life?.bot.stop();
      end();
    },
    everyMinute: () => whileRunning(() => living().everyMinute()),
    catchUp: () => whileRunning(() => living().catchUp()),
    ready: () => whileRunning(() => living().ready()).catch(() => ({ store: false, pages: false })),
    audit: () => life?.bot.audit() ?? null,
  };

  return {
    bot,
    isRunning: () => life !== null,
    kill: end,
    whileRunning,
    watch: watchers.watch,
  };
}

const DEAD = "The bot is not running.";

interface Life {
  readonly bot: Bot;
  /** Slack delivers nothing more. */
  disconnect(): void;
  end(): void;
}

async function beginLife(ports: BotLivesPorts, instance: string): Promise<Life> {
  let alive = true;
  const store = { ...ports.store, instance, aliveInstances: async () => [instance] };
  const fence = { passes: () => alive, rings: (wake: () => void) => void (alive && wake()) };
  const { cut, ...connections } = fenced({ ...ports, store }, fence);
  const bot = await createBot({ ...ports, ...connections });
  const disconnect = ports.connect((envelope) => bot.intake.receive(envelope));
  return {
    bot,
    disconnect,
    end() {
      alive = false;
      disconnect();
      cut();
    },
  };
}
