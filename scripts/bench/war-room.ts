import type { PracticeSlack, WebApiCall } from "../../src/practice/slack/practice-slack.ts";
import { BOT_TOKEN } from "../../test/world/config.ts";
import { startBotInSlack } from "./bot-in-slack.ts";
import { median, type Row } from "./row.ts";

const ROUND_TRIP_MS = 100;
const DECLARATIONS = 9;

/** P6: from a declaration to a war room that can be used, in a Slack whose every answer takes a tenth of a second. */
export async function measure(): Promise<Row[]> {
  const { slack, settled } = await startBotInSlack();
  slack.faults.inject({ mishap: { kind: "latency", ms: ROUND_TRIP_MS } });
  const found: { bare: number; answered: number; usable: number }[] = [];
  for (let number = 1; number <= DECLARATIONS; number += 1) {
    const bare = await twoRoundTrips(slack);
    found.push({ bare, ...(await declare(slack, number)) });
    await settled();
  }
  // The first one warms up.
  const [, ...measured] = found;
  const bare = median(measured.map((each) => each.bare));
  return [
    {
      goal: "P6",
      what: "declared to answered (raw: two round trips)",
      unit: "ms",
      raw: bare,
      measured: median(measured.map((each) => each.answered)),
      promise: { atMost: ROUND_TRIP_MS },
    },
    {
      goal: "P6",
      what: "declared to a room that exists, with its people invited and its card posted",
      unit: "ms",
      raw: bare,
      measured: median(measured.map((each) => each.usable)),
      promise: { times: 1.1, plus: 30 },
    },
  ];
}

async function declare(slack: PracticeSlack, number: number): Promise<{ answered: number; usable: number }> {
  const already = slack.calls.length;
  const started = performance.now();
  const finishedAt = new Map<WebApiCall, number>();
  const answer = slack.person("U0BEN").types("#general", `/incident new sev1 Checkout is down ${number}`);
  await answer;
  const answered = performance.now() - started;
  for (;;) {
    const calls = slack.calls.slice(already);
    for (const call of calls)
      if (call.result !== undefined && !finishedAt.has(call)) finishedAt.set(call, performance.now() - started);
    const needed = stepsIn(calls).map((call) => call && finishedAt.get(call));
    if (needed.every((at) => at !== undefined)) return { answered, usable: Math.max(...needed) };
    if (performance.now() - started > 20_000) throw new Error("No room came.");
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What makes a room usable: it exists, people are invited, the card with its buttons stands in it. */
function stepsIn(calls: readonly WebApiCall[]): (WebApiCall | undefined)[] {
  const created = calls.find((call) => call.method === "conversations.create");
  const channel = (created?.result?.["channel"] as { id: string } | undefined)?.id;
  const inRoom = (method: string): WebApiCall[] =>
    calls.filter((call) => call.method === method && channel !== undefined && call.args["channel"] === channel);
  const card = inRoom("chat.postMessage").find((call) => JSON.stringify(call.args["blocks"] ?? "").includes("actions"));
  return [created, inRoom("conversations.invite")[0], card];
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
