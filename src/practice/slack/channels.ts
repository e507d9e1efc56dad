import { PARTNER_TEAM, PRACTICE_BOT, PRACTICE_TEAM } from "../cast.ts";
import { checkChannelName } from "./channel-names.ts";
import { emit, emitIn } from "./events.ts";
import { SlackFailure } from "./failure.ts";
import { post } from "./posting.ts";
import type { Channel, Json, Labelled } from "./state.ts";
import type { Workspace } from "./workspace.ts";

const LONGEST_TOPIC = 250;

export function createChannel(workspace: Workspace, by: string, name: string, isPrivate: boolean): Channel {
  checkChannelName(workspace, name, { racing: true });
  const channel = addChannel(workspace, { kind: isPrivate ? "private" : "public", name, creator: by, members: [by] });
  workspace.channelBornAt.set(channel.id, workspace.clock.machineNow());
  if (!isPrivate) {
    const { id, creator } = channel;
    emit(workspace, {
      type: "channel_created",
      channel: {
        id,
        name,
        created: workspace.nowSeconds(),
        creator,
        is_channel: true,
        context_team_id: PRACTICE_TEAM.id,
      },
      event_ts: workspace.nextTs(),
    });
  }
  welcome(workspace, channel, by);
  return channel;
}

export function addChannel(
  workspace: Workspace,
  seed: Pick<Channel, "kind" | "name" | "creator" | "members"> & { topic?: string },
): Channel {
  const { topic = "", ...given } = seed;
  const channel: Channel = {
    id: workspace.nextId(seed.kind === "im" ? "D" : "C"),
    ...given,
    createdAt: workspace.clock.now(),
    topic: label(workspace, topic, topic === "" ? "" : seed.creator),
    purpose: label(workspace, "", ""),
    archived: false,
    shared: false,
    pins: [],
    bookmarks: [],
  };
  workspace.state.channels.push(channel);
  channel.shared = channel.members.some((it) => workspace.findPerson(it)?.standing === "external");
  workspace.changed({ kind: "channel", channel: channel.id });
  return channel;
}

function label(workspace: Workspace, value: string, creator: string): Labelled {
  return { value, creator, last_set: value === "" ? 0 : workspace.nowSeconds() };
}

/** Adds somebody to a channel, with the message and event of it. */
export function admit(workspace: Workspace, channel: Channel, person: string, inviter?: string): void {
  channel.members.push(person);
  if (workspace.person(person).standing === "external" && !channel.shared) {
    channel.shared = true;
    emitIn(workspace, channel, {
      type: "channel_shared",
      connected_team_id: PARTNER_TEAM.id,
      channel: channel.id,
      event_ts: workspace.nextTs(),
    });
  }
  welcome(workspace, channel, person, inviter);
}

function welcome(workspace: Workspace, channel: Channel, person: string, inviter?: string): void {
  const by = inviter === undefined ? {} : { inviter };
  post(workspace, channel, {
    subtype: "channel_join",
    user: person,
    text: `<@${person}> has joined the channel`,
    ...by,
  });
  emitIn(workspace, channel, { type: "member_joined_channel", ...membership(workspace, channel, person), ...by });
  workspace.changed({ kind: "membership", channel: channel.id, person });
}

export function dismiss(workspace: Workspace, channel: Channel, person: string, remover?: string): void {
  const farewell: Json & { type: string } = { type: "member_left_channel", ...membership(workspace, channel, person) };
  if (remover === undefined) {
    post(workspace, channel, { subtype: "channel_leave", user: person, text: `<@${person}> has left the channel` });
  }
  emitIn(workspace, channel, farewell);
  if (person === PRACTICE_BOT.userId) {
    const type = channel.kind === "private" ? "group_left" : "channel_left";
    emitIn(workspace, channel, {
      type,
      channel: channel.id,
      actor_id: remover ?? person,
      event_ts: workspace.nextTs(),
    });
  }
  channel.members = channel.members.filter((it) => it !== person);
  workspace.changed({ kind: "membership", channel: channel.id, person });
}

function membership(workspace: Workspace, channel: Channel, person: string): Json {
  return {
    user: person,
    channel: channel.id,
    channel_type: channel.kind === "private" ? "G" : "C",
    team: PRACTICE_TEAM.id,
    event_ts: workspace.nextTs(),
  };
}

export function setArchived(workspace: Workspace, channel: Channel, by: string, archived: boolean): void {
  if (channel.archived === archived) throw new SlackFailure(archived ? "already_archived" : "not_archived");
  if (channel.name === "general") throw new SlackFailure("cant_archive_general");
  const word = archived ? "archive" : "unarchive";
  if (!archived) channel.archived = false;
  post(workspace, channel, { subtype: `channel_${word}`, user: by, text: `<@${by}> ${word}d the channel` });
  channel.archived = archived;
  emitAbout(workspace, channel, { type: `${family(channel)}_${word}`, channel: channel.id, user: by });
  workspace.changed({ kind: "channel", channel: channel.id });
}

export function renameChannel(workspace: Workspace, channel: Channel, by: string, name: string): void {
  if (name === channel.name) return;
  checkChannelName(workspace, name);
  const old_name = channel.name;
  channel.name = name;
  const text = `<@${by}> has renamed the channel from "${old_name}" to "${name}"`;
  post(workspace, channel, { subtype: "channel_name", user: by, text, old_name, name });
  const created = Math.floor(channel.createdAt / 1000);
  emitAbout(workspace, channel, {
    type: `${family(channel)}_rename`,
    channel: { id: channel.id, name, name_normalized: name, created },
  });
  workspace.changed({ kind: "channel", channel: channel.id });
}

export function setHeading(
  workspace: Workspace,
  channel: Channel,
  by: string,
  which: "topic" | "purpose",
  value: string,
): void {
  const word = which === "topic" ? "Topic" : "Description";
  if (value.length > LONGEST_TOPIC)
    throw new SlackFailure("too_long", { detail: `${word} was longer than ${LONGEST_TOPIC} characters` });
  // A heading takes no formatting: Slack keeps it, and tells of it, escaped.
  const plain = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  channel[which] = { value: plain, creator: by, last_set: workspace.nowSeconds() };
  const shown = which === "topic" ? "topic" : "description";
  const text = plain === "" ? `<@${by}> cleared the channel ${shown}` : `<@${by}> set the channel ${shown}: ${plain}`;
  post(workspace, channel, { subtype: `channel_${which}`, user: by, text, [which]: plain });
  workspace.changed({ kind: "channel", channel: channel.id });
}

const family = (channel: Channel) => (channel.kind === "private" ? "group" : "channel");

/** A public channel's fate is told to everybody, a private one's only inside. */
function emitAbout(workspace: Workspace, channel: Channel, event: Json & { type: string }): void {
  const complete = { ...event, event_ts: workspace.nextTs() };
  if (channel.kind === "public") emit(workspace, complete);
  else emitIn(workspace, channel, complete);
}

/** The direct-message channel of exactly these people, opened when there is none. */
export function openDirect(workspace: Workspace, people: readonly string[]): { channel: Channel; existed: boolean } {
  const members = [...new Set(people)].toSorted();
  for (const id of members) if (workspace.person(id).deactivated === true) throw new SlackFailure("user_disabled");
  const kind = members.length <= 2 ? "im" : "mpim";
  const existing = workspace.state.channels.find(
    (it) => it.kind === kind && it.members.toSorted().join() === members.join(),
  );
  if (existing !== undefined) return { channel: existing, existed: true };
  return { channel: addChannel(workspace, { kind, name: "", creator: members[0] ?? "", members }), existed: false };
}
