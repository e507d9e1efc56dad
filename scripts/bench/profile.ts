import { Session } from "node:inspector/promises";
import { startBotInSlack } from "./bot-in-slack.ts";
import { timeByPart, type Profile } from "./profile-parts.ts";
import { median } from "./row.ts";

const WARM_UP = 40;
const ACTS = 120;
const EVERY_US = 200;

/** Where the time of a declaration goes, and that of an answer, each with everything that follows from it. */
export async function measure(): Promise<Profile[]> {
  const world = await startBotInSlack();
  const linus = world.slack.person("U0LINUS");
  const declare = async (number: number): Promise<number> => {
    const began = performance.now();
    await world.slack.person("U0BEN").types("#general", `/incident new sev1 Checkout is down ${number}`);
    const answered = performance.now() - began;
    await world.settled();
    return answered;
  };
  const answer = async (): Promise<number> => {
    const began = performance.now();
    await linus.clicks("I'm on it", { in: linus.directMessage() });
    const answered = performance.now() - began;
    await world.settled();
    return answered;
  };
  const numbers = Array.from({ length: WARM_UP + ACTS }, (_, index) => index + 1);
  for (const number of numbers.slice(0, WARM_UP)) await declare(number);
  for (let warm = 0; warm < WARM_UP; warm += 1) await answer();
  return [
    await profiled("A declaration, with the room and the calls that follow", numbers.slice(WARM_UP), declare),
    await profiled("An answer to a call, with all that is redrawn and stood down", numbers.slice(WARM_UP), answer),
  ];
}

async function profiled(what: string, acts: readonly number[], act: (number: number) => Promise<number>) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: EVERY_US });
  await session.post("Profiler.start");
  const answered: number[] = [];
  for (const number of acts) answered.push(await act(number));
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const title = `${what}; the person has an answer after ${median(answered).toFixed(1)} ms`;
  const parts = [...timeByPart(profile)].map(([part, ms]) => ({ part, ms: ms / acts.length }));
  return { what: title, parts: parts.toSorted((a, b) => b.ms - a.ms) };
}
