import { z } from "zod";
import type { Instant } from "../../clock.ts";
import { PRACTICE_BOT, PRACTICE_TEAM } from "../cast.ts";
import type { Person } from "../cast.ts";
import type { Drills } from "../drills/drills.ts";
import type { PracticeSlack } from "../slack/practice-slack.ts";
import type { Channel, Message, OpenView } from "../slack/state.ts";
import type { Human, PhoneCall, Shortcut, ShownChannel, SlashCommand, Stretch, Workspace } from "../page/wire.ts";
import { readMarkdown } from "./markdown.ts";
import type { Phones } from "./phones.ts";
import type { ReadMarks } from "./read-marks.ts";

export interface Sight {
  slack: PracticeSlack;
  marks: ReadMarks;
  phones: Phones;
  commands: readonly SlashCommand[];
  shortcuts: readonly Shortcut[];
  /** Whether a direct message is a page that waits for an answer, and so makes a phone ring. */
  isPage: (message: Message) => boolean;
  /** Scenarios to play; null where there is no bot to play them with. */
  drills: Drills | null;
}

/** Everything around the messages: the rail, open modals, the home tab, ringing phones. */
export function workspaceFor(sight: Sight, me: string, now: Instant): Workspace {
  const { slack } = sight;
  const actor = slack.person(me);
  const mine = actor.channels();
  const inside = new Set(mine.map((channel) => channel.id));
  return {
    now,
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
    modals: actor.modals().map(withProse),
    home: actor.home() ?? null,
    drill: sight.drills?.now() ?? null,
    calls: ringingCalls(sight),
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
  return { messages: all.slice(first, last).map(readable), earlier: first > 0, later: last < all.length };
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

function readable(message: Message): Message {
  return message.blocks === undefined ? message : { ...message, blocks: message.blocks.map(withMarkdownRead) };
}

function withProse(open: OpenView): OpenView {
  return { ...open, view: { ...open.view, blocks: open.view.blocks.map(withMarkdownRead) } };
}

// Markdown is read here, so that the page needs no parser and gets a tree instead of HTML.
function withMarkdownRead(block: Record<string, unknown>): Record<string, unknown> {
  if (block["type"] !== "markdown" || typeof block["text"] !== "string") return block;
  return { ...block, prose: readMarkdown(block["text"]) };
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

/**
 * Everybody's phones, whoever looks: in practice one person plays them all. One phone rings once: what came by direct
 * message shows how the call stands, so a call of the same incident by another way only lends its link.
 */
function ringingCalls(sight: Sight): PhoneCall[] {
  const direct = calledByDirectMessage(sight);
  const ringing = sight.phones.ringing();
  const pages = direct.filter(({ message }) => sight.isPage(message));
  const apart = ringing.filter((ring) => !direct.some((call) => call.person === ring.person && isAbout(ring, call)));
  return [
    ...pages.map((call): PhoneCall => {
      const ring = ringing.find((each) => each.person === call.person && isAbout(each, call));
      const page = { channel: call.channel, message: readable(call.message) };
      const id = `${call.channel}:${call.message.ts}`;
      return { id, person: call.person, title: call.message.text, body: "", ackUrl: ring?.ackUrl ?? null, page };
    }),
    ...apart.map(({ id, person, title, body, ackUrl }): PhoneCall => {
      return { id, person, title, body, ackUrl: ackUrl ?? null, page: null };
    }),
  ];
}

interface DirectCall {
  person: string;
  channel: string;
  message: Message;
}

function isAbout({ incident }: { incident?: string }, { message }: DirectCall): boolean {
  return incident !== undefined && callSurface(message).startsWith(`${incident}/call/`);
}

/** `INC-42/call/0/U0ADA` for a call, whether it still rings or has become one line; else nothing. */
function callSurface({ metadata }: Message): string {
  const surface = metadata?.event_payload["surface"];
  return typeof surface === "string" ? surface : "";
}

function calledByDirectMessage({ slack, isPage }: Sight): DirectCall[] {
  const botDirect = slack
    .channels()
    .filter((channel) => channel.kind === "im" && channel.members.includes(PRACTICE_BOT.userId));
  return botDirect.flatMap((channel) => {
    const person = channel.members.find((member) => member !== PRACTICE_BOT.userId);
    if (person === undefined) return [];
    return slack
      .messages(channel.id)
      .slice(-20)
      .filter((message) => message.user === PRACTICE_BOT.userId)
      .filter((message) => isPage(message) || callSurface(message).includes("/call/"))
      .map((message): DirectCall => ({ person, channel: channel.id, message }));
  });
}
