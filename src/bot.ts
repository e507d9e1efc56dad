import type { App } from "@slack/bolt";
import type { Transport } from "nodemailer";
import { createAuditor, type Judgement } from "./audit/auditor.ts";
import { createDeadMan } from "./audit/dead-man.ts";
import { MINUTE, SECOND, type Clock } from "./clock.ts";
import { personBySlackId, type Config } from "./config/config.ts";
import { createEngine, type Engine } from "./engine/engine.ts";
import { createHeartbeat } from "./engine/heartbeat.ts";
import { incidentWork } from "./engine/incident-work.ts";
import { createInbox } from "./engine/inbox.ts";
import { unmetered, type Meter } from "./engine/meter.ts";
import { createOutbox } from "./engine/outbox.ts";
import type { Performers } from "./engine/performer.ts";
import { runDueDuties, type Duty } from "./engine/recurring.ts";
import { waitAfter } from "./engine/retry.ts";
import type { Entropy } from "./entropy.ts";
import { features } from "./features.ts";
import { circumstancesOf } from "./incident-rules.ts";
import type { Logger } from "./logger.ts";
import { createContactBook } from "./notify/contact-book.ts";
import { createPersonStreams } from "./notify/person-streams.ts";
import type { OwnIds, Parts } from "./parts.ts";
import { beginRotas, createRotas } from "./rotas.ts";
import { understood } from "./slack/api-errors.ts";
import { tellingWhatToGrant } from "./slack/grants/telling.ts";
import { createBoltApp } from "./slack/bolt-app.ts";
import { createIntake, processEvent, type Intake } from "./slack/intake.ts";
import { rotaPerformer } from "./slack/oncall/rota-performer.ts";
import { askOwnIds, rememberedOwnIds } from "./slack/own-ids.ts";
import { backfillAll } from "./slack/record/backfill.ts";
import { personPerform } from "./slack/me/performers.ts";
import { createPeople } from "./slack/people.ts";
import { createWebClients } from "./slack/web-clients.ts";
import type { Store } from "./store/store.ts";

/** The bot's connections to the world. main, the practice workspace, the stories and the simulation each bring their own. */
export interface BotPorts {
  config: Config;
  store: Store;
  clock: Clock;
  entropy: Entropy;
  logger: Logger;
  /** The bot token. */
  token: string;
  fetch: typeof globalThis.fetch;
  /** Takes the mails in the place of the configured server; nobody does when left out. */
  mail?: Transport<object>;
  /** Whether what is declared now belongs to a drill; nothing does when left out. */
  isDrill?: () => boolean;
  /** Counts what the engine does; nobody does when left out. */
  meter?: Meter;
  /** How often outbox and heartbeat look without being woken, in milliseconds; each second when left out. */
  safetyTick?: number;
  /** How often the auditor looks, in milliseconds; each fifteen seconds when left out. */
  auditEvery?: number;
}

export interface Bot {
  readonly parts: Parts;
  readonly intake: Intake;
  /** Starts the page lane first. Slack being away at start ends nothing: what needs it waits. */
  start(): Promise<void>;
  /** Stops taking work and waits for what is under way. */
  stop(): Promise<void>;
  /** Runs the recurring duties that are due; call it once a minute. */
  everyMinute(): Promise<void>;
  /** After Slack was away: who changed meanwhile, and what was said. */
  catchUp(): Promise<void>;
  ready(): Promise<{ store: boolean; pages: boolean }>;
  /** What the last audit found; null before the first, and where it is too old to count. */
  audit(): Judgement | null;
}

const nobody: OwnIds = { team: "", user: "", bot: "", url: "" };

export async function createBot(ports: BotPorts): Promise<Bot> {
  const { config, store, clock, logger, meter = unmetered } = ports;
  let ownIds = (await rememberedOwnIds(store)) ?? nobody;
  let stopped = false;
  const access = { token: ports.token, apiUrl: config.slackApiUrl, fetch: ports.fetch, clock };
  const slack = createWebClients(access);
  const contacts = createContactBook({ config, store, clock, logger });
  const people = createPeople({
    store,
    clock,
    slack: slack.interactive,
    ourTeam: () => ownIds.team,
    isListed: (person) => personBySlackId(config, person) !== undefined,
    locale: config.locale,
    chosenLocale: (person) => contacts.localeOf(person),
  });
  const built = await features({ ...ports, contacts });
  const circumstances = circumstancesOf(config, built.reach);
  const engine: Engine = createEngine({
    store,
    clock,
    entropy: ports.entropy,
    circumstances,
  });
  const { entropy } = ports;
  const persons = createPersonStreams({ store, clock, entropy, released: engine.released });
  const rotas = createRotas({ config, store, clock, entropy, released: engine.released });
  const parts: Parts = {
    config,
    clock,
    entropy,
    logger,
    store,
    engine,
    circumstances,
    rotas,
    people,
    persons,
    contacts,
    notifiers: built.notifiers,
    slack,
    ownIds: () => ownIds,
    publicUrl: config.publicUrl,
    isDrill: ports.isDrill,
  };
  const app: App = createBoltApp(parts, built.listeners(parts), access);
  const inbox = createInbox({ store, clock, logger, process: (body) => processEvent(app, body), meter });
  const intake = createIntake({ app: () => app, inbox, logger });
  const performers: Performers = understood(tellingWhatToGrant(parts, built.performers(parts)));
  const tick = ports.safetyTick === undefined ? {} : { safetyTick: ports.safetyTick };
  const works = {
    incident: incidentWork(engine, performers),
    person: persons.work(personPerform(parts)),
    rota: rotas.work(rotaPerformer(parts)),
  };
  const heartbeat = createHeartbeat({ store, clock, works, logger, meter, ...tick });
  const rush = heartbeat.isBehind;
  const outbox = createOutbox({ store, clock, engine, works, logger, meter, rush, ...tick });
  const duties: readonly Duty[] = built.duties(parts);
  const { deadMan } = config;
  const judged = deadMan === null ? () => undefined : createDeadMan({ ...ports, settings: deadMan, meter });
  const audited = ports.auditEvery === undefined ? {} : { every: ports.auditEvery };
  const auditor = createAuditor({ store, clock, logger, judged, ...audited });

  const bot: Bot = {
    parts,
    intake,
    async start() {
      await people.start();
      await contacts.start();
      await outbox.start();
      await beginRotas(rotas, config, clock.now());
      heartbeat.start();
      await inbox.start();
      auditor.start();
      void meetSlack(1);
    },
    async stop() {
      stopped = true;
      await auditor.stop();
      await heartbeat.stop();
      await inbox.stop();
      await outbox.stop();
      await contacts.stop();
    },
    everyMinute: () => runDueDuties(duties, { store, clock, logger }),
    async catchUp() {
      await people.refresh();
      await backfillAll(parts);
    },
    async ready() {
      const answers = await Promise.race([
        store.read(function* () {
          return true;
        }),
        new Promise<boolean>((resolve) => void clock.after(SECOND, () => resolve(false))),
      ]).catch(() => false);
      return { store: answers, pages: outbox.running() };
    },
    audit: () => auditor.judgement(),
  };
  return bot;

  /** Learns who we are and what we missed, as soon as Slack lets us. */
  async function meetSlack(attempt: number): Promise<void> {
    try {
      ownIds = await askOwnIds(slack.interactive, store);
      await bot.catchUp();
    } catch (error) {
      if (stopped) return;
      logger.warn(
        { attempt, error: String(error) },
        "Slack can't be reached yet; pages and deadlines go on without it",
      );
      clock.after(Math.min(waitAfter(attempt, false), MINUTE), () => void meetSlack(attempt + 1));
    }
  }
}
