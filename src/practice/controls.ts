import { DAY } from "../clock.ts";
import type { Store } from "../store/store.ts";
import type { BotLives } from "./bot-lives.ts";
import type { Drills } from "./drills/drills.ts";
import { upcoming } from "./inside/upcoming.ts";
import type { ControlsView, Upcoming } from "./page/wire-controls.ts";
import type { PracticeClock } from "./practice-clock.ts";
import type { Trouble } from "./trouble.ts";

/** What is farther away, such as the end of a rota nobody else is in, isn't worth losing the present for: there is no way back. */
const FARTHEST_JUMP = 7 * DAY;

export interface ControlsPorts {
  store: Store;
  clock: PracticeClock;
  trouble: Trouble;
  lives: BotLives;
  drills: Pick<Drills, "isWaiting" | "next" | "watch">;
}

/** What one can do to the practice workspace from outside: to its time, its bot, and what lies between bot and Slack. */
export interface Controls extends Pick<ControlsPorts, "clock" | "trouble" | "lives"> {
  view(): Promise<ControlsView>;
  /** Goes to what happens next by itself; nowhere where nothing does within a week. */
  jump(): Promise<void>;
  /** No more trouble, and the bot lives. */
  endAllTrouble(): Promise<void>;
  /** Calls back after each change. Returns how to stop that. */
  watch(listener: () => void): () => void;
}

export function createControls({ store, clock, trouble, lives, drills }: ControlsPorts): Controls {
  // Whoever is asked for something reads and thinks as fast as ever.
  drills.watch(() => clock.waitForPeople(drills.isWaiting()));

  async function next(): Promise<Upcoming | null> {
    const now = clock.now();
    const circumstances = lives.isRunning() ? lives.bot.parts.circumstances : null;
    const waited = await store.read((tx) => upcoming(tx, { circumstances, now, number: null }));
    const turn = drills.next();
    const played: Upcoming[] = turn === null ? [] : [{ at: turn, what: "drill", incident: null, whose: null }];
    const later = [...played, ...waited].filter(({ at }) => at > now && at <= now + FARTHEST_JUMP);
    return later.toSorted((left, right) => left.at - right.at)[0] ?? null;
  }

  return {
    clock,
    trouble,
    lives,
    async view() {
      return {
        speed: clock.speed(),
        chosen: clock.chosen(),
        next: await next(),
        trouble: trouble.all(),
        running: lives.isRunning(),
      };
    },
    async jump() {
      const to = await next();
      if (to !== null) clock.jumpTo(to.at);
    },
    async endAllTrouble() {
      trouble.endAll();
      await lives.bot.start();
    },
    watch(listener) {
      const stops = [clock, trouble, lives].map((each) => each.watch(listener));
      return () => stops.forEach((stop) => stop());
    },
  };
}
