import type { Actor } from "../../src/practice/slack/actor.ts";
import type { World } from "../world/world.ts";
import type { Ledger } from "./ledger.ts";
import type { Plan } from "./plan.ts";
import type { Random } from "./random.ts";
import type { SeedStore } from "./seed-store.ts";
import type { Stretch, Uptime } from "./uptime.ts";
import type { Watched } from "./wire.ts";

/** A simulated evening under way. */
export interface Run {
  world: World;
  plan: Plan;
  database: SeedStore;
  ledger: Ledger;
  uptime: Uptime;
  watched: Watched;
  story: string[];
  reached: Record<string, number>;
  begin: number;
  /** How long each process stays away when it dies in the midst of something. */
  downFor: Map<number, number>;
  /** Those that somebody is about to start again. */
  reviving: Set<number>;
  /** When the bot couldn't read in a room. */
  outOfRoom: (Stretch & { room: string })[];
  /** How to end what is broken. */
  troubles: Set<() => void>;
  random: Random;
}

/** A war room, if there is one. */
export function someRoom({ ledger, random }: Run): string {
  ledger.read();
  const rooms = [...ledger.all.values()].flatMap(({ states }) => states.at(-1)?.place?.channel ?? []);
  if (rooms.length === 0) throw new Error("there is no room yet");
  return random.pick(rooms);
}

/** Somebody who is in the channel and may do there what members may. */
export function memberOf({ world: { slack } }: Run, channel: string): Actor {
  const people = new Set(slack.people().map(({ id }) => id));
  const member = slack.channel(channel)!.members.find((id) => people.has(id));
  return slack.person(member ?? "");
}

/** Notes that something was really reached. */
export function count(run: Run, name: string): void {
  run.reached[name] = (run.reached[name] ?? 0) + 1;
}
