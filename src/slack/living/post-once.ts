import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Performance } from "../../engine/performer.ts";
import { codeOf } from "../api-errors.ts";
import type { View } from "../blocks.ts";
import { channelIdOf } from "./channel-id.ts";

/** The type of the metadata by which our messages are known again. */
const EFFECT_METADATA = "watchfire_effect";

export interface Post extends View {
  /** A channel's id or name, or a person's id for a direct message. */
  channel: string;
  threadTs?: string | undefined;
  /** Also shows a thread's reply in the channel. */
  broadcast?: boolean;
  /** The living message this is, such as `INC-42/card`: it is recognised by that as well. */
  surface?: string;
}

/** Where a message stands, in Slack's ids. */
export interface Posted {
  channel: string;
  ts: string;
}

/**
 * Posts what an effect asks for. `look`, which follows from the attempt unless told, searches the place first: an
 * earlier attempt may have got through without our learning of it. What was `found` shows what was true then.
 */
export async function postOnce(
  slack: WebClient,
  { id, attempt }: Pick<Performance, "id" | "attempt">,
  post: Post,
  look: boolean = attempt > 1,
): Promise<Posted & { found: boolean }> {
  const earlier = look ? await findPosted(slack, id, post) : null;
  if (earlier !== null) return { ...earlier, found: true };
  const surface = post.surface === undefined ? {} : { surface: post.surface };
  const answer = await slack.chat.postMessage({
    channel: post.channel,
    text: post.text,
    blocks: post.blocks,
    metadata: { event_type: EFFECT_METADATA, event_payload: { effect: id, ...surface } },
    unfurl_links: false,
    unfurl_media: false,
    ...(post.threadTs === undefined ? {} : { thread_ts: post.threadTs, reply_broadcast: post.broadcast === true }),
  } as Parameters<WebClient["chat"]["postMessage"]>[0]);
  return { ...postedSchema.parse(answer), found: false };
}

/** Nothing to keep true any more: somebody deleted the message, or archived the channel it stands in. */
const gone = new Set(["message_not_found", "is_archived", "channel_not_found"]);

/** Edits a message where it stands; one that has gone stays gone. */
export async function editPosted(slack: WebClient, at: Posted, { text, blocks }: View): Promise<void> {
  try {
    await slack.chat.update({ channel: at.channel, ts: at.ts, text, blocks });
  } catch (error) {
    if (!gone.has(codeOf(error) ?? "")) throw error;
  }
}

const postedSchema = z.object({ channel: z.string(), ts: z.string() });
/** How many of the newest messages are searched. */
const SEARCHED = 200;
/** We may not read there; posting twice is better than never. */
const unreadable = new Set(["not_in_channel", "channel_not_found", "missing_scope", "thread_not_found"]);

async function findPosted(slack: WebClient, effect: string, post: Post): Promise<Posted | null> {
  const channel = await channelIdOf(slack, post.channel);
  if (channel === null) return null;
  const messages = await newest(slack, channel, post.threadTs).catch((error: unknown) => {
    if (unreadable.has(codeOf(error) ?? "")) return [];
    throw error;
  });
  const ours = messages
    .map((message) => messageSchema.safeParse(message).data)
    .find((message) => {
      const payload = message?.metadata.event_payload;
      return payload?.effect === effect || (post.surface !== undefined && payload?.surface === post.surface);
    });
  return ours === undefined ? null : { channel, ts: ours.ts };
}

const messageSchema = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(EFFECT_METADATA),
    event_payload: z.object({ effect: z.string(), surface: z.string().optional() }),
  }),
});

async function newest(slack: WebClient, channel: string, threadTs: string | undefined): Promise<unknown[]> {
  const wanted = { channel, limit: SEARCHED, include_all_metadata: true };
  const answer = await (threadTs === undefined
    ? slack.conversations.history(wanted)
    : slack.conversations.replies({ ...wanted, ts: threadTs }));
  return answer.messages ?? [];
}
