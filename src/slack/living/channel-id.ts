import type { WebClient } from "@slack/web-api";

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

export interface OwnChannel {
  id: string;
  name: string;
  creator: string;
  /** Seconds since 1970. */
  created: number;
}

/** The channels we are in, archived ones left out. */
export async function ownChannels(slack: WebClient): Promise<OwnChannel[]> {
  const found: OwnChannel[] = [];
  let cursor: string | undefined;
  do {
    const page = await slack.users.conversations({
      types: "public_channel,private_channel",
      exclude_archived: true,
      limit: 200,
      ...(cursor ? { cursor } : {}),
    });
    for (const { id, name, creator, created } of page.channels ?? []) {
      if (id && name) found.push({ id, name, creator: creator ?? "", created: created ?? 0 });
    }
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return found;
}
