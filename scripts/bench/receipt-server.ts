import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { systemClock } from "../../src/clock.ts";
import { createInbox } from "../../src/engine/inbox.ts";
import { createHttpReceiver } from "../../src/slack/receiver-http.ts";
import { createIntake } from "../../src/slack/intake.ts";
import { openBenchFile } from "./place.ts";
import { quiet } from "./quiet.ts";
import { SIGNING_SECRET } from "./signed-events.ts";

/** What the measuring process asks for is always the same: how much CPU and how many commits so far. */
export interface Spent {
  cpu: number;
  commits: number;
}

/** Serves one way of receiving events, in a process of its own, until its parent goes away. */
export function serve(way: string): void {
  const serving = ways[way];
  if (serving === undefined) throw new Error(`There is no way "${way}" to receive events.`);
  const { listener, commits } = serving();
  // No connection is closed for being idle while another way is measured.
  const server = createServer({ keepAliveTimeout: 600_000 }, listener).listen(0, "127.0.0.1", () => {
    process.send!({ port: (server.address() as AddressInfo).port });
  });
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    const spent: Spent = { cpu: user + system, commits: commits() };
    process.send!(spent);
  });
  process.on("disconnect", () => process.exit(0));
}

interface Serving {
  listener: RequestListener;
  commits(): number;
}

const ways: Record<string, () => Serving> = {
  bare: serveBare,
  /** Receipt alone: nothing is ever processed. */
  receipt: () => serveReceiver(() => new Promise(() => undefined)),
  /** With the rows marked as done, by listeners that do nothing. */
  marked: () => serveReceiver(async () => undefined),
};

function serveReceiver(process: () => Promise<void>): Serving {
  const { store } = openBenchFile();
  let commits = 0;
  const counted: typeof store = {
    ...store,
    transaction(body) {
      commits += 1;
      return store.transaction(body);
    },
  };
  const ports = { clock: systemClock, logger: quiet };
  const inbox = createInbox({ ...ports, store: counted, process });
  const app = (): never => {
    throw new Error("Only events come in here.");
  };
  const intake = createIntake({ app, inbox, logger: quiet });
  const { listener } = createHttpReceiver({ ...ports, intake, signingSecret: SIGNING_SECRET });
  return { listener, commits: () => commits };
}

/** The least that a durable receipt takes: read, verify, parse, one commit a turn of the loop, answer. */
function serveBare(): Serving {
  const { client } = openBenchFile().file;
  const insert = client.prepare(
    "insert into inbox (id, body, received_at, owner, attempts) values (?, ?, ?, 'bench', 0) on conflict do nothing",
  );
  let waiting: { id: string; text: string; done(): void }[] = [];
  let commits = 0;
  const commit = client.transaction((batch: typeof waiting) => {
    for (const { id, text } of batch) insert.run(id, text, Date.now());
  });
  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    commit.immediate(batch);
    commits += 1;
    for (const { done } of batch) done();
  };
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks);
      const timestamp = String(request.headers["x-slack-request-timestamp"]);
      const hmac = createHmac("sha256", SIGNING_SECRET).update(`v0:${timestamp}:`).update(raw).digest("hex");
      const given = Buffer.from(String(request.headers["x-slack-signature"]));
      if (!timingSafeEqual(given, Buffer.from(`v0=${hmac}`))) return void response.writeHead(401).end();
      const text = raw.toString();
      const body = JSON.parse(text) as { event_id: string };
      if (waiting.length === 0) setImmediate(flush);
      const done = (): void => void response.writeHead(200, { "content-length": 0 }).end();
      waiting.push({ id: body.event_id, text, done });
    });
  };
  return { listener, commits: () => commits };
}
