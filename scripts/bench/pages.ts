import type { Instant } from "../../src/clock.ts";
import type { Outbox } from "../../src/engine/outbox.ts";
import { earliestDueEffect } from "../../src/store/effect-leases.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { NIGHT } from "../../test/world/night.ts";
import { declareOutage, openPagingWorld, pageAfterSilence } from "./paging-world.ts";
import { inBothPlaces, type Filled, type Place } from "./place.ts";
import { quiet } from "./quiet.ts";
import { percentile, type Row } from "./row.ts";
import { standingClock } from "./standing-clock.ts";

const INCIDENTS = 1_000;
const HANG_MS = 10_000;
/** Longer is not waited; a call that has not begun by then counts as begun then. */
const PATIENCE_MS = 20_000;
const ALONE_ROUNDS = 7;
const DUE = NIGHT + pageAfterSilence;

/** P5: incidents in which nobody answered, all to be escalated at the same instant. */
export function measure(): Promise<Row[]> {
  return inBothPlaces(rowsIn);
}

async function rowsIn(place: Place): Promise<Row[]> {
  const one = await place.fill((store) => declareAll(store, 1));
  const many = await place.fill((store) => declareAll(store, INCIDENTS));
  const alone: Run[] = [];
  for (let round = 0; round < ALONE_ROUNDS; round += 1) alone.push(await escalate(one, { count: 1, hanging: false }));
  const well = await escalate(many, { count: INCIDENTS, hanging: false });
  const ill = await escalate(many, { count: INCIDENTS, hanging: true });
  const all = [...alone, well, ill].flatMap(({ lateness }) => lateness);
  const raw = { well: await place.bareCommits(well.commits), ill: await place.bareCommits(ill.commits) };
  const row = (what: string, bare: number | null, measured: number): Row => ({
    goal: "P5",
    what,
    on: place.name,
    unit: "ms",
    raw: bare,
    measured,
    promise: { atMost: 1_000 },
  });
  const lone = Math.max(...alone.flatMap(({ lateness }) => lateness));
  const begun = `${INCIDENTS} calls due at once`;
  const hanging = `the same while another provider hangs for ${HANG_MS / 1000} s (raw: ${ill.commits} commits)`;
  return [
    row(`one call due by itself: begun, slowest of ${ALONE_ROUNDS}`, null, lone),
    row(`${begun}: half have begun`, raw.well, percentile(well.lateness, 0.5)),
    row(`${begun}: all have begun (raw: ${well.commits} commits)`, raw.well, percentile(well.lateness, 1)),
    row(`${begun}: ${hanging}`, raw.ill, percentile(ill.lateness, 1)),
    { ...row("all of these calls: the earliest, after it was due", null, Math.min(...all)), promise: { atLeast: 0 } },
  ];
}

interface Run {
  /** Milliseconds from due to the first attempt, of each call. */
  lateness: number[];
  /** Until the last of them. */
  commits: number;
}

/** On a copy of its own the clock reaches the deadline, and everything that is due then is called. */
async function escalate(filled: Filled, { count, hanging }: { count: number; hanging: boolean }): Promise<Run> {
  const clock = standingClock(NIGHT);
  const opened = await openStore({ url: await filled.copy(), instance: "bench", logger: quiet, clock });
  const { store, commits } = counted(opened);
  const begun = new Map<string, { at: Instant; commits: number }>();
  const world = openPagingWorld({ store, clock, hangMs: hanging ? HANG_MS : null }, (provider, id) => {
    if (provider === "webhook" && !begun.has(id)) begun.set(id, { at: clock.now(), commits: commits() });
  });
  await world.outbox.start();
  const before = commits();
  clock.runFrom(DUE - 100);
  world.heartbeat.start();
  while (begun.size < count && clock.now() < DUE + PATIENCE_MS) await new Promise((resolve) => setTimeout(resolve, 20));
  const calls = [...begun.values()];
  const missing = Array.from({ length: count - calls.length }, () => PATIENCE_MS);
  await world.heartbeat.stop();
  // What still hangs is of no interest any more, and waiting for it would take its ten seconds.
  if (!hanging) {
    await world.outbox.stop();
    await store.close();
  }
  return {
    lateness: [...calls.map(({ at }) => at - DUE), ...missing],
    commits: Math.max(0, ...calls.map((call) => call.commits)) - before,
  };
}

/** Incidents whose first calls have been made, with nothing left to do until the next deadline. */
async function declareAll(store: Store, count: number): Promise<void> {
  const clock = standingClock(NIGHT);
  const { engine, outbox } = openPagingWorld({ store, clock, hangMs: null }, () => undefined);
  await outbox.start();
  for (let number = 1; number <= count; number += AT_ONCE) {
    const together = Array.from({ length: Math.min(AT_ONCE, count - number + 1) }, (_, index) => number + index);
    await Promise.all(together.map((each) => declareOutage(engine, each)));
    await allDone(store, outbox);
  }
  await outbox.stop();
}

const AT_ONCE = 20;

async function allDone(store: Store, outbox: Outbox): Promise<void> {
  const left = (): Promise<number | null> => store.read((tx) => earliestDueEffect(tx));
  while (outbox.underWay() > 0 || (await left()) !== null) await new Promise((resolve) => setTimeout(resolve, 2));
}

function counted(store: Store): { store: Store; commits(): number } {
  let commits = 0;
  const transaction: Store["transaction"] = (body) => {
    commits += 1;
    return store.transaction(body);
  };
  return { store: { ...store, transaction }, commits: () => commits };
}
