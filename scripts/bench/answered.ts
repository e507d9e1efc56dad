import { openStore } from "../../src/store/open-store.ts";
import { NIGHT } from "../../test/world/night.ts";
import { startBotInSlack, type BotInSlack } from "./bot-in-slack.ts";
import { storyConfig } from "../../test/world/config.ts";
import { rulesOf } from "../../src/incident-rules.ts";
import { declareOutage } from "./paging-world.ts";
import { inBothPlaces, type Place } from "./place.ts";
import { quiet } from "./quiet.ts";
import type { Row } from "./row.ts";
import { standingClock } from "./standing-clock.ts";

const INCIDENTS = 60;
const DUE = NIGHT + rulesOf(storyConfig()).severities.sev1.pageAfterSilence!;
/** The answers come one by one from the instant on at which everybody else is to be called. */
const EVERY_MS = 30;
const LONG_ENOUGH_MS = 3_000;
const linus = { kind: "person", id: "U0LINUS", standing: "member" } as const;

/** P5: whether anybody is still called whose incident somebody has taken, while many are due and many are answered. */
export function measure(): Promise<Row[]> {
  return inBothPlaces(async (place) => [await rowIn(place)]);
}

async function rowIn(place: Place): Promise<Row> {
  const clock = standingClock(NIGHT);
  const url = await (await place.fill(async () => undefined)).copy();
  const store = await openStore({ url, instance: "bench", logger: quiet, clock });
  const world = await startBotInSlack({ store, clock });
  for (let number = 1; number <= INCIDENTS; number += 1) await declareOutage(world.bot.parts.engine, number);
  await world.settled();
  const already = world.trips.length;
  clock.runFrom(DUE);
  const committedAt = new Map<string, number>();
  const answers: Promise<void>[] = [];
  for (let number = 1; number <= INCIDENTS; number += 1) {
    answers.push(answer(world, number).then(() => void committedAt.set(`INC-${number}`, performance.now())));
    await pause(EVERY_MS);
  }
  await Promise.all(answers);
  await pause(LONG_ENOUGH_MS);
  const calls = world.trips
    .slice(already)
    .filter(({ to }) => to === "pager")
    .map(({ body, began }) => ({ ...(JSON.parse(body) as { kind: string; incident: string }), began }))
    .filter(({ kind }) => kind === "page");
  const late = calls.filter(({ incident, began }) => began > committedAt.get(incident)!);
  await world.bot.stop();
  await store.close();
  return {
    goal: "P5",
    what: `calls begun after the answer's commit, of ${calls.length} among ${INCIDENTS} answers`,
    on: place.name,
    unit: "calls",
    raw: null,
    measured: late.length,
    promise: { atMost: 0 },
  };
}

async function answer({ bot }: BotInSlack, number: number): Promise<void> {
  await bot.parts.engine.handle(number, { type: "answerPage", means: "button" }, linus, `press:${number}`);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
