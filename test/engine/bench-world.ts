import { onTestFinished } from "vitest";
import { effectKinds, type Effect } from "../../src/incident/effects.ts";
import { createEngine, type Engine } from "../../src/engine/engine.ts";
import { createHeartbeat, type Heartbeat } from "../../src/engine/heartbeat.ts";
import { createOutbox, type Outbox } from "../../src/engine/outbox.ts";
import type { Learnt, Performance, Performers } from "../../src/engine/performer.ts";
import type { Declare } from "../../src/incident/commands.ts";
import type { Store } from "../../src/store/store.ts";
import { checkout } from "../slack/checkout.ts";
import { storyConfig } from "../world/config.ts";
import { createGeneration, type Generation } from "../world/generation.ts";
import { createVirtualClock, type VirtualClock } from "../../src/virtual-clock.ts";
import { NIGHT } from "../world/night.ts";
import { incidentWork } from "../../src/engine/incident-work.ts";
import { circumstancesOf } from "../../src/incident-rules.ts";
import { SLACK_MEANS } from "../../src/notify/notifier.ts";

/** The engine, the outbox and the heartbeat on a real store; what leaves is written down instead of sent. */
export interface Bench {
  engine: Engine;
  outbox: Outbox;
  heartbeat: Heartbeat;
  clock: VirtualClock;
  life: Generation;
  /** Attempts in the order in which they started. */
  attempts: { effect: Effect; performance: Performance; at: number }[];
  settle(): Promise<void>;
  passes(ms: number): Promise<void>;
}

export type Answer = (effect: Effect, performance: Performance) => Promise<Learnt> | Learnt;

export async function openBench(
  store: Store,
  answer: Answer = () => null,
  clock = createVirtualClock(NIGHT),
  /** The instances that live; this one joins them. */
  living: string[] = [],
): Promise<Bench> {
  const config = storyConfig();
  const fetch = () => Promise.reject(new Error("nobody calls out here"));
  const life = createGeneration({ store, clock, fetch, others: () => living });
  living.push(life.store.instance);
  const attempts: Bench["attempts"] = [];
  let salt = 0;
  const engine = createEngine({
    store: life.store,
    clock: life.clock,
    entropy: { token: () => `salt-${(salt += 1)}` },
    circumstances: circumstancesOf(config, () => ({ means: [SLACK_MEANS], rules: {} })),
  });
  const perform = async (effect: Effect, performance: Performance): Promise<Learnt> => {
    attempts.push({ effect, performance, at: clock.now() });
    return answer(effect, performance);
  };
  const performers = Object.fromEntries(effectKinds.map((kind) => [kind, perform])) as unknown as Performers;
  const works = { incident: incidentWork(engine, performers) };
  const quiet = () => undefined;
  const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const outbox = createOutbox({ store: life.store, clock: life.clock, engine, works, logger });
  const heartbeat = createHeartbeat({ store: life.store, clock: life.clock, works, logger });
  await outbox.start();
  heartbeat.start();
  const settle = async (): Promise<void> => {
    for (let turns = 0; turns < 6;) {
      await new Promise((resolve) => setImmediate(resolve));
      turns = life.busy() > 0 ? 0 : turns + 1;
    }
  };
  await settle();
  onTestFinished(() => life.end());
  return { engine, outbox, heartbeat, clock, life, attempts, settle, passes: (ms) => clock.pass(ms, settle) };
}

export const ben = { kind: "person", id: "U0BEN", standing: "member" } as const;
export const linus = { kind: "person", id: "U0LINUS", standing: "member" } as const;

export function declaration(change: Partial<Declare> = {}): Declare {
  return { ...checkout, ...change };
}
