import type { Clock } from "../../src/clock.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { createHeartbeat } from "../../src/engine/heartbeat.ts";
import { createOutbox } from "../../src/engine/outbox.ts";
import type { OpenFile } from "../../src/store/sqlite-file.ts";
import type { Store, WakeTopic } from "../../src/store/store.ts";
import { openBenchFile, sqliteName } from "./place.ts";
import { quiet } from "./quiet.ts";
import { median, type Row } from "./row.ts";

const SIZES = [100_000, 1_000_000] as const;
const ROUNDS = 21;
const LOOKS_A_ROUND = 2_000;
const NOW = 1_800_000_000_000;
const LATER = 3_600_000;

/** P4: what it takes to see that nothing is due, however much is pending. */
export async function measure(): Promise<Row[]> {
  const halls = SIZES.map(openHall);
  const lookers = await Promise.all(halls.map(async (hall) => [await heartbeat(hall), await outbox(hall)] as const));
  const [few, many] = [lookers[0]!, lookers[1]!];
  // In turn, so that whatever else the machine does strikes them all.
  for (let round = 0; round < ROUNDS; round += 1) for (const looker of [...few, ...many]) await looker.look();
  return many.flatMap((looker, index): Row[] => [
    {
      goal: "P4",
      what: `${looker.name}: nothing due among 1,000,000 pending, against the bare statement`,
      on: sqliteName(halls[0]!.file),
      unit: "µs",
      raw: median(looker.bare),
      measured: median(looker.ours),
      promise: { atMost: 15 },
    },
    {
      goal: "P4",
      what: `${looker.name}: the same, against 100,000 pending`,
      on: sqliteName(halls[0]!.file),
      unit: "µs",
      raw: median(few[index]!.ours),
      measured: median(looker.ours),
      promise: { times: 1.2 },
    },
  ]);
}

interface Hall {
  file: OpenFile;
  store: Store;
}

function openHall(size: number): Hall {
  const hall = openBenchFile();
  fill(hall.file, size);
  return hall;
}

/** Somebody who looks, and the microseconds a look took in each round, beside those of the bare statement. */
interface Looker {
  name: string;
  ours: number[];
  bare: number[];
  look(): Promise<void>;
}

async function heartbeat(hall: Hall): Promise<Looker> {
  const { clock, asleep } = sleepingClock();
  createHeartbeat({ store: hall.store, clock, works: {}, logger: quiet }).start();
  const bare =
    "select next_deadline_at from incidents where next_deadline_at is not null order by next_deadline_at limit 1";
  return looker(hall, { name: "heartbeat", topic: "deadlines", bare, sleepers: 1, asleep });
}

/** The outbox keeps two lanes, which look one after the other; the figure is of one look. */
async function outbox(hall: Hall): Promise<Looker> {
  const { clock, asleep } = sleepingClock();
  const engine = { onReleased: () => undefined } as unknown as Engine;
  await createOutbox({ store: hall.store, clock, engine, works: {}, logger: quiet }).start();
  const bare = "select run_at from effects where status = 'pending' and urgent = 1 order by run_at limit 1";
  return looker(hall, { name: "outbox", topic: "effects", bare, sleepers: 2, asleep });
}

interface Looking {
  name: string;
  topic: WakeTopic;
  bare: string;
  sleepers: number;
  asleep(sleepers: number): Promise<void>;
}

async function looker({ file, store }: Hall, { name, topic, bare, sleepers, asleep }: Looking): Promise<Looker> {
  await asleep(sleepers);
  const statement = file.client.prepare(bare);
  const looker: Looker = {
    name,
    ours: [],
    bare: [],
    async look() {
      const started = performance.now();
      for (let times = 0; times < LOOKS_A_ROUND; times += 1) {
        store.wake(topic);
        await asleep(sleepers);
      }
      const between = performance.now();
      for (let times = 0; times < LOOKS_A_ROUND; times += 1) statement.get();
      looker.ours.push(((between - started) * 1000) / LOOKS_A_ROUND / sleepers);
      looker.bare.push(((performance.now() - between) * 1000) / LOOKS_A_ROUND);
    },
  };
  return looker;
}

/** A clock on which nothing ever comes; `asleep` resolves when so many have gone to sleep since the last time. */
function sleepingClock(): { clock: Clock; asleep(sleepers: number): Promise<void> } {
  let slept = 0;
  let wanted = Infinity;
  let arrive = (): void => undefined;
  const clock: Clock = {
    now: () => NOW,
    machineNow: () => NOW,
    after() {
      slept += 1;
      if (slept >= wanted) arrive();
      return () => undefined;
    },
    at: () => () => undefined,
  };
  const asleep = async (sleepers: number): Promise<void> => {
    wanted = sleepers;
    if (slept < wanted) await new Promise<void>((resolve) => (arrive = resolve));
    slept = 0;
    wanted = Infinity;
  };
  return { clock, asleep };
}

/** So many incidents and effects, each with something that comes later; half of the effects are calls. */
function fill({ client }: OpenFile, size: number): void {
  client.pragma("synchronous = off");
  const incident = client.prepare(`insert into incidents
    (id, declare_cause, version, phase, severity, title, private, drill, declared_at, next_deadline_at)
    values (?, ?, 1, 'investigating', 'sev2', 'Checkout is down', 0, 0, ${NOW}, ?)`);
  const effect = client.prepare(`insert into effects
    (id, stream, lane, position, kind, payload, status, urgent, run_at, attempts, token, created_at)
    values (?, ?, ?, 1, 'page', '{}', 'pending', ?, ?, 1, 1, ${NOW})`);
  client.transaction(() => {
    for (let id = 1; id <= size; id += 1) {
      const at = NOW + LATER + (id % 3_600_000);
      incident.run(id, `cause ${id}`, at);
      effect.run(`incident:${id}:1:0`, `incident:${id}`, `incident:${id}/page/U0ADA/webhook`, id % 2, at);
    }
  })();
  client.pragma("synchronous = full");
}
