import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { systemClock } from "../../src/clock.ts";
import { practiceCast } from "../../src/practice/cast.ts";
import { createPracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import { botScopes } from "../../src/slack/scopes.ts";
import { servePracticeSlack } from "../../test/practice/served/http-server.ts";
import { openLoad } from "./load.ts";
import { inBothPlaces, type Place } from "./place.ts";
import { startProgram, type ProgramSetting } from "./program.ts";
import { median, type Row } from "./row.ts";
import { signedEvents } from "./signed-events.ts";

const STARTS = 3;
const EVENTS_MS = 8_000;
const EVENT_EVERY_MS = 10;
const CONNECTIONS = 10;

/** P11: how soon the program runs on a database with a million messages, and what it holds in memory under load. */
export function measure(): Promise<Row[]> {
  return inBothPlaces(rowsIn);
}

async function rowsIn(place: Place): Promise<Row[]> {
  const filled = await place.fill((_, sql) => sql(MILLION));
  const slack = createPracticeSlack({ clock: systemClock, cast: practiceCast, botScopes });
  const served = await servePracticeSlack(slack, { clock: systemClock });
  const setting = {
    databaseUrl: await filled.copy(),
    slackApiUrl: served.apiUrl,
    file: "announceChannel: incidents\n",
  };
  execFileSync("npm", ["run", "--silent", "build"], { stdio: ["ignore", "ignore", "inherit"] });
  const [bare, built, sources]: [number[], number[], number[]] = [[], [], []];
  for (let start = 0; start < STARTS; start += 1) {
    bare.push(await bareStart());
    built.push(await startUp({ ...setting, built: true }));
    sources.push(await startUp(setting));
  }
  const memory = await memoryUnderLoad({ ...setting, built: true });
  await served.close();
  return [
    {
      goal: "P11",
      what: "started to ready, as built, with 1,000,000 messages (raw: Node and nothing else)",
      on: place.name,
      unit: "ms",
      raw: median(bare),
      measured: median(built),
      promise: { atMost: 1_000 },
    },
    {
      goal: "P11",
      what: "the same from the sources, as npm start does",
      on: place.name,
      unit: "ms",
      raw: median(bare),
      measured: median(sources),
    },
    {
      goal: "P11",
      what: "memory at 100 events a second, as built, at most",
      on: place.name,
      unit: "MB",
      raw: null,
      measured: memory,
      promise: { atMost: 150 },
    },
  ];
}

async function startUp(setting: ProgramSetting): Promise<number> {
  const { startedAt, upAt, kill } = await startProgram(setting);
  await kill();
  return upAt - startedAt;
}

async function bareStart(): Promise<number> {
  const started = Date.now();
  const script = "require('node:http').createServer().listen(0, () => process.stdout.write('up'))";
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const took = Date.now() - started;
  child.kill("SIGKILL");
  return took;
}

async function memoryUnderLoad(setting: ProgramSetting): Promise<number> {
  const program = await startProgram(setting);
  const load = await openLoad(program.port, CONNECTIONS);
  const sizes: number[] = [];
  const events = signedEvents(EVENTS_MS / EVENT_EVERY_MS);
  const answers = [];
  for (const [index, event] of events.entries()) {
    answers.push(load.one(event));
    if (index % 50 === 0) sizes.push(program.memory());
    await new Promise((resolve) => setTimeout(resolve, EVENT_EVERY_MS));
  }
  await Promise.all(answers);
  sizes.push(program.memory());
  await program.kill();
  return Math.max(...sizes);
}

/** A million messages in a thousand rooms. */
const MILLION = `
insert into messages (channel, ts, incident, person, bot, kind, text, files, reactions, posted_at, revision)
with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 1000000)
select 'C' || (n % 1000), '1700000000.' || n, 1 + n % 1000, 'U0GRACE', false, 'message',
  'errors are falling on checkout, ' || n || ' of them left', '[]', '{}', 1700000000000, 0
from numbers`;
