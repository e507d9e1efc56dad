import type { Clock, Instant } from "../../clock.ts";
import { PRACTICE_BOT, practiceChannels } from "../cast.ts";
import type { FirstChannel, Person } from "../cast.ts";
import { createWatchers } from "../watchers.ts";
import type { Actor } from "./actor.ts";
import { addChannel } from "./channels.ts";
import { permalink } from "./chat-methods.ts";
import { createActor } from "./client.ts";
import { Courier } from "./courier.ts";
import type { Deliver } from "./delivery.ts";
import { createFaults } from "./faults.ts";
import type { Faults } from "./faults.ts";
import { FrontDoor } from "./front-door.ts";
import { addPerson } from "./people.ts";
import { createRandom } from "../../random.ts";
import type { Canvas, Channel, Message, SavedState, StoredFile } from "./state.ts";
import { messagesOf } from "./timeline.ts";
import { Workspace } from "./workspace.ts";

export interface PracticeSlackOptions {
  clock: Clock;
  cast: readonly Person[];
  /** The channels of the first day; in English when left out. */
  channels?: readonly FirstChannel[];
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
  /** When it took effect, which may be after the caller has given up. */
  appliedAt?: Instant;
  /** Of HTTP; null where the connection broke, undefined while under way. */
  status?: number | null;
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
  /** The latest Web API calls, some ten thousand at most, oldest first. */
  readonly calls: readonly WebApiCall[];
  /** Calls back after each change. Returns how to stop. */
  watch(listener: (change: Change) => void): () => void;
  /** Calls back whenever a Web API call begins or ends. Returns how to stop. */
  watchCalls(listener: () => void): () => void;
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
  /** Links, response URLs and files point to `origin` from now on; `openSocket` gives the address of a Socket Mode connection. */
  serveAt(address: { origin: string; openSocket?: () => string }): void;
}

export function createPracticeSlack(options: PracticeSlackOptions): PracticeSlack {
  const state = options.state === undefined ? emptyState(options) : structuredClone(options.state);
  const random = createRandom(state);
  const workspace = new Workspace(options, state, random, createFaults(random));
  workspace.courier = new Courier(workspace);
  if (options.state === undefined) furnish(workspace, options.channels ?? practiceChannels);
  const door = new FrontDoor(workspace);
  const actors = new Map<string, Actor>();
  const callWatchers = createWatchers();
  door.onCall = callWatchers.tell;
  const idle = () => door.underWay() === 0 && workspace.courier.underWay().deliveries === 0;
  const quiet = createQuiet(idle);
  workspace.courier.onQuiet = quiet.look;
  door.onQuiet = quiet.look;

  return {
    fetch: door.fetch,
    connectBot: (deliver) => workspace.courier.connect(deliver),
    person(id) {
      const actor = actors.get(id) ?? createActor(workspace, id);
      actors.set(id, actor);
      return actor;
    },
    faults: workspace.faults,
    calls: door.calls,
    watch: (listener) => workspace.watch(listener),
    watchCalls: callWatchers.watch,
    snapshot: () => structuredClone(state),
    idle,
    whenIdle: quiet.whenIdle,
    pending: () => ({ calls: door.underWay(), ...workspace.courier.underWay() }),
    joins: (person) => addPerson(workspace, person),
    people: () => state.people,
    channels: () => state.channels,
    channel: (idOrName) => workspace.findChannel(idOrName),
    messages: (channel) => messagesOf(workspace, workspace.channel(channel).id),
    file: (id) => state.files[id],
    files: () => Object.values(state.files),
    canvases: () => state.canvases,
    permalink: (channel, ts) => permalink(workspace, workspace.channel(channel).id, ts),
    serveAt(address) {
      workspace.address = address;
    },
  };
}

function emptyState(options: PracticeSlackOptions): SavedState {
  return {
    version: 1,
    counters: {},
    lastTs: 0,
    random: options.seed ?? 1,
    people: structuredClone([...options.cast]),
    channels: [],
    messages: {},
    ephemerals: [],
    files: {},
    modals: {},
    homes: {},
    messageValues: {},
    triggers: [],
    responseUrls: [],
    canvases: [],
  };
}

/** The channels of the first day, with whoever belongs there. */
function furnish(workspace: Workspace, channels: readonly FirstChannel[]): void {
  const everybody: Pick<Person, "id" | "channels">[] = [
    ...workspace.state.people,
    { id: PRACTICE_BOT.userId, channels: PRACTICE_BOT.channels },
  ];
  for (const { name, topic, creator } of channels) {
    const members = everybody.filter((it) => it.channels.includes(name)).map((it) => it.id);
    addChannel(workspace, { kind: "public", name, creator, members, topic });
  }
}

/** Lets callers wait until nothing is under way, also for what follows in the same turn. */
function createQuiet(idle: () => boolean): { look: () => void; whenIdle: () => Promise<void> } {
  let waiters: (() => void)[] = [];
  const look = () => {
    if (waiters.length === 0 || !idle()) return;
    const released = waiters;
    waiters = [];
    for (const release of released) release();
  };
  const whenIdle = async (): Promise<void> => {
    do {
      if (!idle()) await new Promise<void>((resolve) => waiters.push(resolve));
      // One answer often sets off the next call; a few turns let it begin.
      for (let turn = 0; turn < TURNS_OF_GRACE; turn += 1) await Promise.resolve();
    } while (!idle());
  };
  return { look, whenIdle };
}

const TURNS_OF_GRACE = 200;
