import { z } from "zod";
import { joinedChannel } from "./access.ts";
import { withoutMetadata } from "./chat-methods.ts";
import { SlackFailure } from "./failure.ts";
import { flag, method, text, whole } from "./method.ts";
import type { Channel, Json, Message } from "./state.ts";
import { findMessage, messagesOf, repliesTo } from "./timeline.ts";

const MOST = 999;

const span = {
  channel: text,
  oldest: text.optional(),
  latest: text.optional(),
  inclusive: flag.optional(),
  limit: whole.optional(),
  cursor: text.optional(),
  include_all_metadata: flag.optional(),
};
const historyArgs = z.object(span);
const repliesArgs = z.object({ ...span, ts: text });

export const historyMethods = [
  method("conversations.history", historyArgs, (workspace, args) => {
    const channel = joinedChannel(workspace, args.channel);
    const inChannel = messagesOf(workspace, channel.id).filter((it) => isTopLevel(it) && within(it.ts, args));
    const newestFirst = inChannel.toReversed();
    return {
      ...paged(newestFirst, args, 100, channel),
      pin_count: channel.pins.length,
      channel_actions_ts: null,
      channel_actions_count: 0,
    };
  }),
  method("conversations.replies", repliesArgs, (workspace, args) => {
    const channel = joinedChannel(workspace, args.channel);
    const first = findMessage(workspace, channel.id, args.ts);
    if (first === undefined) throw new SlackFailure("thread_not_found");
    const replies = repliesTo(workspace, channel.id, first.ts).filter((it) => within(it.ts, args));
    const answer = paged(replies, args, MOST, channel);
    // Every page starts with the thread's first message.
    return { ...answer, messages: [shown(first, args, channel), ...answer.messages] };
  }),
];

const isTopLevel = (message: Message) =>
  message.thread_ts === undefined || message.thread_ts === message.ts || message.subtype === "thread_broadcast";

function within(ts: string, args: z.output<typeof historyArgs>): boolean {
  const oldest = normal(args.oldest ?? "0");
  const latest = args.latest === undefined ? undefined : normal(args.latest);
  const at = Number(ts);
  if (args.inclusive === true) return at >= oldest && (latest === undefined || at <= latest);
  return at > oldest && (latest === undefined || at < latest);
}

function normal(ts: string): number {
  const parsed = Number(ts);
  if (Number.isNaN(parsed)) throw new SlackFailure("invalid_ts_oldest");
  return parsed;
}

function paged(messages: Message[], args: z.output<typeof historyArgs>, standard: number, channel: Channel) {
  const limit = Math.min(Math.max(args.limit ?? standard, 1), MOST);
  const from = startOf(messages, args.cursor);
  const slice = messages.slice(from, from + limit);
  const next = messages[from + limit];
  const more =
    next === undefined
      ? {}
      : { response_metadata: { next_cursor: Buffer.from(`next_ts:${next.ts}`).toString("base64") } };
  return { messages: slice.map((it) => shown(it, args, channel)), has_more: next !== undefined, ...more };
}

/** The cursor names the message it goes on with, so that newer messages don't shift the pages. */
function startOf(messages: Message[], cursor: string | undefined): number {
  if (cursor === undefined || cursor === "") return 0;
  const ts = Buffer.from(cursor, "base64").toString().replace("next_ts:", "");
  const at = messages.findIndex((it) => it.ts === ts);
  if (at < 0) throw new SlackFailure("invalid_cursor");
  return at;
}

function shown(message: Message, args: z.output<typeof historyArgs>, channel: Channel): Json {
  const kept = args.include_all_metadata === true ? structuredClone(message) : withoutMetadata(message);
  const pinned = channel.pins.some((it) => it.ts === message.ts) ? { pinned_to: [channel.id] } : {};
  return { ...kept, ...pinned };
}
