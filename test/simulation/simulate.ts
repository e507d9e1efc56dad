import { MINUTE, SECOND } from "../../src/clock.ts";
import { count, happen, type Run } from "./act.ts";
import type { Mishap } from "../../src/practice/slack/faults.ts";
import { sqliteStore } from "../../src/store/sqlite.ts";
import { openMemory } from "../../src/store/sqlite-file.ts";
import { createWorld, type World } from "../world/world.ts";
import { livenessViolations, safetyViolations } from "./invariants.ts";
import { storeViolations } from "./store-invariants.ts";
import { LENGTH, planFor, type Plan } from "./plan.ts";
import { createRandom } from "./random.ts";
import { watchWire, type Watched } from "./wire.ts";

/** A dead process is found dead at the latest after this long. */
const LOOKED_AFTER = 20 * SECOND;

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
  const file = openMemory();
  const store = sqliteStore(file, "simulated");
  const watched: Watched = { violations: [], waiting: new Map(), repeated: 0, askedToWait: 0 };
  const world = await createWorld({
    store,
    seed,
    wire: (deliver, fetch) =>
      // The world's clock isn't there yet when the first wire is laid.
      watchWire(
        { store, clock: () => world.clock, random: createRandom(seed + 2), faults: plan.wire, watched },
        { deliver, fetch },
      ),
    onError: (fields, message) => errors.push(`${message} ${JSON.stringify(fields)}`),
  });
  const run: Run = {
    world,
    plan,
    watched,
    story: [],
    violations: [],
    reached: {},
    begin: world.clock.now(),
    downFor: 0,
    troubles: [],
    random: createRandom(seed + 1),
  };
  try {
    injectFaults(run);
    everyMinute(world);
    for (const happening of plan.happenings) {
      await passUntil(run, happening.at);
      await happen(run, happening);
      run.violations.push(...(await safetyViolations(world, watched)));
      if (run.violations.length > 0) break;
    }
    if (run.violations.length === 0) await heal(run);
    if (run.violations.length === 0)
      run.violations.push(...(await storeViolations(store, file.client, run.world.clock.machineNow())));
  } catch (error) {
    run.violations.push(`crash: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    world.kill();
    file.close();
  }
  if (run.violations.length > 0) run.story.push(...errors.slice(-5), `lives: ${JSON.stringify(world.lives)}`);
  return { plan, story: run.story, violations: [...new Set(run.violations)], reached: reachedIn(run) };
}

/** The duties of the wall clock, as the program's timer runs them. */
function everyMinute(world: World): void {
  world.clock.after(MINUTE, () => {
    if (world.isAlive()) void world.bot().everyMinute();
    everyMinute(world);
  });
}

/** Somebody starts a dead process again, after a while. */
async function passUntil(run: Run, at: number): Promise<void> {
  const { world, begin } = run;
  for (let left = begin + at - world.clock.now(); left > 0; left = begin + at - world.clock.now()) {
    await revive(run);
    await world.passes({ seconds: Math.min(left, LOOKED_AFTER) / 1000 });
  }
  await revive(run);
}

async function revive(run: Run): Promise<void> {
  while (!run.world.isAlive()) {
    count(run, "died in the midst of something");
    await run.world.passes({ seconds: run.downFor / 1000 });
    await run.world.restart();
  }
}

/** Faults off, process up: now everything that was accepted must come to its end. */
async function heal(run: Run): Promise<void> {
  const { world } = run;
  await passUntil(run, LENGTH);
  for (const end of run.troubles.splice(0)) end();
  world.slack.faults.clear();
  world.killAfter(Infinity);
  await world.bot().catchUp();
  for (let minute = 0; minute < 15; minute += 1) {
    await world.passes({ seconds: MINUTE / 1000 });
    await revive(run);
    run.violations.push(...(await safetyViolations(world, run.watched)));
    if (run.violations.length > 0) return;
  }
  await world.bot().catchUp();
  await world.passes({ seconds: 5 });
  run.violations.push(...(await safetyViolations(world, run.watched)), ...(await livenessViolations(world)));
}

function injectFaults({ world, plan }: Run): void {
  const { faults } = world.slack;
  const { lostAnswer, noConnection, serverError, rateLimited, hang, ...deliveries } = plan.faults;
  const inject = (mishap: Mishap, probability: number): void => {
    if (probability > 0) faults.inject({ mishap, probability });
  };
  inject({ kind: "lost_answer" }, lostAnswer);
  inject({ kind: "no_connection" }, noConnection);
  inject({ kind: "http", status: 503 }, serverError);
  inject({ kind: "rate_limited", retryAfterSeconds: 3 }, rateLimited);
  inject({ kind: "hang" }, hang);
  inject({ kind: "hang", applied: true }, hang);
  Object.assign(faults.deliveries, deliveries);
  faults.createRaceMs = plan.createRaceMs;
}

function reachedIn({ world, watched, reached }: Run): Record<string, number> {
  const calls = world.slack.calls;
  return {
    ...reached,
    "answers lost": calls.filter((call) => call.result === undefined).length,
    "asked to wait": watched.askedToWait,
    "pages refused": world.phone.attempts().filter((ring) => !ring.accepted).length,
    "page answers lost": world.phone.attempts().filter((ring) => ring.accepted && !ring.answered).length,
    pages: world.phone.rings().length,
    "arrived twice": watched.repeated,
  };
}
