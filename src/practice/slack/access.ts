import { PRACTICE_BOT } from "../cast.ts";
import { openDirect } from "./channels.ts";
import { SlackFailure } from "./failure.ts";
import type { Channel } from "./state.ts";
import type { Workspace } from "./workspace.ts";

const BOT = PRACTICE_BOT.userId;

/** A channel the bot knows of; a private one only from inside. */
export function knownChannel(workspace: Workspace, id: string): Channel {
  // Only posting takes a name in place of an id.
  if (workspace.findChannel(id)?.id !== id) throw new SlackFailure("channel_not_found");
  return workspace.channelSeenBy(BOT, id);
}

/** A channel the bot is in. */
export function joinedChannel(workspace: Workspace, id: string): Channel {
  const channel = knownChannel(workspace, id);
  if (!channel.members.includes(BOT)) throw new SlackFailure("not_in_channel");
  return channel;
}

/** A channel the bot is in and can change: not archived. */
export function livelyChannel(workspace: Workspace, id: string): Channel {
  const channel = knownChannel(workspace, id);
  if (channel.archived) throw new SlackFailure("is_archived");
  return joinedChannel(workspace, id);
}

/** Where the bot may post: where it is, in public channels with chat:write.public, and to a person through their direct message. */
export function channelToPostIn(workspace: Workspace, idOrName: string): Channel {
  if (/^[UW]0?[A-Z0-9]+$/.test(idOrName)) return directMessageWith(workspace, idOrName);
  const channel = knownChannel(workspace, workspace.channel(idOrName).id);
  if (channel.archived) throw new SlackFailure("is_archived");
  const inside = channel.members.includes(BOT);
  if (!inside && !workspace.scopes.includes("chat:write.public")) throw new SlackFailure("not_in_channel");
  return channel;
}

function directMessageWith(workspace: Workspace, person: string): Channel {
  if (person === BOT) throw new SlackFailure("cannot_dm_bot");
  if (workspace.findPerson(person) === undefined) throw new SlackFailure("channel_not_found");
  return openDirect(workspace, [BOT, person]).channel;
}
