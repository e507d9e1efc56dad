import { MINUTE } from "../../src/clock.ts";
import { openMemoryStore } from "../../src/store/open-store.ts";
import { createWorld, type World } from "../world/world.ts";
import { livenessViolations, safetyViolations } from "./invariants.ts";
import { LENGTH, planFor, type Happening, type Plan } from "./plan.ts";
import { createRandom } from "./random.ts";

export interface Result {
  plan: Plan;
  /** What happened, in words, with its minute. */
  story: string[];
  violations: string[];
  /** Faults and branches that were really reached. */
  reached: Record<string, number>;
}

/** An hour of incidents with everything going wrong that the seed says, then a quarter of an hour in which all must heal. */
export async function simulate(seed: number): Promise<Result> {
  const plan = planFor(seed);
  const errors: string[] = [];
  const world = await createWorld({
    store: openMemoryStore(),
    seed,
    onError: (fields, message) => errors.push(`${message} ${JSON.stringify(fields)}`),
  });
  const run: Run = {
    world,
    plan,
    story: [],
    violations: [],
    reached: {},
    begin: world.clock.now(),
    random: createRandom(seed + 1),
  };
  try {
    injectFaults(run);
    for (const happening of plan.happenings) {
      await passUntil(run, happening.at);
      await happen(run, happening);
      run.violations.push(...(await safetyViolations(world)));
      if (run.violations.length > 0) break;
    }
    if (run.violations.length === 0) await heal(run);
  } catch (error) {
    run.violations.push(`crash: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    world.kill();
  }
  if (run.violations.length > 0) run.story.push(...errors.slice(-5));
  return { plan, story: run.story, violations: [...new Set(run.violations)], reached: reachedIn(run) };
}

interface Run {
  world: World;
  plan: Plan;
  story: string[];
  violations: string[];
  reached: Record<string, number>;
  begin: number;
  random: ReturnType<typeof createRandom>;
}

async function passUntil({ world, begin }: Run, at: number): Promise<void> {
  const left = begin + at - world.clock.now();
  if (left > 0) await world.passes({ seconds: left / 1000 });
}

/** Faults off, process up: now everything that was accepted must come to its end. */
async function heal(run: Run): Promise<void> {
  const { world } = run;
  await passUntil(run, LENGTH);
  for (const end of troubles.splice(0)) end();
  world.slack.faults.clear();
  if (!world.isAlive()) await world.restart();
  await world.bot().catchUp();
  await world.passes({ seconds: (15 * MINUTE) / 1000 });
  await world.bot().catchUp();
  await world.settle();
  run.violations.push(...(await safetyViolations(world)), ...(await livenessViolations(world)));
}

const troubles: (() => void)[] = [];

function injectFaults({ world, plan }: Run): void {
  const { faults } = world.slack;
  const { lostAnswer, noConnection, serverError, rateLimited, ...deliveries } = plan.faults;
  if (lostAnswer) faults.inject({ mishap: { kind: "lost_answer" }, probability: lostAnswer });
  if (noConnection) faults.inject({ mishap: { kind: "no_connection" }, probability: noConnection });
  if (serverError) faults.inject({ mishap: { kind: "http", status: 503 }, probability: serverError });
  if (rateLimited) faults.inject({ mishap: { kind: "rate_limited", retryAfterSeconds: 3 }, probability: rateLimited });
  Object.assign(faults.deliveries, deliveries);
  faults.createRaceMs = plan.createRaceMs;
}

async function happen(run: Run, happening: Happening): Promise<void> {
  const { world, story } = run;
  const minute = (happening.at / MINUTE).toFixed(2);
  const { at: _, ...what } = happening;
  story.push(`${minute} ${JSON.stringify(what)}`);
  try {
    await act(run, happening);
  } catch (error) {
    // Slack wouldn't let them, or there is no such button just now: people try such things.
    story.push(`${minute}   … not possible: ${error instanceof Error ? error.message.slice(0, 120) : String(error)}`);
  }
  count(run, happening.what);
  await world.settle();
}

async function act(run: Run, happening: Happening): Promise<void> {
  const { world } = run;
  switch (happening.what) {
    case "declares": {
      const title = `checkout is down ${happening.at}`;
      const words = happening.severity ? `new ${happening.severity} ${title}` : title;
      await world[happening.who].types("#general", `/incident ${words}`);
      return;
    }
    case "says":
      await world[happening.who].says(await someRoom(run), `looking at it ${happening.at}`);
      return;
    case "edits":
    case "deletes": {
      const room = await someRoom(run);
      const own = (await world[happening.who].messages(room)).findLast(
        (message) => message.user === world[happening.who].id,
      );
      if (own === undefined) return;
      if (happening.what === "edits") await world[happening.who].edits(room, own.ts, `${own.text}, edited`);
      else await world[happening.who].deletes(room, own.ts);
      return;
    }
    case "clicks": {
      const hand = world[happening.who];
      const place = { in: happening.privately ? await hand.directMessage() : await someRoom(run) };
      const clicks = [hand.clicks(happening.button, place)];
      if (happening.twice) clicks.push(hand.clicks(happening.button, place));
      await Promise.all(clicks);
      return;
    }
    case "types":
      await world[happening.who].types(await someRoom(run), `/incident ${happening.words}`);
      return;
    case "kill":
      world.kill();
      await world.passes({ seconds: happening.downFor / 1000 });
      await world.restart();
      return;
    case "slackDown":
      return later(run, happening.for, world.slack.faults.down());
    case "pagerDown":
      return later(run, happening.for, world.phone.down());
    case "pagerLosesAnswers":
      return later(run, happening.for, world.phone.losesAnswers());
  }
}

function later({ world }: Run, after: number, end: () => void): void {
  let ended = false;
  const once = (): void => {
    if (!ended) end();
    ended = true;
  };
  troubles.push(once);
  world.clock.after(after, once);
}

/** A war room, if there is one; the first is the likeliest. */
async function someRoom({ world, random }: Run): Promise<string> {
  const rooms = world.slack.channels().filter((channel) => channel.name.startsWith("inc-"));
  if (rooms.length === 0) throw new Error("there is no room yet");
  return random.pick(rooms).id;
}

function count(run: Run, name: string): void {
  run.reached[name] = (run.reached[name] ?? 0) + 1;
}

function reachedIn({ world, reached }: Run): Record<string, number> {
  const calls = world.slack.calls;
  return {
    ...reached,
    "answers lost": calls.filter((call) => call.result === undefined).length,
    "asked to wait": calls.filter((call) => call.result?.["error"] === "ratelimited").length,
    "pages refused": world.phone.attempts().filter((ring) => !ring.accepted).length,
    "page answers lost": world.phone.attempts().filter((ring) => ring.accepted && !ring.answered).length,
    pages: world.phone.rings().length,
  };
}
