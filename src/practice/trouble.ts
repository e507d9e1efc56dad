import type { TroubleName } from "./page/wire-controls.ts";
import type { Faults } from "./slack/faults.ts";
import { createWatchers } from "./watchers.ts";

/** What can be made to go wrong between Slack and the bot, and is so until it is ended. */
export interface Trouble {
  /** Which of it is on. */
  all(): Record<TroubleName, boolean>;
  set(name: TroubleName, on: boolean): void;
  endAll(): void;
  /** Calls back after each change. Returns how to stop that. */
  watch(listener: () => void): () => void;
}

/** How each begins; it returns how it ends. */
const begins: Readonly<Record<TroubleName, (faults: Faults) => () => void>> = {
  slackDown: (faults) => faults.down(),
  // Now and then a call comes through, as in a real storm.
  rateLimits: (faults) => faults.inject({ mishap: { kind: "rate_limited", retryAfterSeconds: 2 }, probability: 0.8 }),
  lostAnswers: (faults) => faults.inject({ mishap: { kind: "lost_answer" }, probability: 0.5 }),
  duplicates: (faults) => {
    faults.deliveries.duplicate = 1;
    return () => {
      faults.deliveries.duplicate = 0;
    };
  },
};

export const troubleNames = Object.keys(begins) as TroubleName[];

export function createTrouble(faults: Faults): Trouble {
  const underWay = new Map<TroubleName, () => void>();
  const watchers = createWatchers();
  const set = (name: TroubleName, on: boolean): void => {
    if (on === underWay.has(name)) return;
    if (on) {
      underWay.set(name, begins[name](faults));
      return;
    }
    underWay.get(name)?.();
    underWay.delete(name);
  };
  return {
    all: () =>
      Object.fromEntries(troubleNames.map((name) => [name, underWay.has(name)])) as Record<TroubleName, boolean>,
    set(name, on) {
      set(name, on);
      watchers.tell();
    },
    endAll() {
      for (const name of underWay.keys()) set(name, false);
      watchers.tell();
    },
    watch: watchers.watch,
  };
}
