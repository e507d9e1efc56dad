import { z } from "zod";
import { PRACTICE_BOT } from "../cast.ts";
import { joinedChannel, knownChannel, livelyChannel } from "./access.ts";
import { slackChannel } from "./channel-shape.ts";
import { admit, createChannel, dismiss, openDirect, renameChannel, setArchived, setHeading } from "./channels.ts";
import { SlackFailure } from "./failure.ts";
import { flag, list, method, page, text, whole } from "./method.ts";
import type { Channel, Json } from "./state.ts";
import type { Workspace } from "./workspace.ts";

const BOT = PRACTICE_BOT.userId;
const MOST_INVITED = 100;
const target = z.object({ channel: text });
const paged = { cursor: text.optional(), limit: whole.optional() };
const listed = z.object({ ...paged, types: list.optional(), exclude_archived: flag.optional(), user: text.optional() });

export const channelMethods = [
  method("conversations.create", z.object({ name: text, is_private: flag.optional() }), (workspace, args) => ({
    channel: slackChannel(workspace, createChannel(workspace, BOT, args.name, args.is_private === true)),
  })),
  method(
    "conversations.info",
    z.object({ channel: text, include_num_members: flag.optional(), include_locale: flag.optional() }),
    (workspace, args) => ({
      channel: slackChannel(workspace, knownChannel(workspace, args.channel), {
        members: args.include_num_members === true,
        locale: args.include_locale === true,
      }),
    }),
  ),
  method("conversations.list", listed, (workspace, args) => {
    const visible = workspace.state.channels.filter((it) => it.kind === "public" || it.members.includes(BOT));
    return listing(workspace, visible, args);
  }),
  method("users.conversations", listed, (workspace, args) => {
    const person = workspace.person(args.user ?? BOT).id;
    const theirs = workspace.state.channels.filter((it) => it.members.includes(person));
    return listing(
      workspace,
      theirs.filter((it) => it.kind === "public" || it.members.includes(BOT)),
      args,
    );
  }),
  method("conversations.members", z.object({ channel: text, ...paged }), (workspace, args) => {
    const { items, metadata } = page(knownChannel(workspace, args.channel).members, args.cursor, args.limit || 100);
    return { members: items, ...metadata };
  }),
  method("conversations.invite", z.object({ channel: text, users: list, force: flag.optional() }), invite),
  method("conversations.kick", z.object({ channel: text, user: text }), (workspace, args) => {
    const channel = livelyChannel(workspace, args.channel);
    if (args.user === BOT) throw new SlackFailure("cant_kick_self");
    if (channel.name === "general") throw new SlackFailure("cant_kick_from_general");
    if (!channel.members.includes(workspace.person(args.user).id)) throw new SlackFailure("not_in_channel");
    dismiss(workspace, channel, args.user, BOT);
    return {};
  }),
  method("conversations.join", target, (workspace, args) => {
    const channel = knownChannel(workspace, args.channel);
    if (channel.kind !== "public") throw new SlackFailure("method_not_supported_for_channel_type");
    if (channel.archived) throw new SlackFailure("is_archived");
    const already = channel.members.includes(BOT);
    if (!already) admit(workspace, channel, BOT);
    const warning = { warning: "already_in_channel", response_metadata: { warnings: ["already_in_channel"] } };
    return { channel: slackChannel(workspace, channel), ...(already ? warning : {}) };
  }),
  method("conversations.leave", target, (workspace, args) => {
    const channel = knownChannel(workspace, args.channel);
    if (channel.archived) throw new SlackFailure("is_archived");
    if (channel.name === "general") throw new SlackFailure("cant_leave_general");
    if (!channel.members.includes(BOT)) return { not_in_channel: true };
    dismiss(workspace, channel, BOT);
    return {};
  }),
  method(
    "conversations.open",
    z.object({ users: list.optional(), channel: text.optional(), return_im: flag.optional() }),
    open,
  ),
  method("conversations.rename", z.object({ channel: text, name: text }), (workspace, args) => {
    const channel = livelyChannel(workspace, args.channel);
    if (channel.creator !== BOT) throw new SlackFailure("not_authorized");
    renameChannel(workspace, channel, BOT, args.name);
    return { channel: slackChannel(workspace, channel) };
  }),
  method("conversations.archive", target, (workspace, args) => {
    setArchived(workspace, joinedChannel(workspace, args.channel), BOT, true);
    return {};
  }),
  method("conversations.unarchive", target, (workspace, args) => {
    setArchived(workspace, joinedChannel(workspace, args.channel), BOT, false);
    return {};
  }),
  method("conversations.setTopic", z.object({ channel: text, topic: text }), (workspace, args) => {
    const channel = livelyChannel(workspace, args.channel);
    setHeading(workspace, channel, BOT, "topic", args.topic);
    return { channel: slackChannel(workspace, channel) };
  }),
  method("conversations.setPurpose", z.object({ channel: text, purpose: text }), (workspace, args) => {
    const channel = livelyChannel(workspace, args.channel);
    setHeading(workspace, channel, BOT, "purpose", args.purpose);
    return { channel: slackChannel(workspace, channel), purpose: args.purpose };
  }),
];

const typeOf = { public: "public_channel", private: "private_channel", im: "im", mpim: "mpim" } as const;

function listing(workspace: Workspace, channels: Channel[], args: z.output<typeof listed>): Json {
  const types = args.types ?? ["public_channel"];
  const wanted = channels.filter(
    (it) => types.includes(typeOf[it.kind]) && !(args.exclude_archived === true && it.archived),
  );
  const { items, metadata } = page(wanted, args.cursor, Math.min(args.limit || 100, 1000));
  return { channels: items.map((it) => slackChannel(workspace, it, { members: true })), ...metadata };
}

function invite(workspace: Workspace, args: { channel: string; users: string[]; force?: boolean | undefined }): Json {
  const channel = livelyChannel(workspace, args.channel);
  if (channel.kind === "im" || channel.kind === "mpim") throw new SlackFailure("method_not_supported_for_channel_type");
  if (args.users.length === 0) throw new SlackFailure("no_user");
  if (args.users.length > MOST_INVITED) throw new SlackFailure("too_many_users");
  const errors = args.users.flatMap((user) => {
    const error = whyNotInvited(workspace, channel, user);
    return error === undefined ? [] : [{ user, ok: false, error }];
  });
  const refused = new Set(errors.map((it) => it.user));
  const welcome = args.users.filter((it) => !refused.has(it));
  if (errors[0] !== undefined && (args.force !== true || welcome.length === 0))
    throw new SlackFailure(errors[0].error, { errors });
  for (const user of new Set(welcome)) admit(workspace, channel, user, BOT);
  return { channel: slackChannel(workspace, channel), ...(errors.length > 0 ? { errors } : {}) };
}

function whyNotInvited(workspace: Workspace, channel: Channel, user: string): string | undefined {
  const person = workspace.findPerson(user);
  if (person === undefined || person.deactivated === true) return "user_not_found";
  if (user === BOT) return "cant_invite_self";
  if (channel.members.includes(user)) return "already_in_channel";
  if (person.standing === "external") return "org_user_not_in_team";
  const elsewhere = workspace.state.channels.some(
    (it) => it.members.includes(user) && it.kind !== "im" && it.kind !== "mpim",
  );
  return person.standing === "single_channel_guest" && elsewhere ? "ura_max_channels" : undefined;
}

function open(
  workspace: Workspace,
  args: { users?: string[] | undefined; channel?: string | undefined; return_im?: boolean | undefined },
): Json {
  if (args.channel !== undefined) return { channel: { id: knownChannel(workspace, args.channel).id } };
  if (args.users === undefined || args.users.length === 0) throw new SlackFailure("users_list_not_supplied");
  if (args.users.length > 8) throw new SlackFailure("too_many_users");
  if (args.users.every((it) => it === BOT)) throw new SlackFailure("cannot_dm_bot");
  const { channel, existed } = openDirect(workspace, [BOT, ...args.users]);
  const shown = args.return_im === true ? slackChannel(workspace, channel) : { id: channel.id };
  return { channel: shown, ...(existed ? { no_op: true, already_open: true } : {}) };
}
