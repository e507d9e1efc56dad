import { claimDueEffects, earliestDueEffect } from "../../src/store/effect-leases.ts";
import { effectsOf, enqueueEffects, type NewEffect } from "../../src/store/effect-rows.ts";
import type { Store } from "../../src/store/store.ts";

export const NOW = 1_700_000_000_000;
export const SECOND = 1_000;

export function effect(id: string, rest: Partial<NewEffect> = {}): NewEffect {
  return {
    id,
    stream: "incident:1",
    lane: "incident:1:card",
    kind: "post_card",
    payload: "{}",
    urgent: false,
    runAt: NOW,
    dueAt: null,
    replaces: false,
    ...rest,
  };
}

/** The outbox as a worker of one instance uses it. */
export function worker(store: Store, owner = "one") {
  return {
    queue: (...effects: NewEffect[]) => store.transaction((tx) => enqueueEffects(tx, effects, NOW, null)),
    queueAndTake: (...effects: NewEffect[]) =>
      store.transaction((tx) => enqueueEffects(tx, effects, NOW, { owner, until: NOW + 4 * SECOND })),
    take: (now = NOW, limit = 100, only?: "urgent" | "ordinary") =>
      store.transaction((tx) =>
        claimDueEffects(tx, { now, limit, lease: { owner, until: now + 4 * SECOND }, ...(only && { only }) }),
      ),
    earliest: () => store.read((tx) => earliestDueEffect(tx)),
    all: () => store.read((tx) => effectsOf(tx, "incident:1")),
  };
}

export const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);
