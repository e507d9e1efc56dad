import type { Clock, Instant } from "../../clock.ts";
import { PARTNER_TEAM, PRACTICE_BOT, PRACTICE_TEAM } from "../cast.ts";
import type { Person } from "../cast.ts";
import type { Courier } from "./courier.ts";
import { SlackFailure } from "./failure.ts";
import type { FaultBox } from "./faults.ts";
import type { Change, PracticeSlackOptions } from "./practice-slack.ts";
import type { Random } from "../../random.ts";
import type { Channel, SavedState } from "./state.ts";

/** What every feature of the practice Slack works on: the state, ids, time, and the way out to listeners and the bot. */
export class Workspace {
  readonly state: SavedState;
  readonly clock: Clock;
  readonly random: Random;
  readonly faults: FaultBox;
  readonly options: PracticeSlackOptions;
  /** Set once, right after construction: courier and workspace know each other. */
  courier!: Courier;
  /** Where the workspace is served, when it isn't at Slack's own hosts. */
  address: { origin?: string; openSocket?: () => string };
  /** Machine time of each channel's creation, for the race of two creates. */
  readonly channelBornAt = new Map<string, Instant>();
  /** Messages that wait for their time; like Slack's own timers they don't survive the process. */
  readonly scheduled = new Map<string, Scheduled>();
  readonly #listeners = new Set<(change: Change) => void>();

  constructor(options: PracticeSlackOptions, state: SavedState, random: Random, faults: FaultBox) {
    this.options = options;
    this.address = options.origin === undefined ? {} : { origin: options.origin };
    this.clock = options.clock;
    this.state = state;
    this.random = random;
    this.faults = faults;
  }

  watch(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  nextNumber(kind: string): number {
    const next = (this.state.counters[kind] ?? 0) + 1;
    this.state.counters[kind] = next;
    return next;
  }

  /** The next id with Slack's prefix for its kind: C, D, F, V, Ev, … */
  nextId(prefix: string): string {
    return `${prefix}0${this.nextNumber(prefix).toString(36).toUpperCase().padStart(8, "0")}`;
  }

  /** A timestamp in Slack's form that no other message has, later than all before. */
  nextTs(): string {
    this.state.lastTs = Math.max(this.clock.now() * 1000, this.state.lastTs + 1);
    const micros = String(this.state.lastTs).padStart(16, "0");
    return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
  }

  nowSeconds(): number {
    return Math.floor(this.clock.now() / 1000);
  }

  get scopes(): string[] {
    return this.options.botScopes.filter((scope) => !this.faults.missingScopes.has(scope));
  }

  /** Where Slack's web pages are, for links. */
  get webOrigin(): string {
    return this.address.origin ?? `https://${PRACTICE_TEAM.domain}.slack.com`;
  }

  get filesOrigin(): string {
    return this.address.origin ?? "https://files.slack.com";
  }

  get hooksOrigin(): string {
    return this.address.origin ?? "https://hooks.slack.com";
  }

  findPerson(id: string): Person | undefined {
    return id === PRACTICE_BOT.userId ? botPerson : this.state.people.find((it) => it.id === id);
  }

  person(id: string): Person {
    const found = this.findPerson(id);
    if (found === undefined) throw new SlackFailure("user_not_found");
    return found;
  }

  teamOf(person: Person): string {
    return person.standing === "external" ? PARTNER_TEAM.id : PRACTICE_TEAM.id;
  }

  /** By id, "#name" or name. */
  findChannel(idOrName: string): Channel | undefined {
    const name = idOrName.replace(/^#/, "");
    return (
      this.state.channels.find((it) => it.id === idOrName) ??
      this.state.channels.find((it) => it.name === name && name !== "")
    );
  }

  channel(idOrName: string): Channel {
    const found = this.findChannel(idOrName);
    if (found === undefined) throw new SlackFailure("channel_not_found");
    return found;
  }

  /** The channel as somebody may know of it: a private one only from inside. */
  channelSeenBy(person: string, idOrName: string): Channel {
    const channel = this.channel(idOrName);
    if (channel.kind !== "public" && !channel.members.includes(person)) throw new SlackFailure("channel_not_found");
    return channel;
  }
}

interface Scheduled {
  id: string;
  channel_id: string;
  post_at: number;
  text: string;
  callOff: () => void;
}

const botPerson: Person = {
  id: PRACTICE_BOT.userId,
  name: PRACTICE_BOT.name,
  realName: PRACTICE_BOT.realName,
  standing: "bot",
  channels: PRACTICE_BOT.channels,
};
