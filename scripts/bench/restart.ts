import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { systemClock } from "../../src/clock.ts";
import { readEvent } from "../../src/engine/stream.ts";
import { fold } from "../../src/incident/evolve.ts";
import { practiceCast } from "../../src/practice/cast.ts";
import { createPracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import { botScopes } from "../../src/slack/scopes.ts";
import { loadEvents, streamNames } from "../../src/store/event-rows.ts";
import { openStore } from "../../src/store/open-store.ts";
import { deliverOverHttp } from "../../test/practice/served/http-delivery.ts";
import { servePracticeSlack } from "../../test/practice/served/http-server.ts";
import { inBothPlaces, type Place } from "./place.ts";
import { startProgram } from "./program.ts";
import { quiet } from "./quiet.ts";
import type { Row } from "./row.ts";
import { SIGNING_SECRET } from "./signed-events.ts";

const INCIDENTS = 40;
/** From a declaration to the call of the next person. */
const WAIT_S = 10;
const PATIENCE_MS = 60_000;
/** The pager's answer takes a moment, so that some calls are under way when the process dies. */
const PAGER_MS = 20;

/** P5: the process is killed as the first of many calls has left; the others come due while it is away, or soon after. */
export function measure(): Promise<Row[]> {
  return inBothPlaces(async (place) => {
    const { calls, lateness, early, downMs } = await killed(place);
    const row = { goal: "P5", on: place.name, unit: "ms", raw: null } as const;
    const what = `SIGKILL among ${calls} calls: the last has begun, after the process was up`;
    return [
      { ...row, what, measured: Math.max(...lateness), promise: { atMost: 2_000 } },
      { ...row, what: "the same: the earliest, after it was due", measured: early, promise: { atLeast: 0 } },
      { ...row, what: "the same: from the kill until the new process was up", measured: downMs },
    ];
  });
}

interface Found {
  calls: number;
  /** Milliseconds of each call after it was due, or, where that was earlier, after the process was up. */
  lateness: number[];
  early: number;
  downMs: number;
}

async function killed(place: Place): Promise<Found> {
  const databaseUrl = await (await place.fill(async () => undefined)).copy();
  const slack = createPracticeSlack({ clock: systemClock, cast: practiceCast, botScopes, commands: ["/incident"] });
  const served = await servePracticeSlack(slack, { clock: systemClock });
  const pager = await openPager();
  const setting = { databaseUrl, slackApiUrl: served.apiUrl, file: file(pager.url) };
  const first = await startProgram(setting);
  const url = `http://127.0.0.1:${first.port}/slack/events`;
  const disconnect = deliverOverHttp(slack, { url: () => url, signingSecret: SIGNING_SECRET, clock: systemClock });
  // Before it has learnt whose workspace this is, everybody is a stranger to it.
  await until(() => slack.calls.some(({ method, result }) => method === "users.list" && result !== undefined));
  await slack.whenIdle();
  const ben = slack.person("U0BEN");
  for (let number = 1; number <= INCIDENTS; number += 1)
    await ben.types("#general", `/incident new sev1 outage ${number}`);
  const [called, next] = [pager.calls("U0LINUS"), pager.calls("U0MARGARET")];
  await until(() => next.size > 0);
  await first.kill();
  const killedAt = Date.now();
  const second = await startProgram({ ...setting, port: first.port });
  // Whoever was called first is followed by the next person, incident by incident.
  await until(() => next.size === called.size);
  await second.kill();
  disconnect();
  await served.close();
  pager.close();
  const due = await dueTimes(databaseUrl);
  const calls = [...next];
  return {
    calls: calls.length,
    // What began before the kill was on time without the new process.
    lateness: calls.filter(([, at]) => at > killedAt).map(([name, at]) => at - Math.max(due.get(name)!, second.upAt)),
    early: Math.min(...calls.map(([name, at]) => at - due.get(name)!)),
    downMs: second.upAt - killedAt,
  };
}

/** When the next person of each incident was to be called. */
async function dueTimes(url: string): Promise<Map<string, number>> {
  const store = await openStore({ url, instance: "reader", logger: quiet, clock: systemClock });
  const due = await store.read(function* (tx) {
    const found = new Map<string, number>();
    for (const stream of yield* streamNames(tx, "incident:")) {
      const { number, declaredAt } = fold((yield* loadEvents(tx, stream)).map(readEvent))!;
      found.set(`INC-${number}`, declaredAt + WAIT_S * 1_000);
    }
    return found;
  });
  await store.close();
  return due;
}

interface Pager {
  url: string;
  /** When each incident's first call to this person began, by the incident's name. */
  calls(person: string): Map<string, number>;
  close(): void;
}

async function openPager(): Promise<Pager> {
  const begun = new Map<string, Map<string, number>>();
  const server = createServer((request, response) => {
    const at = Date.now();
    let body = "";
    request.setEncoding("utf8").on("data", (words: string) => (body += words));
    request.on("end", () => {
      const { kind, incident, target } = JSON.parse(body) as { kind: string; incident: string; target: string };
      const calls = callsOf(target);
      if (kind === "page" && !calls.has(incident)) calls.set(incident, at);
      setTimeout(() => response.writeHead(204).end(), PAGER_MS);
    });
  });
  const callsOf = (person: string): Map<string, number> => {
    const calls = begun.get(person) ?? new Map<string, number>();
    begun.set(person, calls);
    return calls;
  };
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/in`, calls: callsOf, close: () => server.close().closeAllConnections() };
}

async function until(condition: () => boolean): Promise<void> {
  const patience = Date.now() + PATIENCE_MS;
  while (!condition()) {
    if (Date.now() > patience) throw new Error("The calls never came.");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Primary first, then the manager, one call each. */
const file = (pagerUrl: string): string => `
timezone: Asia/Seoul
announceChannel: incidents
defaultTeam: payments
people:
  linus: { slack: U0LINUS }
  margaret: { slack: U0MARGARET }
teams:
  payments:
    layers:
      primary: { members: [linus], every: 1w, handOver: "Mon 09:00", timezone: Asia/Seoul, from: 2026-01-05 }
    manager: margaret
    escalation:
      sev1:
        steps:
          - { call: [primary], wait: ${WAIT_S}s }
          - { call: [manager] }
notifiers:
  webhook: { url: "${pagerUrl}", secretEnv: WATCHFIRE_WEBHOOK_SECRET }
`;
