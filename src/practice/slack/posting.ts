import { PRACTICE_BOT, PRACTICE_TEAM } from "../cast.ts";
import { channelType, emitIn } from "./events.ts";
import { SlackFailure } from "./failure.ts";
import type { Channel, Message } from "./state.ts";
import { findMessage, messageAt, messagesOf, removeMessage, repliesTo } from "./timeline.ts";
import type { Workspace } from "./workspace.ts";

const MOST_EPHEMERALS = 500;

export type Draft = Omit<Message, "type" | "ts"> & { threadTs?: string; broadcast?: boolean };

/** Puts a message into a channel and tells the bot. A reply to a reply goes to the thread it belongs to. */
export function post(workspace: Workspace, channel: Channel, draft: Draft): Message {
  const { threadTs, broadcast, ...content } = draft;
  const parent = threadTs === undefined ? undefined : threadParent(workspace, channel, threadTs);
  const message: Message = { type: "message", ...content, ts: workspace.nextTs() };
  if (parent !== undefined) intoThread(workspace, channel, message, parent, broadcast === true);
  messagesOf(workspace, channel.id).push(message);
  announce(workspace, channel, message);
  return message;
}

/** The fields by which a message is the bot's. */
export function botAuthor() {
  return {
    user: PRACTICE_BOT.userId,
    bot_id: PRACTICE_BOT.botId,
    app_id: PRACTICE_BOT.appId,
    team: PRACTICE_TEAM.id,
    bot_profile: {
      id: PRACTICE_BOT.botId,
      app_id: PRACTICE_BOT.appId,
      user_id: PRACTICE_BOT.userId,
      name: PRACTICE_BOT.realName,
      icons: {},
      deleted: false,
      updated: 0,
      team_id: PRACTICE_TEAM.id,
    },
  };
}

function threadParent(workspace: Workspace, channel: Channel, threadTs: string): Message {
  const found = findMessage(workspace, channel.id, threadTs);
  if (found === undefined) throw new SlackFailure("cannot_reply_to_message");
  if (found.thread_ts === undefined || found.thread_ts === found.ts) return found;
  return messageAt(workspace, channel.id, found.thread_ts);
}

function intoThread(
  workspace: Workspace,
  channel: Channel,
  message: Message,
  parent: Message,
  broadcast: boolean,
): void {
  message.thread_ts = parent.ts;
  if (parent.user !== undefined) message.parent_user_id = parent.user;
  if (broadcast) {
    message.subtype = "thread_broadcast";
    message.root = structuredClone(parent);
  }
  countReplies(workspace, channel, parent, message);
}

function countReplies(workspace: Workspace, channel: Channel, parent: Message, added?: Message): void {
  const replies = [...repliesTo(workspace, channel.id, parent.ts), ...(added === undefined ? [] : [added])];
  const last = replies.at(-1);
  if (last === undefined) {
    for (const field of ["thread_ts", "reply_count", "reply_users_count", "latest_reply", "reply_users"] as const)
      delete parent[field];
    return;
  }
  const users = [...new Set(replies.map((it) => it.user ?? it.bot_id ?? ""))];
  Object.assign(parent, {
    thread_ts: parent.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: last.ts,
    reply_users: users.slice(0, 5),
  });
}

function announce(workspace: Workspace, channel: Channel, message: Message): void {
  const place = { channel: channel.id, event_ts: message.ts, channel_type: channelType[channel.kind] };
  emitIn(workspace, channel, { ...message, ...place });
  const mentioned = message.text.includes(`<@${PRACTICE_BOT.userId}`);
  // In a direct message Slack sends no app_mention: every word there is for the app.
  if (mentioned && message.user !== PRACTICE_BOT.userId && channel.kind !== "im" && message.subtype === undefined)
    emitIn(workspace, channel, { ...message, type: "app_mention", channel: channel.id, event_ts: message.ts });
  workspace.changed({ kind: "message", channel: channel.id, ts: message.ts });
}

/** Changes a message in place; the bot hears of it as message_changed. */
export function change(
  workspace: Workspace,
  channel: Channel,
  message: Message,
  content: Partial<Message>,
  by?: string,
): void {
  const previous = structuredClone(message);
  Object.assign(message, content);
  const ts = workspace.nextTs();
  if (by !== undefined) message.edited = { user: by, ts };
  emitChanged(workspace, channel, message, previous, ts);
}

function emitChanged(workspace: Workspace, channel: Channel, message: Message, previous: Message, ts: string): void {
  emitIn(workspace, channel, {
    type: "message",
    subtype: "message_changed",
    hidden: true,
    message: structuredClone(message),
    previous_message: previous,
    channel: channel.id,
    ts,
    event_ts: ts,
    channel_type: channelType[channel.kind],
  });
  workspace.changed({ kind: "message", channel: channel.id, ts: message.ts });
}

/** Deletes a message. A thread's first message leaves a tombstone as long as it has replies. */
export function remove(workspace: Workspace, channel: Channel, message: Message): void {
  const ts = workspace.nextTs();
  channel.pins = channel.pins.filter((it) => it.ts !== message.ts);
  if ((message.reply_count ?? 0) > 0) return entomb(workspace, channel, message, ts);
  removeMessage(workspace, channel.id, message.ts);
  if (message.thread_ts !== undefined) forgetReply(workspace, channel, message.thread_ts);
  emitIn(workspace, channel, {
    type: "message",
    subtype: "message_deleted",
    hidden: true,
    deleted_ts: message.ts,
    previous_message: message,
    channel: channel.id,
    ts,
    event_ts: ts,
    channel_type: channelType[channel.kind],
  });
  workspace.changed({ kind: "message", channel: channel.id, ts: message.ts });
}

function entomb(workspace: Workspace, channel: Channel, message: Message, ts: string): void {
  const previous = structuredClone(message);
  for (const field of [
    "blocks",
    "attachments",
    "files",
    "metadata",
    "reactions",
    "edited",
    "client_msg_id",
    "bot_id",
  ] as const)
    delete message[field];
  Object.assign(message, { subtype: "tombstone", text: "This message was deleted.", user: "USLACKBOT", hidden: true });
  emitChanged(workspace, channel, message, previous, ts);
}

function forgetReply(workspace: Workspace, channel: Channel, threadTs: string): void {
  const parent = findMessage(workspace, channel.id, threadTs);
  if (parent === undefined) return;
  countReplies(workspace, channel, parent);
  // A tombstone stays only for the replies' sake.
  if (parent.subtype === "tombstone" && parent.reply_count === undefined)
    removeMessage(workspace, channel.id, threadTs);
}

/** Shows a message to one person alone. It is in no history and makes no event. */
export function postEphemeral(workspace: Workspace, channel: string, person: string, draft: Draft): Message {
  const { threadTs, broadcast: _, ...content } = draft;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  const message: Message = { type: "message", ...content, ...thread, ts: workspace.nextTs(), is_ephemeral: true };
  // Slack forgets them at every reload; here the newest stay.
  workspace.state.ephemerals = [...workspace.state.ephemerals.slice(-MOST_EPHEMERALS), { channel, person, message }];
  workspace.changed({ kind: "ephemeral", channel, ts: message.ts, person });
  return message;
}
