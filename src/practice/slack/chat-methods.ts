import { z } from "zod";
import { PRACTICE_BOT } from "../cast.ts";
import { channelToPostIn, joinedChannel, knownChannel, livelyChannel } from "./access.ts";
import { checkedContent } from "./content.ts";
import { SlackFailure } from "./failure.ts";
import { flag, method, object, objects, text, whole } from "./method.ts";
import { botAuthor, change, post, postEphemeral, remove } from "./posting.ts";
import type { Channel, Json, Message } from "./state.ts";
import { findMessage, messageAt } from "./timeline.ts";
import type { Workspace } from "./workspace.ts";

const content = {
  text: text.optional(),
  markdown_text: text.optional(),
  blocks: objects.optional(),
  attachments: objects.optional(),
  metadata: object.optional(),
};
const posted = z.object({
  channel: text,
  ...content,
  thread_ts: text.optional(),
  reply_broadcast: flag.optional(),
  username: text.optional(),
  icon_emoji: text.optional(),
  icon_url: text.optional(),
});

export const chatMethods = [
  method("chat.postMessage", posted, postMessage),
  method("chat.postEphemeral", posted.extend({ user: text }), (workspace, args) => {
    const channel = livelyChannel(workspace, args.channel);
    if (!channel.members.includes(workspace.person(args.user).id)) throw new SlackFailure("user_not_in_channel");
    const draft = { ...botAuthor(), ...written(workspace, args), ...thread(args) };
    return { message_ts: postEphemeral(workspace, channel.id, args.user, draft).ts };
  }),
  method("chat.update", z.object({ channel: text, ts: text, ...content }), (workspace, args) => {
    const channel = knownChannel(workspace, args.channel);
    if (channel.archived) throw new SlackFailure("is_archived");
    const message = ownMessage(workspace, channel, args.ts, "cant_update_message");
    if ((args.text?.length ?? 0) > 40_000) throw new SlackFailure("msg_too_long");
    const changes = checkedContent(workspace, args);
    if (Object.keys(changes).length === 0) throw new SlackFailure("no_text");
    change(workspace, channel, message, changes, PRACTICE_BOT.botId);
    return { channel: channel.id, ts: message.ts, text: message.text, message: withoutMetadata(message) };
  }),
  method("chat.delete", z.object({ channel: text, ts: text }), (workspace, args) => {
    const channel = knownChannel(workspace, args.channel);
    remove(workspace, channel, ownMessage(workspace, channel, args.ts, "cant_delete_message"));
    return { channel: channel.id, ts: args.ts };
  }),
  method("chat.getPermalink", z.object({ channel: text, message_ts: text }), (workspace, args) => {
    const channel = knownChannel(workspace, args.channel);
    return {
      channel: channel.id,
      permalink: permalink(workspace, channel.id, messageAt(workspace, channel.id, args.message_ts).ts),
    };
  }),
  method("chat.unfurl", z.object({ channel: text, ts: text, unfurls: object }), (workspace, args) => {
    const channel = joinedChannel(workspace, args.channel);
    const attachments = Object.entries(args.unfurls).map(([url, it]) => ({
      ...(it as Json),
      from_url: url,
      is_app_unfurl: true,
    }));
    change(workspace, channel, messageAt(workspace, channel.id, args.ts), { attachments });
    return {};
  }),
  method("chat.scheduleMessage", posted.extend({ post_at: whole }), (workspace, args) => {
    const channel = channelToPostIn(workspace, args.channel);
    const at = args.post_at * 1000;
    if (at <= workspace.clock.now()) throw new SlackFailure("time_in_past");
    if (at > workspace.clock.now() + 120 * 24 * 3_600_000) throw new SlackFailure("time_too_far");
    const id = workspace.nextId("Q");
    const callOff = workspace.clock.at(at, () => {
      workspace.scheduled.delete(id);
      postMessage(workspace, args);
    });
    workspace.scheduled.set(id, { id, channel_id: channel.id, post_at: args.post_at, text: args.text ?? "", callOff });
    return { channel: channel.id, scheduled_message_id: id, post_at: args.post_at, message: { text: args.text ?? "" } };
  }),
  method("chat.deleteScheduledMessage", z.object({ channel: text, scheduled_message_id: text }), (workspace, args) => {
    const found = workspace.scheduled.get(args.scheduled_message_id);
    if (found === undefined) throw new SlackFailure("invalid_scheduled_message_id");
    found.callOff();
    workspace.scheduled.delete(found.id);
    return {};
  }),
  method("chat.scheduledMessages.list", z.object({ channel: text.optional() }), (workspace, args) => ({
    scheduled_messages: [...workspace.scheduled.values()]
      .filter((it) => args.channel === undefined || it.channel_id === args.channel)
      .map(({ id, channel_id, post_at, text: said }) => ({ id, channel_id, post_at, text: said })),
    response_metadata: { next_cursor: "" },
  })),
];

function postMessage(workspace: Workspace, args: z.output<typeof posted>): Json {
  const channel = channelToPostIn(workspace, args.channel);
  const disguise = disguised(workspace, args);
  const message = post(workspace, channel, {
    ...botAuthor(),
    ...written(workspace, args),
    ...disguise,
    ...thread(args),
  });
  return { channel: channel.id, ts: message.ts, message: structuredClone(message) };
}

function written(workspace: Workspace, args: z.output<typeof posted>): Partial<Message> & { text: string } {
  const checked = checkedContent(workspace, args);
  const empty =
    (checked.text ?? "") === "" && (checked.blocks ?? []).length === 0 && (checked.attachments ?? []).length === 0;
  if (empty) throw new SlackFailure("no_text");
  return { ...checked, text: checked.text ?? "" };
}

function thread(args: { thread_ts?: string | undefined; reply_broadcast?: boolean | undefined }) {
  return args.thread_ts === undefined ? {} : { threadTs: args.thread_ts, broadcast: args.reply_broadcast === true };
}

function disguised(workspace: Workspace, args: z.output<typeof posted>): Partial<Message> {
  if (args.username === undefined && args.icon_emoji === undefined && args.icon_url === undefined) return {};
  // Without the scope Slack posts under the app's own name.
  if (!workspace.scopes.includes("chat:write.customize")) return {};
  const icons = {
    ...(args.icon_emoji === undefined ? {} : { emoji: args.icon_emoji }),
    ...(args.icon_url === undefined ? {} : { image_48: args.icon_url }),
  };
  return { subtype: "bot_message", username: args.username ?? PRACTICE_BOT.realName, icons };
}

function ownMessage(workspace: Workspace, channel: Channel, ts: string, refusal: string): Message {
  const message = findMessage(workspace, channel.id, ts);
  if (message === undefined || message.subtype === "tombstone") throw new SlackFailure("message_not_found");
  if (message.bot_id !== PRACTICE_BOT.botId) throw new SlackFailure(refusal);
  return message;
}

/** A message as Slack answers it where metadata wasn't asked for. */
export function withoutMetadata(message: Message): Message {
  const { metadata: _, ...rest } = message;
  return structuredClone(rest);
}

export function permalink(workspace: Workspace, channel: string, ts: string): string {
  const message = findMessage(workspace, channel, ts);
  const threadTs = message?.thread_ts;
  const inThread = threadTs !== undefined && threadTs !== ts ? `?thread_ts=${threadTs}&cid=${channel}` : "";
  return `${workspace.webOrigin}/archives/${channel}/p${ts.replace(".", "")}${inThread}`;
}
