import { systemClock } from "../../src/clock.ts";
import { createHttpReceiver } from "../../src/slack/receiver-http.ts";
import { sign } from "../../src/slack/signature.ts";
import { timelineMessages } from "../../src/store/message-rows.ts";
import { openMemoryStore } from "../../src/store/open-store.ts";
import { createMetrics } from "../../src/web/metrics.ts";
import { createWebServer } from "../../src/web/server.ts";
import { silentLogger } from "../silent-logger.ts";
import { createWorld, type World } from "../world/world.ts";
import { asPosted, envelopeOf, movedTo, type Post, type Stranger } from "./payloads.ts";

export const SECRET = "the-signing-secret-of-the-strangers";

/** What became of one payload. */
export interface Finding {
  name: string;
  source: string;
  /** As it came, or as if it had come from an open incident's room. */
  how: "as it came" | "in a war room";
  status: number;
  /** The words it was answered with; empty where there were none. */
  answer: string;
  /** What is different afterwards. */
  ledTo: string[];
  /** Empty when all is well. */
  trouble: string[];
}

/**
 * Posts each payload to a bot over HTTP, signed: once as it came, once as if from the room of an incident. Whatever left
 * a trace makes the next one meet a new bot.
 */
export async function* feed(strangers: readonly Stranger[]): AsyncGenerator<Finding> {
  let bench: Bench | null = null;
  for (const stranger of strangers) {
    for (const how of ["as it came", "in a war room"] as const) {
      bench ??= await openBench();
      const finding = await feedOne(bench, stranger, how);
      if (finding.ledTo.length + finding.trouble.length > 0) bench = await bench.close();
      yield finding;
    }
  }
  await bench?.close();
}

async function feedOne(bench: Bench, { name, source, payload }: Stranger, how: Finding["how"]): Promise<Finding> {
  const { world, door, room } = bench;
  const { trouble } = bench;
  trouble.length = 0;
  bench.posted += 1;
  const envelope = envelopeOf(payload, `Ev${bench.posted}`);
  // Hana is a member, and nobody calls her: her words only go on record.
  const home = { room, person: "U0HANA", team: "T0PRACTICE" };
  const given = asPosted(how === "as it came" ? envelope : movedTo(envelope, home));
  const before = await stateOf(world, room);
  const refused = await door.post(given, "another-secret");
  if (refused.status !== 401) trouble.push(`unsigned, it was answered ${refused.status}`);
  await world.settle();
  if (JSON.stringify(await stateOf(world, room)) !== JSON.stringify(before)) trouble.push("unsigned, it had effects");
  const { status, text } = await door.post(given, SECRET);
  if (status >= 500) trouble.push(`answered ${status}`);
  await world.settle();
  const ledTo = differences(before, await stateOf(world, room));
  return { name, source, how, status, answer: text, ledTo, trouble: [...trouble] };
}

/** A bot behind its own web server, with one incident. */
export interface Bench {
  world: World;
  door: Door;
  /** The room of its one incident. */
  room: string;
  /** How many payloads it was sent: no two events may bear one id, as examples do. */
  posted: number;
  /** What the bot logged as an error. */
  trouble: string[];
  close(): Promise<null>;
}

export async function openBench(): Promise<Bench> {
  const trouble: string[] = [];
  const world = await createWorld({
    store: openMemoryStore(),
    onError(fields, message) {
      // The practice Slack never gave these triggers; opening a form with one fails here, and is told to the person.
      if (!JSON.stringify(fields).includes("invalid_trigger_id"))
        trouble.push(`${message} ${JSON.stringify(fields).slice(0, 300)}`);
    },
  });
  const door = await openDoor(world);
  await world.ben.types("#general", "/incident new sev1 checkout is down");
  const room = await world.room();
  return {
    world,
    door,
    room,
    posted: 0,
    trouble,
    async close() {
      world.kill();
      await door.close();
      await world.store.close();
      return null;
    },
  };
}

interface Door {
  post(given: Post, secret: string): Promise<{ status: number; text: string }>;
  close(): Promise<void>;
}

/** The bot's own web server, with its own receiver behind it. */
async function openDoor(world: World): Promise<Door> {
  const { intake, parts } = world.bot();
  const receiver = createHttpReceiver({ intake, signingSecret: SECRET, clock: parts.clock, logger: silentLogger });
  const server = createWebServer({
    host: "127.0.0.1",
    port: 0,
    slack: (request, response) => receiver.listener(request, response),
    apps: [],
    ready: () => world.bot().ready(),
    metrics: createMetrics(),
    clock: systemClock,
    logger: silentLogger,
  });
  const port = await server.start();
  return {
    async post({ type, body }, secret) {
      const timestamp = String(Math.floor(parts.clock.machineNow() / 1000));
      const signature = sign(body, timestamp, secret);
      const headers = {
        "content-type": type,
        connection: "close",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": signature,
      };
      const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: "POST", body, headers });
      return { status: response.status, text: await response.text() };
    },
    close: () => server.stop(),
  };
}

interface State {
  happened: string[];
  kept: string[];
  said: string[];
}

async function stateOf(world: World, room: string): Promise<State> {
  const history = await world.bot().parts.engine.history(1);
  const messages = await world.store.read((tx) => timelineMessages(tx, 1));
  const second = await world.bot().parts.engine.load(2);
  return {
    happened: [...history.map(({ event }) => event.type), ...(second === null ? [] : ["declared another incident"])],
    kept: messages
      .filter(({ channel }) => channel === room)
      .map((each) => [each.kind, each.ts, each.revision, each.deletedAt !== null, each.momentAt !== null].join(" ")),
    said: world.slack.calls.filter(({ method }) => writing.test(method)).map(({ method }) => method),
  };
}

const writing = /^(chat|views|conversations\.(create|invite|setTopic)|pins|bookmarks|reactions|files)\.?/;

function differences(before: State, after: State): string[] {
  const kept = after.kept.filter((each) => !before.kept.includes(each));
  return [
    ...after.happened.slice(before.happened.length),
    ...kept.map((each) => `record: ${each.split(" ")[0]}`),
    ...after.said.slice(before.said.length),
  ];
}
