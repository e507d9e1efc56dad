/** What the server and the page say to each other about time and trouble. Types alone. */
import type { DeadlineName } from "../../incident/deadlines.ts";
import type { Speed } from "../practice-clock.ts";

export type { Speed } from "../practice-clock.ts";
export type TroubleName = "slackDown" | "rateLimits" | "lostAnswers" | "duplicates";

/** Something that happens by itself at an instant. */
export interface Upcoming {
  /** Incident time, epoch milliseconds. */
  at: number;
  /** A deadline of an incident; of a team's rota; the end of somebody's rehearsal; the next turn in a drill; or one that can't be named while the bot is dead. */
  what: DeadlineName | "rota" | "rehearsal" | "drill" | "unnamed";
  incident: number | null;
  /** A team's name, or a user id. */
  whose: string | null;
}

export interface ControlsView {
  /** How fast incident time runs. */
  speed: Speed;
  /** How fast it was told to run. */
  chosen: Speed;
  /** What happens next by itself; null where nothing does within a week. */
  next: Upcoming | null;
  trouble: Record<TroubleName, boolean>;
  /** Whether the bot lives. */
  running: boolean;
}
