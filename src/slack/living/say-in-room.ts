import type { WebClient } from "@slack/web-api";
import { Impossible, type Learnt, type Performance } from "../../engine/performer.ts";
import type { RoomLoss } from "../../incident/events.ts";
import { codeOf } from "../api-errors.ts";
import type { View } from "../blocks.ts";
import { postOnce } from "./post-once.ts";
import { isMember } from "./room-membership.ts";

const losses: Readonly<Record<string, RoomLoss>> = {
  is_archived: "archived",
  not_in_channel: "removed",
  channel_not_found: "removed",
};

/** How a room was lost that takes no post, as Slack's answer tells; null where it failed for another reason. */
export function lossIn(error: unknown): RoomLoss | null {
  return losses[codeOf(error) ?? ""] ?? null;
}

/**
 * Says something where the incident is worked on. What comes of it shows whether the room is lost or back: the event
 * that tells of it may never have reached us.
 */
export async function sayInRoom(slack: WebClient, performance: Performance, line: View): Promise<Learnt> {
  const { place, roomLost } = performance.incident;
  if (place === null) throw new Error("There is no room to say it in.");
  try {
    await postOnce(slack, performance, { ...line, channel: place.channel, threadTs: place.threadTs ?? undefined });
  } catch (error) {
    const why = lossIn(error);
    if (why === null || roomLost !== null || place.threadTs !== null) throw error;
    const lost = new Impossible(`Slack says ${codeOf(error)}`, { type: "reportRoomLost", why, person: null });
    lost.cause = error;
    throw lost;
  }
  if (roomLost?.why !== "archived") return null;
  return { type: "reportRoomUnarchived", member: await isMember(slack, place.channel), person: null };
}
