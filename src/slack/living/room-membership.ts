import type { WebClient } from "@slack/web-api";
import { codeOf } from "../api-errors.ts";

/** Whether we are in a room, as Slack says; of a private one it knows nothing for those who aren't. */
export async function isMember(slack: WebClient, channel: string): Promise<boolean> {
  try {
    return (await slack.conversations.info({ channel })).channel?.is_member === true;
  } catch (error) {
    if (codeOf(error) === "channel_not_found") return false;
    throw error;
  }
}
