import type { PracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import { BOT_TOKEN } from "../../test/world/config.ts";
import { startBotInSlack, type BotInSlack, type Trip } from "./bot-in-slack.ts";
import { roundTripsTo, roundTripsUntil } from "./round-trips.ts";
import { median, type Row } from "./row.ts";

const ROUND_TRIP_MS = 100;
/** What Slack's own way of uploading a file takes: where to, the file, and that it is there. */
const UPLOAD = 3;
const INCIDENTS = 6;
const TICKS = ["impactGone", "metricsNormal", "causeKnown", "nothingMoreToDo", "extraWatching"];

/** P6 and P7: what a declaration, an answer and a close take in a Slack whose every answer takes a tenth of a second. */
export async function measure(): Promise<Row[]> {
  const world = await startBotInSlack();
  world.slack.faults.inject({ mishap: { kind: "latency", ms: ROUND_TRIP_MS } });
  const all: { bare: number; declared: Declared; answered: Answered; closed: Closed }[] = [];
  for (let number = 1; number <= INCIDENTS; number += 1) {
    const bare = await twoRoundTrips(world.slack);
    const declared = await declare(world, number);
    all.push({ bare, declared, answered: await answer(world), closed: await close(world) });
  }
  // The first one warms up.
  const measured = all.slice(1);
  const middle = (of: (each: (typeof all)[number]) => number): number => median(measured.map(of));
  const bare = middle((each) => each.bare);
  const trips = (goal: string, what: string, atMost: number, of: (each: (typeof all)[number]) => number): Row => {
    return { goal, what, unit: "round trips", raw: null, measured: middle(of), promise: { atMost } };
  };
  const ms = (goal: string, what: string, raw: number, of: (each: (typeof all)[number]) => number): Row => {
    return { goal, what, unit: "ms", raw, measured: middle(of) };
  };
  return [
    trips("P6", "declared to answered, in Slack's round trips", 0, ({ declared }) => declared.trips.answered),
    trips("P6", "declared to the first call, in Slack's round trips", 0, ({ declared }) => declared.trips.called),
    trips(
      "P6",
      "declared to a room to be used: people invited, card posted",
      2,
      ({ declared }) => declared.trips.usable,
    ),
    trips("P6", "the same with topic, bookmark, pin and announcement", 3, ({ declared }) => declared.trips.dressed),
    {
      ...ms("P6", "declared to answered (raw: two round trips)", bare, ({ declared }) => declared.ms.answered),
      promise: { atMost: ROUND_TRIP_MS },
    },
    {
      ...ms("P6", "declared to a room to be used (raw: two round trips)", bare, ({ declared }) => declared.ms.usable),
      promise: { times: 1.1, plus: 30 },
    },
    trips("P7", "answered to every message redrawn, in Slack's round trips", 1, ({ answered }) => answered.trips),
    ms("P7", "answered to every message redrawn (raw: one round trip)", bare / 2, ({ answered }) => answered.ms),
    trips(
      "P7",
      "closed to a draft that exists: the room's last words are fetched first",
      1,
      ({ closed }) => closed.kept,
    ),
    {
      ...trips("P7", "closed to a draft that is posted (raw: an upload)", 0, ({ closed }) => closed.posted),
      raw: UPLOAD,
      promise: { times: 1, plus: 1 },
    },
  ];
}

interface Declared {
  trips: { answered: number; called: number; usable: number; dressed: number };
  ms: { answered: number; usable: number };
}

async function declare(world: BotInSlack, number: number): Promise<Declared> {
  const { slack, trips } = world;
  const already = trips.length;
  const began = performance.now();
  await slack.person("U0BEN").types("#general", `/incident new sev1 Checkout is down ${number}`);
  const answered = performance.now();
  await world.settled();
  const fresh = trips.slice(already);
  const toSlack = fresh.filter(({ to }) => to !== "pager");
  const room = roomOf(slack);
  const here = toSlack.filter(
    ({ to, body }) => to === "conversations.create" || body.includes(`=${room}`) || isNews(body),
  );
  const isCard = ({ to, body }: Trip): boolean => to === "chat.postMessage" && body.includes("actions");
  const usable = [
    found(here, ({ to }) => to === "conversations.create"),
    found(here, ({ to }) => to === "conversations.invite"),
    found(here, (trip) => isCard(trip) && trip.body.includes(`=${room}`)),
  ];
  const dress = ["conversations.setTopic", "bookmarks.add", "pins.add"].map((to) =>
    found(here, (trip) => trip.to === to),
  );
  const news = found(here, ({ body }) => isNews(body));
  const deepest = (of: readonly Trip[]): number => Math.max(...of.map((trip) => roundTripsTo(trip, here)));
  return {
    trips: {
      answered: roundTripsUntil(answered, toSlack),
      called: roundTripsUntil(found(fresh, ({ to }) => to === "pager").began, toSlack),
      usable: deepest(usable),
      dressed: deepest([...usable, ...dress, news]),
    },
    ms: { answered: answered - began, usable: Math.max(...usable.map(({ ended }) => ended)) - began },
  };
}

interface Answered {
  trips: number;
  ms: number;
}

async function answer(world: BotInSlack): Promise<Answered> {
  const linus = world.slack.person("U0LINUS");
  const already = world.trips.length;
  const began = performance.now();
  await linus.clicks("I'm on it", { in: linus.directMessage() });
  await world.settled();
  const redraws = world.trips.slice(already).filter(({ to }) => to === "chat.update");
  if (redraws.length < 3) throw new Error("The card, the announcement and the calls were not redrawn.");
  return {
    trips: Math.max(...redraws.map((trip) => roundTripsTo(trip, redraws))),
    ms: Math.max(...redraws.map(({ ended }) => ended)) - began,
  };
}

/** Round trips until the draft is kept, and until it stands in the room. */
interface Closed {
  kept: number;
  posted: number;
}

async function close(world: BotInSlack): Promise<Closed> {
  const { slack } = world;
  const linus = slack.person("U0LINUS");
  const room = roomOf(slack);
  // The form counts whole seconds, and nobody closes an incident in its first.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await linus.types(room, "/incident close rolled back");
  await world.settled();
  const already = world.trips.length;
  const { errors } = await linus.submits({ ticks: TICKS });
  if (errors !== undefined) throw new Error(`The form was refused: ${JSON.stringify(errors)}`);
  await world.settled();
  const draft = world.trips.slice(already).filter(({ to }) => to === "conversations.history" || /file/.test(to));
  const upload = found(draft, ({ to }) => to === "files.getUploadURLExternal");
  const done = found(draft, ({ to }) => to === "files.completeUploadExternal");
  // It is kept before its upload begins.
  return { kept: roundTripsTo(upload, draft) - 1, posted: roundTripsTo(done, draft) };
}

function found(trips: readonly Trip[], wanted: (trip: Trip) => boolean): Trip {
  const trip = trips.find(wanted);
  if (trip === undefined) throw new Error("A call that belongs to an incident was never made.");
  return trip;
}

function isNews(body: string): boolean {
  return body.startsWith("channel=incidents&");
}

function roomOf(slack: PracticeSlack): string {
  return slack.channels().findLast((channel) => channel.name.startsWith("inc-"))!.id;
}

async function twoRoundTrips(slack: PracticeSlack): Promise<number> {
  const started = performance.now();
  for (let trip = 0; trip < 2; trip += 1)
    await slack.fetch("https://slack.com/api/auth.test", {
      method: "POST",
      headers: { authorization: `Bearer ${BOT_TOKEN}`, "content-type": "application/x-www-form-urlencoded" },
    });
  return performance.now() - started;
}
