import type { Clock } from "../../src/clock.ts";
import { createEngine, type Engine } from "../../src/engine/engine.ts";
import { createHeartbeat, type Heartbeat } from "../../src/engine/heartbeat.ts";
import { incidentWork } from "../../src/engine/incident-work.ts";
import { createOutbox, type Outbox } from "../../src/engine/outbox.ts";
import type { Learnt, Performers } from "../../src/engine/performer.ts";
import { systemEntropy } from "../../src/entropy.ts";
import { circumstancesOf, rulesOf } from "../../src/incident-rules.ts";
import type { Notifier, PageCall } from "../../src/notify/notifier.ts";
import { createWebhook } from "../../src/notify/webhook/webhook.ts";
import type { Means } from "../../src/oncall/ladder.ts";
import type { Store } from "../../src/store/store.ts";
import { checkout } from "../../test/slack/checkout.ts";
import { storyConfig } from "../../test/world/config.ts";
import { quiet } from "./quiet.ts";

/** Each step calls one person, so that so many steps are so many calls. */
const config = storyConfig({
  teams: `
  payments:
    layers:
      primary: { members: [linus], every: 1w, handOver: "Mon 09:00", timezone: Asia/Seoul, from: 2026-01-05 }
    manager: margaret
    channel: payments
    escalation:
      sev1:
        steps:
          - { call: [primary] }
          - { call: [manager] }`,
});

/** How long after a declaration that nobody answered the next people are called, in milliseconds. */
export const pageAfterSilence = rulesOf(config).severities.sev1.pageAfterSilence!;

/** The engine and everything that makes calls, with real notifiers; whatever else is to be shown is taken as shown at once. */
export interface PagingWorld {
  engine: Engine;
  outbox: Outbox;
  heartbeat: Heartbeat;
}

export interface PagingSetting {
  store: Store;
  clock: Clock;
  /** How long another provider hangs that people are called by too; null where there is none. */
  hangMs: number | null;
}

/** `began` hears of each request that a provider is asked, by the call's id. */
export function openPagingWorld(
  { store, clock, hangMs }: PagingSetting,
  began: (provider: string, id: string) => void,
): PagingWorld {
  const providers = [
    ...(hangMs === null ? [] : [provider("other", clock, began, () => hang(clock, hangMs))]),
    provider("webhook", clock, began, answer),
  ];
  const means = providers.map(({ name }): Means => ({ name, kind: "push", rings: true }));
  const engine = createEngine({
    store,
    clock,
    entropy: systemEntropy,
    circumstances: circumstancesOf(config, () => ({ means, rules: {} })),
  });
  const named = new Map(providers.map((each) => [each.name, each]));
  const works = { incident: incidentWork(engine, performersWith(named)) };
  const heartbeat = createHeartbeat({ store, clock, works, logger: quiet });
  const outbox = createOutbox({
    store,
    clock,
    engine,
    works,
    // A provider that hangs fails in the end, as it should here.
    logger: { ...quiet, error: () => undefined },
    rush: heartbeat.isBehind,
  });
  return { engine, outbox, heartbeat };
}

/** One SEV1 of the team that the benches call. */
export async function declareOutage(engine: Engine, number: number): Promise<void> {
  const command = { ...checkout, title: `${checkout.title} ${number}` };
  await engine.declare(command, { kind: "person", id: "U0BEN", standing: "member" }, `command:${number}`);
}

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

type Began = (provider: string, id: string) => void;

function provider(name: string, clock: Clock, began: Began, fetch: () => Promise<Response>): Notifier {
  const webhook = createWebhook({
    url: "https://pager.example.com/in",
    secret: "a-secret-only-the-pager-knows",
    clock,
    fetch: (_, init) => {
      began(name, (JSON.parse(init?.body as string) as { id: string }).id);
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

function hang(clock: Clock, ms: number): Promise<Response> {
  return new Promise((resolve) => void clock.after(ms, () => resolve(answer())));
}

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
