import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../src/clock.ts";
import { practiceCast } from "../../src/practice/cast.ts";
import { createPracticeSlack, type PracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import { createRandom, type Random } from "../../src/random.ts";
import { botScopes } from "../../src/slack/scopes.ts";
import { migratePostgres } from "../../src/store/postgres-migrate.ts";
import { deliverOverHttp } from "../../test/practice/served/http-delivery.ts";
import { servePracticeSlack } from "../../test/practice/served/http-server.ts";
import { freePort } from "../../test/free-port.ts";
import { openPager, type Pager } from "../../test/processes/pager.ts";
import { SIGNING_SECRET, startRealBot, type RealBot } from "../../test/processes/real-bot.ts";
import { administer, databaseUrl } from "../../test/store/administer.ts";
import { startEmbeddedPostgres } from "../../test/store/embedded-postgres.ts";

/** Steps follow each other within seconds, so that minutes are enough to see whole chains of them. */
export const WAIT_MS = 6_000;

const file = (pagerUrl: string) => `
timezone: UTC
announceChannel: incidents
defaultTeam: payments
people: { linus: { slack: U0LINUS }, ada: { slack: U0ADA }, margaret: { slack: U0MARGARET } }
teams:
  payments:
    layers: { primary: { members: [linus] }, secondary: { members: [ada] } }
    manager: margaret
    escalation:
      sev1: { steps: [{ call: primary, wait: 6s }, { call: secondary, wait: 6s }, { call: manager, wait: 6s }], repeat: "2" }
severities: { sev1: { remindEvery: 20s, pageAfterSilence: off } }
ladders: { sev1: { working: { 0m: [slack, push] }, otherwise: { 0m: [slack, push] }, later: { 0m: [slack, push] } } }
notifiers: { webhook: { url: "${pagerUrl}", secretEnv: PAGER_SECRET } }
`;

/** One of several processes on one database; `null` while it is dead. */
export interface Instance {
  readonly port: number;
  bot: RealBot | null;
  /** It stands still: no balancer would send it anything. */
  frozen: boolean;
}

export interface ChaosWorkspace {
  slack: PracticeSlack;
  pager: Pager;
  random: Random;
  databaseUrl: string;
  instances: readonly Instance[];
  start(instance: Instance): Promise<void>;
  close(): Promise<void>;
}

/** A PostgreSQL, the practice Slack, a pager, and so many processes of the bot behind a balancer. */
export async function openChaosWorkspace(options: { instances: number; seed: number }): Promise<ChaosWorkspace> {
  const random = createRandom({ random: options.seed });
  const cwd = await mkdtemp(join(tmpdir(), "watchfire-chaos-"));
  const server = await startEmbeddedPostgres(tmpdir(), []);
  await administer(server.url, "create database chaos");
  const url = databaseUrl(server.url, "chaos");
  await migratePostgres(url);
  const pager = await openPager();
  await writeFile(join(cwd, "watchfire.yml"), file(pager.url));
  const slack = createPracticeSlack({ clock: systemClock, cast: practiceCast, botScopes, commands: ["/incident"] });
  const served = await servePracticeSlack(slack, { clock: systemClock });
  const instances: Instance[] = [];
  for (let count = 0; count < options.instances; count += 1) {
    instances.push({ port: await freePort(), bot: null, frozen: false });
  }
  const start = async (instance: Instance): Promise<void> => {
    const env = { PAGER_SECRET: "a-secret-only-the-pager-knows" };
    instance.bot = await startRealBot({ cwd, port: instance.port, databaseUrl: url, apiUrl: served.apiUrl, env });
  };
  await Promise.all(instances.map(start));
  const stopDelivering = deliverOverHttp(slack, {
    url: () => `http://127.0.0.1:${portOf(random, instances)}/slack/events`,
    signingSecret: SIGNING_SECRET,
    clock: systemClock,
  });
  return {
    slack,
    pager,
    random,
    databaseUrl: url,
    instances,
    start,
    async close() {
      stopDelivering();
      await Promise.all(instances.map(async ({ bot }) => await bot?.end("SIGKILL")));
      await served.close();
      await pager.close();
      await server.stop();
      await rm(cwd, { recursive: true, force: true });
    },
  };
}

/** As a balancer chooses that has noticed which of them answer. */
function portOf(random: Random, instances: readonly Instance[]): number {
  const taking = instances.filter(({ bot, frozen }) => bot !== null && !frozen);
  const among = taking.length > 0 ? taking : instances;
  return among[random.between(0, among.length - 1)]!.port;
}
