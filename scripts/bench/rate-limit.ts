import type { BotInSlack, Trip } from "./bot-in-slack.ts";
import { startBotInSlack } from "./bot-in-slack.ts";
import { median, type Row } from "./row.ts";

const ROUNDS = 15;
/** Longer than a round takes: it lasts until it is over. */
const LIMITED_S = 30;

/** P8: while Slack limits posts to one room, everything else goes out as fast as before. */
export async function measure(): Promise<Row[]> {
  const world = await startBotInSlack();
  const { slack } = world;
  slack.faults.inject({ mishap: { kind: "latency", ms: 5 } });
  const ben = slack.person("U0BEN");
  await ben.types("#general", "/incident new sev1 The limited one");
  await world.settled();
  await ben.types("#general", "/incident new sev1 The other one");
  await world.settled();
  const [limited, other] = slack.channels().filter(({ name }) => name.startsWith("inc-"));
  const times = { without: [] as number[], with: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.without.push(await spoken(world, limited!.id, other!.id, `calm ${round}`));
    const mishap = { kind: "rate_limited", retryAfterSeconds: LIMITED_S } as const;
    const lift = slack.faults.inject({ mishap, methods: ["chat.postMessage"], channel: limited!.id, times: 1 });
    times.with.push(await spoken(world, limited!.id, other!.id, `limited ${round}`));
    lift();
  }
  return [
    {
      goal: "P8",
      what: `a post while posts to another room are limited for ${LIMITED_S} s (raw: while they aren't)`,
      unit: "ms",
      raw: median(times.without),
      measured: median(times.with),
      promise: { times: 1, plus: 10 },
    },
  ];
}

/** Something to be said in both rooms, the one that may be limited first. The milliseconds until it stands in the other. */
async function spoken(world: BotInSlack, limited: string, other: string, words: string): Promise<number> {
  const linus = world.slack.person("U0LINUS");
  const already = world.trips.length;
  await linus.types(limited, `/incident action ${words} here`);
  const began = performance.now();
  await linus.types(other, `/incident action ${words} there`);
  await world.settled();
  const posted = ({ to, body }: Trip): boolean => to === "chat.postMessage" && body.includes(`=${other}`);
  const post = world.trips.slice(already).find(posted);
  if (post === undefined) throw new Error("What was done was never posted.");
  return post.ended - began;
}
