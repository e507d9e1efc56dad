import type { Clock, Instant } from "../../clock.ts";
import type { Person } from "../cast.ts";
import type { Actor } from "./actor.ts";
import type { Deliver } from "./delivery.ts";
import type { Faults } from "./faults.ts";
import type { Canvas, Channel, Message, SavedState, StoredFile } from "./state.ts";

export interface PracticeSlackOptions {
  clock: Clock;
  cast: readonly Person[];
  /** What the bot's token may do. */
  botScopes: readonly string[];
  /** A snapshot to carry on from. */
  state?: SavedState;
  /** Of the generator behind every probability. */
  seed?: number;
  /** The bot events subscribed to; every one when left out. */
  events?: readonly string[];
  /** The slash commands there are; every one when left out. */
  commands?: readonly string[];
  /** Where links, response URLs and files point; Slack's own hosts when left out. */
  origin?: string;
  /** Slack's Delayed Events: hourly retries for a day after the first three. */
  delayedEvents?: boolean;
}

export interface WebApiCall {
  method: string;
  /** The arguments as parsed, without the token. */
  args: Record<string, unknown>;
  /** What was answered; undefined while under way or when no answer came. */
  result?: Record<string, unknown>;
  /** Machine time. */
  startedAt: Instant;
  tookMs?: number;
}

/** Something changed in the workspace; read the new state through the workspace or an actor. */
export interface Change {
  kind:
    | "message"
    | "ephemeral"
    | "channel"
    | "membership"
    | "reaction"
    | "pin"
    | "bookmark"
    | "file"
    | "modal"
    | "home"
    | "person"
    | "canvas"
    | "bot";
  channel?: string;
  ts?: string;
  /** Whom alone it concerns: an ephemeral's reader, a modal's owner. */
  person?: string;
}

/** A Slack workspace inside the process. */
export interface PracticeSlack {
  /** Everything the bot says to Slack: Web API, response URLs, uploads, private downloads. */
  readonly fetch: typeof globalThis.fetch;
  /** The bot is up and takes payloads from now on. Returns how to disconnect it. */
  connectBot(deliver: Deliver): () => void;
  person(id: string): Actor;
  readonly faults: Faults;
  /** Every Web API call, oldest first. */
  readonly calls: readonly WebApiCall[];
  /** Calls back after each change. Returns how to stop. */
  watch(listener: (change: Change) => void): () => void;
  snapshot(): SavedState;
  /** Nothing is under way between bot and Slack. Retries that wait for their time don't count. */
  idle(): boolean;
  whenIdle(): Promise<void>;
  /** How much is under way, and how many retries and delayed payloads wait for their time. */
  pending(): { calls: number; deliveries: number; waiting: number };

  /** Adds somebody to the workspace (team_join). */
  joins(person: Person): void;
  people(): readonly Person[];
  channels(): readonly Channel[];
  /** By id or "#name"; undefined when there is none. */
  channel(idOrName: string): Channel | undefined;
  /** All there is in a channel, replies included, ephemerals not, oldest first. */
  messages(channel: string): readonly Message[];
  file(id: string): StoredFile | undefined;
  files(): readonly StoredFile[];
  canvases(): readonly Canvas[];
  permalink(channel: string, ts: string): string;
}

export function createPracticeSlack(options: PracticeSlackOptions): PracticeSlack {
  void options;
  throw new Error("not built yet");
}
