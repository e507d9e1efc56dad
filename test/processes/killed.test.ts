import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { readEvent } from "../../src/engine/stream.ts";
import { fold } from "../../src/incident/evolve.ts";
import { PRACTICE_BOT, practiceCast } from "../../src/practice/cast.ts";
import { createPracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import { botScopes } from "../../src/slack/scopes.ts";
import { loadEvents, streamNames } from "../../src/store/event-rows.ts";
import { timelineMessages } from "../../src/store/message-rows.ts";
import { openStoreReadOnly } from "../../src/store/open-store.ts";
import { deliverOverHttp } from "../practice/served/http-delivery.ts";
import { servePracticeSlack } from "../practice/served/http-server.ts";

const SIGNING_SECRET = "0123456789abcdef0123456789abcdef";
/** How long after the acts of a round the process is killed, in milliseconds. */
const KILLED_AFTER = [0, 20, 90, 350];

const cleanUp: (() => unknown)[] = [];
afterAll(async () => {
  for (const clean of cleanUp.toReversed()) await clean();
});

it(
  "loses nothing it accepted and doubles nothing, however often the process is killed",
  { timeout: 300_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "watchfire-killed-"));
    cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
    const slack = createPracticeSlack({ clock: systemClock, cast: practiceCast, botScopes, commands: ["/incident"] });
    const served = await servePracticeSlack(slack, { clock: systemClock });
    cleanUp.push(() => served.close());
    const port = await freePort();
    const file = join(folder, "watchfire.sqlite");
    const url = `http://127.0.0.1:${port}/slack/events`;
    cleanUp.push(deliverOverHttp(slack, { url, signingSecret: SIGNING_SECRET, clock: systemClock }));
    const start = () => startBot({ cwd: folder, port, file, apiUrl: served.apiUrl });

    const ben = slack.person("U0BEN");
    const accepted: string[] = [];
    const said: { channel: string; ts: string }[] = [];
    for (const [round, wait] of KILLED_AFTER.entries()) {
      const bot = await start();
      const title = `outage number ${round}`;
      const rooms = slack
        .channels()
        .filter((channel) => channel.name.startsWith("inc-") && channel.members.includes(ben.id));
      for (const room of rooms)
        said.push({ channel: room.id, ts: ben.says(room.id, `still failing in round ${round}`).ts });
      const outcome = await ben.types("#general", `/incident new sev1 ${title}`);
      if (outcome.ok) accepted.push(title);
      await passed(wait);
      bot.kill("SIGKILL");
      await once(bot, "close");
    }
    const last = await start();
    // After an unclear creation a quarter of a minute is waited before it is looked for.
    await until(async () => (await recordIn(file)).incidents.filter((each) => each.place).length >= accepted.length);
    await passed(1_500);
    last.kill("SIGTERM");
    expect(await once(last, "close")).toEqual([0, null]);

    expect(accepted).toHaveLength(KILLED_AFTER.length);
    const { incidents, kept } = await recordIn(file);
    expect(incidents.map((incident) => incident.title).toSorted()).toEqual(accepted.toSorted());
    for (const { number, place } of incidents) {
      const rooms = slack.channels().filter((channel) => channel.name.startsWith(`inc-${number}-`));
      expect(
        rooms.map((room) => room.id),
        `INC-${number}`,
      ).toEqual([place?.channel]);
      const cards = slack
        .messages(rooms[0]!.id)
        .filter((message) => JSON.stringify(message.blocks ?? []).includes('"header"'));
      expect(cards, `the cards of INC-${number}`).toHaveLength(1);
    }
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter(({ channel, ts }) => !kept.has(`${channel} ${ts}`))).toEqual([]);
  },
);

async function startBot(given: { cwd: string; port: number; file: string; apiUrl: string }): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../src/main.ts")], {
    cwd: given.cwd,
    stdio: ["ignore", "ignore", "ignore"],
    env: {
      PATH: process.env["PATH"] ?? "",
      PORT: String(given.port),
      DATABASE_URL: given.file,
      SLACK_API_URL: given.apiUrl,
      SLACK_BOT_TOKEN: PRACTICE_BOT.token,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
    },
  });
  cleanUp.push(() => child.kill("SIGKILL"));
  await until(async () => {
    const answer = await fetch(`http://127.0.0.1:${given.port}/readyz`).catch(() => null);
    return answer?.status === 200;
  });
  return child;
}

async function recordIn(file: string) {
  const store = openStoreReadOnly(file);
  try {
    return await store.read(function* (tx) {
      const incidents = [];
      const kept = new Set<string>();
      for (const stream of yield* streamNames(tx, "incident:")) {
        const incident = fold((yield* loadEvents(tx, stream)).map(readEvent))!;
        incidents.push(incident);
        for (const row of yield* timelineMessages(tx, incident.number)) kept.add(`${row.channel} ${row.ts}`);
      }
      return { incidents, kept };
    });
  } finally {
    await store.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await condition()) return;
    await passed(50);
  }
  throw new Error("It didn't come to that within half a minute.");
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => void systemClock.after(ms, resolve));
}
