import { schedule, type ScheduledTask } from "node-cron";
import type { Hono } from "hono";
import { createBot, type Bot } from "./bot.ts";
import { SECOND, type Clock } from "./clock.ts";
import type { Config, Transport } from "./config/config.ts";
import type { Entropy } from "./entropy.ts";
import type { Logger } from "./logger.ts";
import { createHttpReceiver } from "./slack/receiver-http.ts";
import { openStore } from "./store/open-store.ts";
import type { Store } from "./store/store.ts";
import { answerPages } from "./web/answer-page/answer-pages.ts";
import { calendarFeed } from "./web/calendar-feed/calendar-feed.ts";
import { createMetrics, type Metrics } from "./web/metrics.ts";
import { twilioCallbacks } from "./web/twilio-callbacks/twilio-callbacks.ts";
import { createWebServer, type WebServer, type WebServerPorts } from "./web/server.ts";

export interface ProgramPorts {
  config: Config;
  clock: Clock;
  entropy: Entropy;
  logger: Logger;
  fetch: typeof globalThis.fetch;
}

/** The whole of Watchfire, running. */
export interface Program {
  readonly port: number;
  /** Finishes what is under way, the newest part first. */
  stop(): Promise<void>;
}

/** What is particular to how Slack reaches us. */
interface Side {
  bot: Bot;
  slack: WebServerPorts["slack"];
  apps: readonly Hono[];
  /** Whether Slack can reach us; left out where nobody can know. */
  connected?(): boolean;
  /** Slack may send from now on. */
  open(): void;
  /** Slack sends no more, and what it sent is answered. */
  close(): Promise<void>;
  stopBot(): Promise<void>;
}

/** Starts everything, the page lane first. Throws a sentence for the operator where the store or the port can't be had. */
export async function startProgram(ports: ProgramPorts): Promise<Program> {
  const { config, clock, entropy, logger } = ports;
  const store = await openStore({ url: config.databaseUrl, instance: entropy.token(12), logger, clock });
  let side: Side | null = null;
  const metrics = createMetrics({
    underWay: () => side?.bot.intake.underWay() ?? 0,
    audit: () => side?.bot.audit() ?? null,
    ...(config.transport.mode === "socket" ? { connected: () => side?.connected?.() ?? false } : {}),
  });
  try {
    const started = await sideOf(config.transport, { ...ports, store, metrics });
    side = started;
    const web = webOf(started, ports, metrics);
    const port = await web.start().catch(async (error: unknown) => {
      await started.stopBot();
      throw portTaken(error, config.listen.port);
    });
    started.open();
    // In practice, minutes are those of its own time, which may run faster.
    const minutes = config.transport.mode === "practice" ? null : everyMinute(started.bot, logger);
    logger.info({ port, transport: config.transport.mode, store: store.kind }, "Watchfire is running");
    return {
      port,
      async stop() {
        await minutes?.destroy();
        await started.close();
        await web.stop();
        await started.stopBot();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

type SidePorts = ProgramPorts & { store: Store; metrics: Metrics };

async function sideOf(transport: Transport, ports: SidePorts): Promise<Side> {
  if (transport.mode === "practice") return practiceSide(ports);
  const bot = await createBot({ ...ports, token: transport.botToken, meter: ports.metrics.meter });
  await bot.start();
  const both = {
    bot,
    apps: [answerPages(bot.parts), calendarFeed(bot.parts), twilioCallbacks(bot.parts)],
    stopBot: () => bot.stop(),
  };
  const { intake } = bot;
  if (transport.mode === "http") {
    const receiver = createHttpReceiver({ ...ports, intake, signingSecret: transport.signingSecret });
    return { ...both, slack: receiver.listener, open: () => undefined, close: () => receiver.stop() };
  }
  // Its WebSocket takes memory that nobody needs over HTTP.
  const { createSocketReceiver } = await import("./slack/receiver-socket.ts");
  const receiver = createSocketReceiver({
    ...ports,
    intake,
    appToken: transport.appToken,
    apiUrl: ports.config.slackApiUrl,
    onReconnect: () => bot.catchUp(),
  });
  return {
    ...both,
    slack: null,
    connected: () => receiver.connected(),
    open: () => receiver.start(),
    close: () => receiver.stop(),
  };
}

async function practiceSide(ports: SidePorts): Promise<Side> {
  const { startPractice } = await import("./practice/start.ts");
  const practice = await startPractice(ports);
  return {
    bot: practice.bot,
    slack: null,
    apps: [practice.pages],
    open: () => undefined,
    close: async () => undefined,
    stopBot: () => practice.stop(),
  };
}

function webOf(side: Side, { config, clock, logger }: ProgramPorts, metrics: Metrics): WebServer {
  return createWebServer({
    ...config.listen,
    slack: side.slack,
    apps: side.apps,
    async ready() {
      const overdue = side.bot.audit()?.overdue.length ?? null;
      const slack = side.connected === undefined ? {} : { slack: side.connected() };
      return { ...(await side.bot.ready()), also: { overdue, ...slack } };
    },
    metrics,
    clock,
    logger,
  });
}

/** Which duty is due is a row; the minute is only when somebody looks. */
function everyMinute(bot: Bot, logger: Logger): ScheduledTask {
  const look = async (): Promise<void> => {
    await bot
      .everyMinute()
      .catch((error: unknown) => logger.error({ error: String(error) }, "a recurring duty could not be looked at"));
  };
  return schedule("* * * * *", look, { noOverlap: true });
}

function portTaken(error: unknown, port: number): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE") {
    return new Error(`Port ${port} is taken by another program. Stop it, or set PORT to another one.`, {
      cause: error,
    });
  }
  if (code === "EACCES") {
    return new Error(`This user may not listen on port ${port}. Set PORT to one above 1023.`, { cause: error });
  }
  return error;
}

/** What is still under way after so long is left to the next start, which takes it up again. */
export const LONGEST_STOP = 10 * SECOND;
