import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { readEvent } from "../../src/engine/stream.ts";
import { fold } from "../../src/incident/evolve.ts";
import type { Incident } from "../../src/incident/incident.ts";
import { practiceCast } from "../../src/practice/cast.ts";
import { createPracticeSlack, type PracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import { botScopes } from "../../src/slack/scopes.ts";
import { loadEvents, streamNames } from "../../src/store/event-rows.ts";
import { readDatabase } from "../../src/store/examine.ts";
import { timelineMessages } from "../../src/store/message-rows.ts";
import { freePort } from "../free-port.ts";
import { deliverOverHttp } from "../practice/served/http-delivery.ts";
import { servePracticeSlack } from "../practice/served/http-server.ts";
import { openPager, type Pager } from "./pager.ts";
import { passed, SIGNING_SECRET, startRealBot, type RealBot } from "./real-bot.ts";

export interface ProcessWorkspace {
  slack: PracticeSlack;
  pager: Pager;
  /** Starts the bot in a process of its own, one at a time, for they share a file; waits until it knows who everybody is. */
  start(options?: { preload?: string }): Promise<RealBot>;
  /** What is in the file: the incidents, and `<channel> <ts>` of each message that is kept. */
  record(): Promise<{ incidents: Incident[]; kept: Set<string> }>;
}

const file = (pagerUrl: string) => `
announceChannel: incidents
defaultTeam: payments
people: { linus: { slack: U0LINUS }, ada: { slack: U0ADA } }
teams: { payments: { layers: { primary: { members: [linus] }, secondary: { members: [ada] } } } }
ladders: { sev1: { working: { 0m: [slack, push] }, otherwise: { 0m: [slack, push] }, later: { 0m: [slack, push] } } }
notifiers: { webhook: { url: "${pagerUrl}", secretEnv: PAGER_SECRET } }
`;

/** The practice Slack and a pager over HTTP, for a bot in a process of its own. All of it ends with the test. */
export async function openProcessWorkspace(): Promise<ProcessWorkspace> {
  const cwd = mkdtempSync(join(tmpdir(), "watchfire-process-"));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const pager = await openPager();
  onTestFinished(() => pager.close());
  writeFileSync(join(cwd, "watchfire.yml"), file(pager.url));
  const slack = createPracticeSlack({ clock: systemClock, cast: practiceCast, botScopes, commands: ["/incident"] });
  const served = await servePracticeSlack(slack, { clock: systemClock });
  onTestFinished(() => served.close());
  const port = await freePort();
  const url = (): string => `http://127.0.0.1:${port}/slack/events`;
  onTestFinished(deliverOverHttp(slack, { url, signingSecret: SIGNING_SECRET, clock: systemClock }));
  const databaseUrl = join(cwd, "watchfire.sqlite");
  return {
    slack,
    pager,
    async start(options = {}) {
      const env = { PAGER_SECRET: "a-secret-only-the-pager-knows" };
      const before = peopleTold(slack);
      const bot = await startRealBot({ cwd, port, databaseUrl, apiUrl: served.apiUrl, env, ...options });
      onTestFinished(async () => void (await bot.end("SIGKILL")));
      // Ready is before that: a bot whose Slack is down still pages.
      await until(() => peopleTold(slack) > before);
      await slack.whenIdle();
      return bot;
    },
    record: () => recordIn(databaseUrl),
  };
}

/** How often a bot was told who everybody is, which it asks once it knows whose workspace it is in. */
function peopleTold({ calls }: PracticeSlack): number {
  return calls.filter(({ method, result }) => method === "users.list" && result?.["ok"] === true).length;
}

function recordIn(databaseUrl: string): ReturnType<ProcessWorkspace["record"]> {
  return readDatabase(databaseUrl, function* (tx) {
    const incidents = [];
    const kept = new Set<string>();
    for (const stream of yield* streamNames(tx, "incident:")) {
      const incident = fold((yield* loadEvents(tx, stream)).map(readEvent))!;
      incidents.push(incident);
      for (const row of yield* timelineMessages(tx, incident.number)) kept.add(`${row.channel} ${row.ts}`);
    }
    return { incidents, kept };
  });
}

/** The rooms of an incident, and the cards in each. */
export function roomsOf({ slack }: Pick<ProcessWorkspace, "slack">, number: number): { id: string; cards: number }[] {
  return slack
    .channels()
    .filter(({ name }) => name.startsWith(`inc-${number}-`))
    .map(({ id }) => ({ id, cards: slack.messages(id).filter(hasHeader).length }));
}

function hasHeader({ blocks }: { blocks?: unknown }): boolean {
  return JSON.stringify(blocks ?? []).includes('"header"');
}

/** Asks until it is so; throws after two minutes. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2_400; tries += 1) {
    if (await condition()) return;
    await passed(50);
  }
  throw new Error("It didn't come to that within two minutes.");
}
