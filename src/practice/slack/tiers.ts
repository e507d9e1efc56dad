import { MINUTE, SECOND } from "../../clock.ts";
import type { Workspace } from "./workspace.ts";

const perMinute = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;
const POSTS_PER_CHANNEL = { most: 5, withinMs: 5 * SECOND };
const SPECIAL = { most: 300, withinMs: MINUTE };

const tier2 = new Set([
  "conversations.create",
  "conversations.archive",
  "conversations.unarchive",
  "conversations.rename",
  "conversations.setTopic",
  "conversations.setPurpose",
  "conversations.list",
  "users.conversations",
  "users.list",
  "usergroups.list",
  "usergroups.users.list",
  "dnd.teamInfo",
  "pins.add",
  "pins.remove",
  "pins.list",
  "bookmarks.add",
  "bookmarks.edit",
  "bookmarks.remove",
  "reactions.remove",
  "conversations.canvases.create",
  "canvases.create",
]);
const tier4 = new Set([
  "chat.postEphemeral",
  "conversations.members",
  "users.info",
  "views.open",
  "views.push",
  "views.update",
  "views.publish",
  "files.getUploadURLExternal",
  "files.completeUploadExternal",
  "files.info",
]);
const special = new Set(["auth.test", "api.test", "chat.getPermalink"]);

/** Counts calls as Slack's tiers do. Answers the seconds to wait, when there were too many. */
export function createTiers(workspace: Workspace): (method: string, channel: string | undefined) => number | undefined {
  const recent = new Map<string, number[]>();
  return (method, channel) => {
    if (!workspace.faults.rateTiers) return undefined;
    const key = method === "chat.postMessage" ? `${method} ${channel ?? ""}` : method;
    const { most, withinMs } = allowance(method);
    const now = workspace.clock.machineNow();
    const calls = (recent.get(key) ?? []).filter((it) => now - it < withinMs);
    recent.set(key, calls);
    const oldest = calls[0];
    if (calls.length >= most && oldest !== undefined) return Math.max(1, Math.ceil((oldest + withinMs - now) / SECOND));
    calls.push(now);
    return undefined;
  };
}

function allowance(method: string): { most: number; withinMs: number } {
  if (method === "chat.postMessage") return POSTS_PER_CHANNEL;
  if (special.has(method)) return SPECIAL;
  if (tier2.has(method)) return { most: perMinute[2], withinMs: MINUTE };
  return { most: tier4.has(method) ? perMinute[4] : perMinute[3], withinMs: MINUTE };
}
