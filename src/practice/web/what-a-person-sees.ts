import { z } from "zod";
import type { Instant } from "../../clock.ts";
import { PRACTICE_BOT, PRACTICE_TEAM } from "../cast.ts";
import type { Person } from "../cast.ts";
import type { Drills } from "../drills/drills.ts";
import type { PracticeSlack } from "../slack/practice-slack.ts";
import type { Channel, Message } from "../slack/state.ts";
import type { Human, Shortcut, ShownChannel, SlashCommand, Stretch, Workspace } from "../page/wire.ts";
import { glances, type PhoneSight } from "./phone-views.ts";
import type { ReadMarks } from "./read-marks.ts";
import { viewWithMarkdownRead, withMarkdownRead } from "./with-markdown-read.ts";

export interface Sight extends PhoneSight {
  marks: ReadMarks;
  commands: readonly SlashCommand[];
  shortcuts: readonly Shortcut[];
  /** Scenarios to play; null where there is no bot to play them with. */
  drills: Drills | null;
}

/** Everything around the messages: the rail, open modals, the home tab, telephones at a glance. */
export function workspaceFor(sight: Sight, me: string, time: { now: Instant; speed: number }): Workspace {
  const { slack } = sight;
  const actor = slack.person(me);
  const mine = actor.channels();
  const inside = new Set(mine.map((channel) => channel.id));
  return {
    ...time,
    team: PRACTICE_TEAM.name,
    me,
    bot: PRACTICE_BOT.userId,
    people: [...slack.people().map(human), bot()],
    channels: mine.map((channel) => shownChannel(sight, channel, me)),
    others: (isGuest(slack, me) ? [] : slack.channels())
      .filter((channel) => channel.kind === "public" && !channel.archived && !inside.has(channel.id))
      .map(({ id, name }) => ({ id, name })),
    commands: sight.commands,
    shortcuts: sight.shortcuts,
    modals: actor.modals().map(viewWithMarkdownRead),
    home: actor.home() ?? null,
    drill: sight.drills?.now() ?? null,
    phones: glances(sight, time.now),
  };
}

export const stretchSchema = z.object({
  as: z.string(),
  channel: z.string().max(100),
  thread: z.string().max(50).optional(),
  /** Only what is older than this timestamp. */
  before: z.string().max(50).optional(),
  /** From this timestamp on. */
  from: z.string().max(50).optional(),
  /** With this one in the middle. */
  around: z.string().max(50).optional(),
  limit: z.coerce.number().int().min(1).max(300).default(100),
});

/** A stretch of a channel or thread as the person sees it; the newest one unless said otherwise. */
export function stretchFor({ slack }: Sight, asked: z.infer<typeof stretchSchema>): Stretch {
  const { as, channel, thread, limit } = asked;
  const all = slack.person(as).messages(channel, thread === undefined ? {} : { threadTs: thread });
  const first = Math.max(0, firstOf(all, asked));
  const until = asked.before === undefined ? all.length : firstAt(all, asked.before);
  const last = Math.min(until, first + limit);
  return { messages: all.slice(first, last).map(withMarkdownRead), earlier: first > 0, later: last < all.length };
}

function firstOf(all: readonly Message[], { before, from, around, limit }: z.infer<typeof stretchSchema>): number {
  if (from !== undefined) return firstAt(all, from);
  if (around !== undefined) return Math.min(firstAt(all, around) - Math.floor(limit / 2), all.length - limit);
  return (before === undefined ? all.length : firstAt(all, before)) - limit;
}

function firstAt(messages: readonly Message[], ts: string): number {
  const index = messages.findIndex((message) => message.ts >= ts);
  return index === -1 ? messages.length : index;
}

function shownChannel(sight: Sight, channel: Channel, me: string): ShownChannel {
  const messages = sight.slack.messages(channel.id);
  const peer = channel.kind === "im" ? (channel.members.find((member) => member !== me) ?? null) : null;
  return {
    ...channel,
    ...sight.marks.unread(me, channel.id, messages),
    latest: messages.at(-1)?.ts ?? null,
    peer,
  };
}

// Guests and partners see the channels they were put in, and no others.
function isGuest(slack: PracticeSlack, me: string): boolean {
  const standing = slack.people().find((person) => person.id === me)?.standing;
  return standing !== "member" && standing !== "admin";
}

function human(person: Person): Human {
  return {
    id: person.id,
    handle: person.name,
    name: person.displayName ?? person.realName,
    role: person.title ?? "",
    standing: person.standing,
    korean: person.locale?.startsWith("ko") ?? false,
  };
}

function bot(): Human {
  return {
    id: PRACTICE_BOT.userId,
    handle: PRACTICE_BOT.name,
    name: PRACTICE_BOT.realName,
    role: "",
    standing: "bot",
    korean: false,
  };
}
