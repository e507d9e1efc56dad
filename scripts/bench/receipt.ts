import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openLoad, type Load } from "./load.ts";
import type { Spent } from "./receipt-server.ts";
import { median, percentile, type Row } from "./row.ts";
import { signedEvents } from "./signed-events.ts";

const CONNECTIONS = 20;
const WARM_UP = 4_000;
const ROUNDS = 9;
const REQUESTS_A_ROUND = 4_000;
/** Open loop: one event to each server every ten milliseconds. */
const STEADY_MS = 10_000;
const STEADY_EVERY_MS = 10;

/** P1 and P2: an event from Slack is on disk before it is acknowledged, and what that takes. */
export async function measure(): Promise<Row[]> {
  const servers = await Promise.all(["bare", "receipt", "marked"].map(start));
  for (const { load } of servers) await load.all(signedEvents(WARM_UP));
  const costs = new Map(servers.map(({ way }) => [way, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    // One after the other within a round, so that a busy neighbour is shared fairly.
    for (const server of servers) costs.get(server.way)!.push(await cpuPerRequest(server));
  }
  const cost = (way: string): number => median(costs.get(way)!);
  const rows: Row[] = [
    {
      goal: "P1",
      what: `an event on disk and acknowledged, ${CONNECTIONS} connections, 953 bytes`,
      unit: "µs CPU",
      raw: cost("bare"),
      measured: cost("receipt"),
      promise: { times: 1.5 },
    },
    {
      goal: "P1",
      what: "the same, and marked as done later",
      unit: "µs CPU",
      raw: cost("bare"),
      measured: cost("marked"),
      promise: { times: 1.5 },
    },
    {
      goal: "P3",
      what: "commits before an event is acknowledged that comes alone",
      unit: "commits",
      raw: null,
      measured: await commitsAlone(servers.find(({ way }) => way === "receipt")!),
      promise: { atMost: 1 },
    },
    ...(await steady(servers)),
  ];
  for (const { child } of servers) child.disconnect();
  return rows;
}

interface Server {
  way: string;
  child: ChildProcess;
  load: Load;
}

async function start(way: string): Promise<Server> {
  const child = fork("scripts/bench.ts", ["--serve", way], { execArgv: ["--max-semi-space-size=4"] });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return { way, child, load: await openLoad(port, CONNECTIONS) };
}

async function spent({ child }: Server): Promise<Spent> {
  child.send("spent?");
  const [answer] = (await once(child, "message")) as [Spent];
  return answer;
}

async function cpuPerRequest(server: Server): Promise<number> {
  const requests = signedEvents(REQUESTS_A_ROUND);
  const before = await spent(server);
  await server.load.all(requests);
  const after = await spent(server);
  return (after.cpu - before.cpu) / requests.length;
}

/** Of each event, where the next is sent only when it is acknowledged. */
async function commitsAlone(server: Server): Promise<number> {
  const requests = signedEvents(100);
  const before = await spent(server);
  for (const request of requests) await server.load.one(request);
  return ((await spent(server)).commits - before.commits) / requests.length;
}

/** Both servers meet the same neighbours: they are asked in turn, half a beat apart. */
async function steady(servers: readonly Server[]): Promise<Row[]> {
  const [bare, marked] = [servers[0]!, servers.at(-1)!];
  const beats = STEADY_MS / STEADY_EVERY_MS;
  const requests = { bare: signedEvents(beats), marked: signedEvents(beats) };
  const [onBare, onMarked]: [Promise<number>[], Promise<number>[]] = [[], []];
  for (let beat = 0; beat < beats; beat += 1) {
    onBare.push(bare.load.one(requests.bare[beat]!));
    await pause(STEADY_EVERY_MS / 2);
    onMarked.push(marked.load.one(requests.marked[beat]!));
    await pause(STEADY_EVERY_MS / 2);
  }
  const [raw, ours] = [await Promise.all(onBare), await Promise.all(onMarked)];
  const row = (what: string, share: number): Row => ({
    goal: "P2",
    what: `acknowledged at 100 events a second, ${what}`,
    unit: "ms",
    raw: percentile(raw, share),
    measured: percentile(ours, share),
  });
  return [
    row("median", 0.5),
    { ...row("99 %", 0.99), promise: { times: 2, atMost: 50 } },
    { ...row("slowest", 1), promise: { atMost: 1_000 } },
  ];
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
