import { SlackFailure } from "./failure.ts";
import type { Workspace } from "./workspace.ts";

const LONGEST = 80;
// Lowercase letters, or letters of scripts that have no case, with their marks.
const allowed = /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-]+$/u;
const reserved = new Set([
  "archive",
  "archived",
  "archives",
  "channel",
  "channels",
  "everyone",
  "group",
  "groups",
  "here",
  "me",
  "slack",
]);

/** Refuses what Slack refuses as a channel's name. The names of archived channels stay taken. */
export function checkChannelName(workspace: Workspace, name: string, options: { racing?: boolean } = {}): void {
  if (name === "") throw new SlackFailure("invalid_name_required");
  if (name.length > LONGEST) throw new SlackFailure("invalid_name_maxlength");
  if (!allowed.test(name)) throw new SlackFailure("invalid_name_specials");
  if (/^[_-]+$/.test(name)) throw new SlackFailure("invalid_name_punctuation");
  if (reserved.has(name)) throw new SlackFailure("name_taken");
  const holders = workspace.state.channels.filter((it) => it.name === name);
  if (holders.some((it) => options.racing !== true || !justBorn(workspace, it.id)))
    throw new SlackFailure("name_taken");
}

function justBorn(workspace: Workspace, channel: string): boolean {
  const bornAt = workspace.channelBornAt.get(channel);
  return bornAt !== undefined && workspace.clock.machineNow() - bornAt < workspace.faults.createRaceMs;
}
