import { PRACTICE_BOT, PRACTICE_TEAM } from "../cast.ts";
import type { Channel, Json } from "./state.ts";
import type { Workspace } from "./workspace.ts";

/** A channel in Slack's own shape, as conversations.info answers it to somebody. */
export function slackChannel(
  workspace: Workspace,
  channel: Channel,
  include: { members?: boolean; locale?: boolean; asSeenBy?: string } = {},
): Json {
  const seenBy = include.asSeenBy ?? PRACTICE_BOT.userId;
  return channel.kind === "im" ? directMessage(workspace, channel, seenBy) : room(channel, seenBy, include);
}

function directMessage(workspace: Workspace, channel: Channel, seenBy: string): Json {
  const user = channel.members.find((it) => it !== seenBy) ?? seenBy;
  return {
    ...common(channel),
    is_im: true,
    user,
    is_user_deleted: workspace.findPerson(user)?.deactivated === true,
    priority: 0,
  };
}

function room(channel: Channel, seenBy: string, include: { members?: boolean; locale?: boolean }): Json {
  return {
    ...common(channel),
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === "public",
    is_group: channel.kind === "private",
    is_im: false,
    is_mpim: channel.kind === "mpim",
    is_private: channel.kind !== "public",
    is_general: channel.name === "general",
    is_shared: channel.shared,
    is_ext_shared: channel.shared,
    pending_shared: [],
    is_pending_ext_shared: false,
    is_member: channel.members.includes(seenBy),
    unlinked: 0,
    creator: channel.creator,
    topic: channel.topic,
    purpose: channel.purpose,
    previous_names: [],
    ...(include.members === true ? { num_members: channel.members.length } : {}),
    ...(include.locale === true ? { locale: "en-US" } : {}),
  };
}

function common(channel: Channel): Json {
  return {
    id: channel.id,
    created: Math.floor(channel.createdAt / 1000),
    is_archived: channel.archived,
    is_org_shared: false,
    context_team_id: PRACTICE_TEAM.id,
    updated: channel.createdAt,
  };
}
