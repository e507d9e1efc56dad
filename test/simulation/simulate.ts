import { LOOK_EVERY } from "../../src/audit/auditor.ts";
import { MINUTE, SECOND } from "../../src/clock.ts";
import type { Logger } from "../../src/logger.ts";
import type { Mishap } from "../../src/practice/slack/faults.ts";
import { createWorld, type World } from "../world/world.ts";
import { happen } from "./act.ts";
import { count, type Run } from "./run.ts";
import { createLedger } from "./ledger.ts";
import { isDrained, livenessViolations } from "./liveness.ts";
import type { Plan } from "./plan.ts";
import { createRandom } from "./random.ts";
import { reachedIn } from "./reached.ts";
import { createSafety } from "./safety.ts";
import { seedStore } from "./seed-store.ts";
import { CANARY } from "./scenario.ts";
import { createUptime } from "./uptime.ts";
import { nothingWatched, SWITCH, watchWire } from "./wire.ts";

/** A dead process is found dead, and what must never happen is looked for, at the latest after this long. */
const LOOKED_AFTER = 20 * SECOND;
/** So long everything may take to heal. */
const HEALING = 15 * MINUTE;

export interface Result {
  plan: Plan;
  /** What happened, in words, with its minute. */
  story: string[];
  violations: string[];
  /** Faults and branches that were really reached. */
  reached: Record<string, number>;
  /** How many queries and calls out began or ended. */
  moments: number;
}

/** An evening of incidents with everything going wrong that the plan says, then a while in which all must heal. */
export async function simulate(plan: Plan): Promise<Result> {
  const log: string[] = [];
  const run = await open(plan, log);
  const { world } = run;
  const look = createSafety(run);
  const violations: string[] = [];
  try {
    injectFaults(run);
    everyMinute(world);
    for (const happening of plan.happenings) {
      await passUntil(run, happening.at, () => violations.push(...look()));
      await happen(run, happening);
      violations.push(...look());
      if (violations.length > 0) break;
    }
    if (violations.length === 0) await heal(run, () => violations.push(...look()), violations);
  } catch (error) {
    violations.push(`crash: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    for (const end of run.troubles) end();
    for (const process of world.processes) process.kill();
  }
  if (log.some((line) => line.includes(CANARY))) violations.push(`S15: what people said stands in the log`);
  if (violations.length > 0) run.story.push(...log.slice(-8), ...livesOf(world));
  const moments = world.processes.reduce((sum, process) => sum + process.moments(), 0);
  return { plan, story: run.story, violations: [...new Set(violations)], reached: reachedIn(run), moments };
}

async function open(plan: Plan, log: string[]): Promise<Run> {
  const random = createRandom(plan.seed + 1);
  const database = seedStore({ instances: plan.instances, random, lostWake: plan.rates.lostWake });
  const watched = nothingWatched();
  const uptime = createUptime(
    () => world.processes,
    () => world.clock.now(),
  );
  const [store, ...beside] = database.stores;
  const world: World = await createWorld({
    store: store!,
    beside,
    locale: plan.locale,
    ...(plan.deadMan ? { more: `deadMan: { url: "${SWITCH}", every: 1m }`, auditEvery: LOOK_EVERY } : {}),
    seed: plan.seed,
    safetyTick: plan.safetyTick,
    deathNoticedAfter: plan.deathNoticedAfter,
    choose: (living) => random.pick(living),
    logger: keeping(log),
    wire: (deliver, fetch) =>
      watchWire(
        {
          database: database.client,
          // The world isn't there yet when the first wire is laid.
          clock: () => world.clock,
          random: createRandom(plan.seed + 2),
          plan,
          watched,
          works: () => uptime.workingSince() !== null,
        },
        { deliver, fetch },
      ),
  });
  world.processes[1]?.clock.jump(plan.skew);
  const begin = world.clock.now();
  const ledger = createLedger(database.client);
  const rest = {
    story: [],
    reached: {},
    downFor: new Map(),
    reviving: new Set<number>(),
    outOfRoom: [],
    troubles: new Set<() => void>(),
  };
  return { world, plan, database, ledger, uptime, watched, begin, random, ...rest };
}

function keeping(log: string[]): Logger {
  const keep = (fields: object, message: string): void => void log.push(`${message} ${JSON.stringify(fields)}`);
  return { debug: keep, info: keep, warn: keep, error: keep };
}

/** The duties of the wall clock, as the program's timer runs them. */
function everyMinute(world: World): void {
  world.clock.after(MINUTE, () => {
    for (const process of world.processes) if (process.isOpen()) void process.bot().everyMinute();
    everyMinute(world);
  });
}

/** Somebody starts a dead process again, after a while. */
async function passUntil(run: Run, at: number, look: () => void): Promise<void> {
  const { world, begin } = run;
  for (let left = begin + at - world.clock.now(); left > 0; left = begin + at - world.clock.now()) {
    revive(run);
    await world.passes({ seconds: Math.min(left, LOOKED_AFTER) / 1000 });
    look();
  }
  revive(run);
}

function revive(run: Run): void {
  const { world, downFor, reviving } = run;
  for (const [place, process] of world.processes.entries()) {
    if (process.isAlive() || reviving.has(place)) continue;
    reviving.add(place);
    count(run, "died");
    world.clock.after(downFor.get(place) ?? 0, () => {
      reviving.delete(place);
      void process.start();
    });
  }
}

/** Faults off, processes up: now everything that was accepted must come to its end. */
async function heal(run: Run, look: () => void, violations: string[]): Promise<void> {
  const { world, plan } = run;
  await passUntil(run, plan.length, look);
  for (const end of run.troubles) end();
  world.slack.faults.clear();
  for (const process of world.processes) {
    process.killAfter(Infinity);
    process.dozeAfter(Infinity, (wake) => wake());
  }
  do {
    revive(run);
    await world.passes({ seconds: 30 });
  } while (world.processes.some((process) => !process.isAlive()));
  await catchUp(world);
  const drained = async (): Promise<void> => {
    const begin = world.clock.now();
    do {
      await world.passes({ seconds: 10 });
      look();
    } while (violations.length === 0 && !isDrained(run) && world.clock.now() < begin + HEALING);
  };
  await drained();
  if (plan.deadMan) {
    await world.passes({ seconds: 80 });
    await drained();
  }
  // A room that opened since then is read at the next round, of which there is one each five minutes.
  await catchUp(world);
  if (violations.length === 0) violations.push(...livenessViolations(run));
}

async function catchUp(world: World): Promise<void> {
  await Promise.all(world.processes.map((process) => process.bot().catchUp()));
}

function injectFaults({ world, plan }: Run): void {
  const { faults } = world.slack;
  const { rates } = plan;
  // The first that strikes wins: a room that is refused doesn't come into being by any other mishap.
  if (plan.refusesRooms !== null)
    faults.inject({ mishap: { kind: "error", code: plan.refusesRooms }, methods: ["conversations.create"] });
  const inject = (mishap: Mishap, probability: number): void => {
    if (probability > 0) faults.inject({ mishap, probability });
  };
  inject({ kind: "lost_answer" }, rates.lostAnswer);
  inject({ kind: "no_connection" }, rates.noConnection);
  inject({ kind: "http", status: 503 }, rates.serverError);
  inject({ kind: "http", status: 500, applied: true }, rates.appliedServerError);
  inject({ kind: "http", status: 200 }, rates.nonsense);
  inject({ kind: "rate_limited", retryAfterSeconds: 3 }, rates.rateLimited);
  inject({ kind: "hang" }, rates.hang);
  inject({ kind: "hang", applied: true }, rates.appliedHang);
  inject({ kind: "hang", appliedAfterMs: 12 * SECOND }, rates.lateEffect);
  const { duplicate, delay, lose, loseAck } = rates;
  Object.assign(faults.deliveries, { duplicate, delay, lose, loseAck });
  faults.createRaceMs = plan.createRaceMs;
  const unheard: Mishap = { kind: "lost_answer" };
  const late: Mishap = { kind: "hang", appliedAfterMs: 12 * SECOND };
  if (plan.firstRoom !== "opens") {
    const mishap = plan.firstRoom === "opensLate" ? late : unheard;
    faults.inject({ mishap, methods: ["conversations.create"], times: 1 });
  }
  const tooMany: Mishap = { kind: "error", code: "too_many_convos" };
  if (plan.firstRoom === "opensAsTheLast") faults.inject({ mishap: tooMany, methods: ["conversations.create"] });
}

function livesOf(world: World): string[] {
  return world.processes.map((process) => `${process.instance()}: ${JSON.stringify(process.lives)}`);
}
