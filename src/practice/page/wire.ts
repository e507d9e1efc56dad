/** What the server and the page say to each other. Types alone. */
import type { Channel, Message, OpenView, SlackFile } from "../slack/state.ts";
import type { PhoneGlance } from "./wire-phones.ts";
import type { Prose } from "./prose.ts";

export type { Outcome, Place } from "../slack/actor.ts";
export type { Message, OpenView, SlackFile } from "../slack/state.ts";

export interface Human {
  id: string;
  handle: string;
  /** As shown above their messages. */
  name: string;
  /** What they do, in words. */
  role: string;
  standing: "member" | "admin" | "guest" | "single_channel_guest" | "external" | "bot";
  korean: boolean;
}

export interface ShownChannel extends Channel {
  unread: number;
  mentions: number;
  /** Everything up to this timestamp has been seen. */
  readTo: string;
  latest: string | null;
  /** Who is at the other end of a direct message. */
  peer: string | null;
}

export interface SlashCommand {
  command: string;
  /** What it does, in a few words. */
  hint: string;
  verbs: readonly { name: string; hint: string }[];
}

export interface Shortcut {
  callbackId: string;
  name: string;
  kind: "message" | "global";
}

export interface Workspace {
  /** The workspace's clock, epoch milliseconds. */
  now: number;
  /** How fast it runs. */
  speed: number;
  team: string;
  me: string;
  bot: string;
  people: Human[];
  channels: ShownChannel[];
  /** Public channels the person is not in. */
  others: { id: string; name: string }[];
  commands: readonly SlashCommand[];
  shortcuts: readonly Shortcut[];
  modals: OpenView[];
  home: OpenView | null;
  phones: PhoneGlance[];
  /** The scenario that is being played, or was last. */
  drill: DrillNow | null;
}

/** A text in both languages of the page. */
export interface Both {
  en: string;
  ko: string;
}

export interface DrillNow {
  title: Both;
  /** The role a live person plays, and as whom; null: everybody watches. */
  live: { role: string; person: string } | null;
  /** The war room's channel. */
  room: string | null;
  /** What the live person is asked to do now. */
  prompts: string[];
  ended: "over" | "outOfTime" | "stopped" | null;
  score: { points: number; of: number } | null;
}

export interface ScenarioView {
  name: string;
  title: Both;
  summary: Both;
  roles: { role: string; handle: string; does: Both }[];
}

/** How the drill was handled, to be read. */
export interface DebriefView {
  points: number;
  of: number;
  measures: { name: string; figure: string; target: string; points: number; of: number; advice: string }[];
}

/** A stretch of a channel or thread, oldest first. */
export interface Stretch {
  messages: Message[];
  earlier: boolean;
  later: boolean;
}

/** That something changed, and where. */
export interface Hint {
  kind: string;
  now: number;
  speed: number;
  channel?: string;
  ts?: string;
  person?: string;
}

export interface FileView {
  file: SlackFile;
  text: string;
  /** Where the file is Markdown. */
  prose: Prose | null;
}
