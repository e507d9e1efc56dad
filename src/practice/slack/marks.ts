/** Reactions and pins: what people and the bot do to a message without changing it. */
import { emitIn } from "./events.ts";
import { SlackFailure } from "./failure.ts";
import type { Channel, Json, Message } from "./state.ts";
import type { Workspace } from "./workspace.ts";

const MOST_REACTIONS = 50;
const MOST_PINS = 100;

export function react(workspace: Workspace, channel: Channel, message: Message, by: string, reaction: string): void {
  if (!/^[\p{Ll}\p{Lo}\p{N}_+'-]+(::skin-tone-[2-6])?$/u.test(reaction)) throw new SlackFailure("invalid_name");
  const reactions = (message.reactions ??= []);
  const existing = reactions.find((it) => it.name === reaction);
  if (existing?.users.includes(by) === true) throw new SlackFailure("already_reacted");
  if (existing === undefined && reactions.length >= MOST_REACTIONS) throw new SlackFailure("too_many_emoji");
  if (existing === undefined) reactions.push({ name: reaction, users: [by], count: 1 });
  else Object.assign(existing, { users: [...existing.users, by], count: existing.count + 1 });
  tell(workspace, channel, message, by, "reaction_added", reaction);
}

export function unreact(workspace: Workspace, channel: Channel, message: Message, by: string, reaction: string): void {
  const existing = message.reactions?.find((it) => it.name === reaction);
  if (existing === undefined || !existing.users.includes(by)) throw new SlackFailure("no_reaction");
  existing.users = existing.users.filter((it) => it !== by);
  existing.count -= 1;
  const left = (message.reactions ?? []).filter((it) => it.count > 0);
  if (left.length > 0) message.reactions = left;
  else delete message.reactions;
  tell(workspace, channel, message, by, "reaction_removed", reaction);
}

function tell(
  workspace: Workspace,
  channel: Channel,
  message: Message,
  by: string,
  type: string,
  reaction: string,
): void {
  emitIn(workspace, channel, {
    type,
    user: by,
    reaction,
    item: { type: "message", channel: channel.id, ts: message.ts },
    ...(message.user === undefined ? {} : { item_user: message.user }),
    event_ts: workspace.nextTs(),
  });
  workspace.changed({ kind: "reaction", channel: channel.id, ts: message.ts });
}

export function pin(workspace: Workspace, channel: Channel, message: Message, by: string): void {
  if (channel.pins.some((it) => it.ts === message.ts)) throw new SlackFailure("already_pinned");
  if (channel.pins.length >= MOST_PINS) throw new SlackFailure("too_many_pins");
  channel.pins.push({ ts: message.ts, by, at: workspace.clock.now() });
  tellOfPin(workspace, channel, message, by, "pin_added");
}

export function unpin(workspace: Workspace, channel: Channel, message: Message, by: string): void {
  if (!channel.pins.some((it) => it.ts === message.ts)) throw new SlackFailure("no_pin");
  channel.pins = channel.pins.filter((it) => it.ts !== message.ts);
  tellOfPin(workspace, channel, message, by, "pin_removed");
}

function tellOfPin(workspace: Workspace, channel: Channel, message: Message, by: string, type: string): void {
  const item: Json = {
    type: "message",
    channel: channel.id,
    message: { ...message, pinned_to: [channel.id] },
    created: workspace.nowSeconds(),
    created_by: by,
  };
  emitIn(workspace, channel, {
    type,
    user: by,
    channel_id: channel.id,
    item,
    item_user: message.user,
    pin_count: channel.pins.length,
    ...(type === "pin_removed" ? { has_pins: channel.pins.length > 0 } : {}),
    event_ts: workspace.nextTs(),
  });
  workspace.changed({ kind: "pin", channel: channel.id, ts: message.ts });
}
