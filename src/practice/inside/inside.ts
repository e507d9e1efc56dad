import type { Store } from "../../store/store.ts";
import type { BotLives } from "../bot-lives.ts";
import type { InsideView } from "../page/wire-inside.ts";
import type { PracticeClock } from "../practice-clock.ts";
import type { PracticeSlack } from "../slack/practice-slack.ts";
import { createWatchers } from "../watchers.ts";
import { callView } from "./call-view.ts";
import { readInside } from "./read-inside.ts";

/** So many calls are shown. */
const MOST_CALLS = 60;
/** Changes within so many milliseconds are told of together. */
const TOGETHER = 200;

/** What goes on inside the bot: read from its database, and from the wire between it and Slack. Neither needs it alive. */
export interface Inside {
  /** About the incident of a channel; about everything where it is of none. */
  read(channel: string): Promise<InsideView>;
  /** Calls back soon after something has changed. Returns how to stop that. */
  watch(listener: () => void): () => void;
  stop(): void;
}

interface InsidePorts {
  store: Store;
  clock: PracticeClock;
  lives: BotLives;
  slack: PracticeSlack;
}

export function createInside({ store, clock, lives, slack }: InsidePorts): Inside {
  const watchers = createWatchers();
  let callOff: (() => void) | null = null;
  const changed = (): void => {
    if (!watchers.any()) return;
    callOff ??= clock.after(TOGETHER, () => {
      callOff = null;
      watchers.tell();
    });
  };
  const stops = [store.onWake(changed), slack.watchCalls(changed), clock.watch(changed), lives.watch(changed)];

  const nameOf = (channel: string): string | null => {
    const found = slack.channel(channel);
    return found === undefined || found.name === "" ? null : `#${found.name}`;
  };

  return {
    async read(channel) {
      const circumstances = lives.isRunning() ? lives.bot.parts.circumstances : null;
      const found = await store.read((tx) => readInside(tx, { channel, circumstances, now: clock.now() }));
      const calls = slack.calls.slice(-MOST_CALLS).toReversed();
      return { ...found, calls: calls.map((call) => callView(call, nameOf)), machineNow: clock.machineNow() };
    },
    watch: watchers.watch,
    stop() {
      callOff?.();
      stops.forEach((stop) => stop());
    },
  };
}
