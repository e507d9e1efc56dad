import type { UsersConversationsResponse, WebClient } from "@slack/web-api";
import { pagesOf } from "../pages.ts";

/**
 * The id of a channel given by id or name, or of our direct messages with a person; null when we are in no such
 * channel. Most of Slack takes ids only.
 */
export async function channelIdOf(slack: WebClient, channel: string): Promise<string | null> {
  if (/^[CGD][A-Z0-9]+$/.test(channel)) return channel;
  if (/^[UW][A-Z0-9]+$/.test(channel)) return (await slack.conversations.open({ users: channel })).channel?.id ?? null;
  const name = channel.replace(/^#/, "");
  return (await ownChannels(slack)).find((each) => each.name === name)?.id ?? null;
}

export interface SeenChannel {
  id: string;
  name: string;
  creator: string;
  /** Seconds since 1970. */
  created: number;
  private: boolean;
  archived: boolean;
  topic: string;
}

/** The channels we are in, archived ones left out. */
export async function ownChannels(slack: WebClient): Promise<SeenChannel[]> {
  const found: SeenChannel[] = [];
  const asked = { types: KINDS, exclude_archived: true, limit: 200 };
  for await (const page of pagesOf((cursor) => slack.users.conversations({ ...asked, ...cursor }))) {
    found.push(...seen(page.channels));
  }
  return found;
}

/** The channels of this name among all that Slack shows us, archived ones too: made at once, two can have one name. */
export async function channelsNamed(slack: WebClient, name: string): Promise<SeenChannel[]> {
  const found: SeenChannel[] = [];
  const asked = { types: KINDS, limit: 1000 };
  for await (const page of pagesOf((cursor) => slack.conversations.list({ ...asked, ...cursor }))) {
    found.push(...seen(page.channels).filter((channel) => channel.name === name));
  }
  return found;
}

const KINDS = "public_channel,private_channel";

function seen(channels: UsersConversationsResponse["channels"] = []): SeenChannel[] {
  return channels.flatMap(({ id, name, creator = "", created = 0, is_private, is_archived, topic }) =>
    id && name
      ? {
          id,
          name,
          creator,
          created,
          private: is_private === true,
          archived: is_archived === true,
          topic: topic?.value ?? "",
        }
      : [],
  );
}
