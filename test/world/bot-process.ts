import { createBot, type Bot, type BotPorts } from "../../src/bot.ts";
import type { Instant } from "../../src/clock.ts";
import type { Answer, Envelope } from "../../src/slack/intake.ts";
import { createGeneration, type Generation } from "./generation.ts";
import { createSkewedClock, type SkewedClock } from "./skewed-clock.ts";
import type { VirtualClock } from "../../src/virtual-clock.ts";

/** One process of the bot. It dies at any moment and lives again; its machine's clock is its own. */
export interface BotProcess {
  readonly clock: SkewedClock;
  bot(): Bot;
  receive(envelope: Envelope): Promise<Answer>;
  start(): Promise<void>;
  /** Takes nothing new and finishes what is under way, as before a deployment. */
  stop(): Promise<void>;
  /** Dies where it stands. */
  kill(): void;
  /** Dies at the so manieth moment from now: at a query or a call out. */
  killAfter(moments: number): void;
  /** Sleeps, machine and all, until the returned function is called. */
  stall(): () => void;
  /** Falls asleep at the so manieth moment from now; `asleep` is told how to wake it. */
  dozeAfter(moments: number, asleep: (wake: () => void) => void): void;
  isAlive(): boolean;
  /** Whether it takes what comes from Slack. */
  isOpen(): boolean;
  isAsleep(): boolean;
  instance(): string;
  /** Its lives: from when to when; null while it lives. */
  readonly lives: readonly Life[];
  busy(): boolean;
  moments(): number;
}

export interface Life {
  readonly from: Instant;
  to: Instant | null;
}

export interface BotProcessPorts extends Omit<BotPorts, "clock" | "entropy"> {
  clock: VirtualClock;
  /** The living instances besides this one. */
  others(): string[];
  entropy: BotPorts["entropy"];
}

export function createBotProcess(ports: BotProcessPorts): BotProcess {
  const clock = createSkewedClock(ports.clock);
  const lives: Life[] = [];
  let life: Generation;
  let bot: Bot;
  let alive = false;
  let open = false;
  let sleeps = 0;
  let past = 0;

  function died(): void {
    if (!alive) return;
    alive = false;
    lives.at(-1)!.to = ports.clock.now();
  }

  function stall(): () => void {
    const wake = life.stall();
    sleeps += 1;
    return () => {
      sleeps -= 1;
      wake();
    };
  }

  return {
    clock,
    bot: () => bot,
    receive: (envelope) => bot.intake.receive(envelope),
    async start() {
      past += lives.length === 0 ? 0 : life.moments();
      life = createGeneration({ ...ports, clock });
      bot = await createBot({ ...ports, store: life.store, clock: life.clock, fetch: life.fetch });
      alive = true;
      open = true;
      lives.push({ from: ports.clock.now(), to: null });
      await bot.start();
    },
    stop() {
      open = false;
      return bot.stop();
    },
    kill() {
      life.end();
      died();
    },
    killAfter: (moments) => life.endAfter(moments, died),
    stall,
    dozeAfter: (moments, asleep) => life.dozeAfter(moments, () => asleep(stall())),
    isAlive: () => alive,
    isOpen: () => alive && open,
    isAsleep: () => sleeps > 0,
    instance: () => life.store.instance,
    lives,
    busy: () => life.busy() > 0,
    moments: () => past + life.moments(),
  };
}
