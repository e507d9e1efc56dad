import type { Clock, Instant } from "../../src/clock.ts";
import { createEngine, type Engine } from "../../src/engine/engine.ts";
import { createHeartbeat } from "../../src/engine/heartbeat.ts";
import { createOutbox, type Outbox } from "../../src/engine/outbox.ts";
import type { Learnt, Performers } from "../../src/engine/performer.ts";
import { systemEntropy } from "../../src/entropy.ts";
import { circumstancesOf, rulesOf } from "../../src/incident-rules.ts";
import type { Notifier, PageCall } from "../../src/notify/notifier.ts";
import { createWebhook } from "../../src/notify/webhook/webhook.ts";
import type { Store } from "../../src/store/store.ts";
import { storyConfig } from "../../test/world/config.ts";
import { NIGHT } from "../../test/world/night.ts";
import { openBenchFile } from "./place.ts";
import { quiet } from "./quiet.ts";
import { percentile, type Row } from "./row.ts";
import { standingClock } from "./standing-clock.ts";
import { incidentWork } from "../../src/engine/incident-work.ts";
import type { Means } from "../../src/oncall/ladder.ts";

const INCIDENTS = 1_000;
const HANG_MS = 10_000;
/** Longer is not waited; a call that has not begun by then counts as begun then. */
const PATIENCE_MS = 20_000;
const words: Omit<PageCall, "id" | "kind" | "incident" | "step" | "target" | "attempt" | "ring"> = {
  title: "SEV1: Checkout is down",
  text: "You are called.",
  facts: {
    locale: "en",
    severity: "sev1",
    severityName: "SEV1",
    number: 1,
    drill: false,
    title: "Checkout is down",
    layer: "manager",
    team: "payments",
    quietMinutes: null,
    next: null,
    zone: "Asia/Seoul",
    over: null,
  },
  ackUrl: null,
  shortUrl: null,
  ends: [],
};
const config = storyConfig();
const rules = rulesOf(config);

/** P5: a thousand incidents in which nobody answered, all to be escalated at the same instant. */
export async function measure(): Promise<Row[]> {
  const well = await escalate({ hanging: false });
  const ill = await escalate({ hanging: true });
  const row = (what: string, run: Run, share: number): Row => ({
    goal: "P5",
    what: `${INCIDENTS} calls due at once: ${what}`,
    unit: "ms",
    raw: run.bareCommits,
    measured: percentile(run.lateness, share),
    promise: { atMost: 1_000 },
  });
  return [
    row("half have begun", well, 0.5),
    row(`all have begun (raw: the ${well.commits} commits made until then)`, well, 1),
    row(`the same while another provider hangs for ${HANG_MS / 1000} s (raw: ${ill.commits} commits)`, ill, 1),
  ];
}

interface Run {
  /** Milliseconds from due to the first attempt, of each call. */
  lateness: number[];
  /** Until the last of them. */
  commits: number;
  /** Milliseconds that as many commits take a bare program. */
  bareCommits: number;
}

async function escalate({ hanging }: { hanging: boolean }): Promise<Run> {
  const bench = openBenchFile();
  const { store, commits } = counted(bench.store);
  const clock = standingClock(NIGHT);
  const started = new Map<string, { at: Instant; commits: number }>();
  const ill = { now: false };
  const world = openWorld({ store, clock, hanging, ill }, (id) => {
    if (!started.has(id)) started.set(id, { at: clock.now(), commits: commits() });
  });
  await world.outbox.start();
  // The way there isn't measured, and need not wait for the disk.
  bench.file.client.pragma("synchronous = off");
  for (let number = 1; number <= INCIDENTS; number += 1) {
    await declare(world.engine, number);
    if (number % 10 === 0) await idle(world.outbox);
  }
  const due = NIGHT + rules.severities.sev1.pageAfterSilence!;
  const [before, already] = [commits(), new Set(started.keys())];
  bench.file.client.pragma("synchronous = full");
  ill.now = true;
  clock.runFrom(due - 100);
  world.heartbeat.start();
  const fresh = (): [string, { at: Instant; commits: number }][] =>
    [...started].filter(([id]) => !already.has(id) && id.startsWith("webhook"));
  while (fresh().length < INCIDENTS && clock.now() < due + PATIENCE_MS)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const calls = fresh().map(([, call]) => call);
  const missing = Array.from({ length: INCIDENTS - calls.length }, () => PATIENCE_MS);
  const made = Math.max(...calls.map((call) => call.commits)) - before;
  // What still hangs is of no interest any more, and waiting for it would take its ten seconds.
  await world.heartbeat.stop();
  return { lateness: [...calls.map(({ at }) => at - due), ...missing], commits: made, bareCommits: bareCommits(made) };
}

interface Setting {
  store: Store;
  clock: Clock;
  /** Whether there is another provider, which hangs from the moment on that it is `ill`. */
  hanging: boolean;
  ill: { now: boolean };
}

function openWorld({ store, clock, hanging, ill }: Setting, began: (id: string) => void) {
  const providers = new Map<string, Notifier>([["webhook", provider("webhook", clock, began, answer)]]);
  if (hanging)
    providers.set(
      "other",
      provider("other", clock, began, () => (ill.now ? hang(clock) : answer())),
    );
  const means = [...providers.keys()].toReversed().map((name): Means => ({ name, kind: "push", rings: true }));
  const engine = createEngine({
    store,
    clock,
    entropy: systemEntropy,
    circumstances: circumstancesOf(config, () => ({ means, rules: {} })),
  });
  const works = { incident: incidentWork(engine, performersWith(providers)) };
  const heartbeat = createHeartbeat({ store, clock, works, logger: quiet });
  const outbox = createOutbox({
    store,
    clock,
    engine,
    works,
    logger: { ...quiet, error: () => undefined },
    rush: heartbeat.isBehind,
  });
  return { engine, outbox, heartbeat };
}

/** Calls leave by the real notifier; whatever else is to be shown is taken as shown at once. */
function performersWith(providers: ReadonlyMap<string, Notifier>): Performers {
  const opened: Learnt = { type: "reportRoomOpened", channel: "C0ROOM", name: "inc-1" };
  const given: Partial<Performers> = {
    openRoom: () => nextTurn().then(() => opened),
    async page({ step, person, means }, { incident, attempt }) {
      const name = `INC-${incident.number}`;
      const call = { id: `${name}:${step}:${person}`, kind: "page", incident: name, step, target: person } as const;
      await providers.get(means)!.page({ ...words, ring: 1, ...call, attempt });
      return { type: "reportCall", step, person, means, outcome: "sent", error: null };
    },
  };
  const none = (): Promise<null> => nextTurn().then(() => null);
  return new Proxy(given, { get: (known, kind: keyof Performers) => known[kind] ?? none }) as Performers;
}

function provider(name: string, clock: Clock, began: (id: string) => void, fetch: () => Promise<Response>): Notifier {
  const webhook = createWebhook({
    url: "https://pager.example.com/in",
    secret: "a-secret-only-the-pager-knows",
    clock,
    fetch: (_, init) => {
      began(`${name} ${(JSON.parse(init?.body as string) as { id: string }).id}`);
      return fetch();
    },
  });
  return { ...webhook, name };
}

/** At once, and like everything from outside in a turn of its own. */
async function answer(): Promise<Response> {
  await nextTurn();
  return new Response(null, { status: 204 });
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function hang(clock: Clock): Promise<Response> {
  return new Promise((resolve) => void clock.after(HANG_MS, () => resolve(answer())));
}

async function declare(engine: Engine, number: number): Promise<void> {
  const command = {
    type: "declare",
    title: `Checkout is down ${number}`,
    severity: "sev1",
    kind: null,
    service: "checkout",
    team: "payments",
    summary: null,
    private: false,
    drill: false,
    origin: { channel: "C0GENERAL", ts: null },
  } as const;
  await engine.declare(command, { kind: "person", id: "U0BEN", standing: "member" }, `command:${number}`);
}

async function idle(outbox: Outbox): Promise<void> {
  for (let quietTurns = 0; quietTurns < 5;) {
    await nextTurn();
    quietTurns = outbox.underWay() > 0 ? 0 : quietTurns + 1;
  }
}

function counted(store: Store): { store: Store; commits(): number } {
  let commits = 0;
  const transaction: Store["transaction"] = (body) => {
    commits += 1;
    return store.transaction(body);
  };
  return { store: { ...store, transaction }, commits: () => commits };
}

function bareCommits(count: number): number {
  const { client } = openBenchFile().file;
  const insert = client.prepare("insert into settings (key, value) values (?, ?)");
  const value = "x".repeat(1_000);
  const started = performance.now();
  for (let key = 0; key < count; key += 1) insert.run(`key ${key}`, value);
  return performance.now() - started;
}
