import { z } from "zod";
import type { Instant } from "../../clock.ts";
import type { NewMessage } from "../../store/message-rows.ts";
import type { OwnIds } from "../../parts.ts";

const fileSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().optional(),
  size: z.number().optional(),
  permalink: z.string().optional(),
});

const attachmentSchema = z.object({ fallback: z.string().optional(), text: z.string().optional() });

/** A message as Slack tells of it, in an event or in a channel's history. */
export const slackMessageSchema = z.object({
  ts: z.string(),
  subtype: z.string().optional(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  /** The author's workspace, where it is told. */
  team: z.string().optional(),
  bot_id: z.string().nullish(),
  text: z.string().nullish(),
  attachments: z.array(attachmentSchema).optional(),
  files: z.array(z.unknown()).optional(),
  edited: z.object({ user: z.string(), ts: z.string() }).optional(),
  reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()), count: z.number() })).optional(),
  pinned_to: z.array(z.string()).optional(),
  reply_count: z.number().optional(),
  latest_reply: z.string().optional(),
  metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
});
export type SlackMessage = z.infer<typeof slackMessageSchema>;

/** Slack's timestamp as an instant. */
export function instantOf(ts: string): Instant {
  return Math.floor(Number(ts) * 1000);
}

export function isOwn(message: SlackMessage, own: OwnIds): boolean {
  return message.bot_id === own.bot || message.user === own.user;
}

/** What a thread's first message becomes when it is deleted and its replies stay. */
export function isTombstone(message: SlackMessage): boolean {
  return message.subtype === "tombstone";
}

/** Subtypes in which people speak; everything else that has one is Slack's telling of something. */
const spoken: ReadonlySet<string> = new Set(["file_share", "me_message", "thread_broadcast"]);

/** Words of a person: neither a bot's, nor a workflow's, nor Slack's own. */
export function isHumanWord(message: SlackMessage): boolean {
  const byPerson = message.user !== undefined && message.user !== "USLACKBOT" && !message.bot_id;
  return byPerson && (message.subtype === undefined || spoken.has(message.subtype));
}

/** The row that keeps a message; `text` is mrkdwn as Slack wrote it. */
export function toRow(message: SlackMessage, place: { channel: string; incident: number }, own: OwnIds): NewMessage {
  return {
    channel: place.channel,
    ts: message.ts,
    incident: place.incident,
    threadTs: message.thread_ts !== undefined && message.thread_ts !== message.ts ? message.thread_ts : null,
    person: message.user ?? null,
    bot: Boolean(message.bot_id) || message.subtype === "bot_message",
    kind: kindOf(message),
    text: textOf(message),
    files: JSON.stringify(filesOf(message)),
    reactions: "[]",
    postedAt: instantOf(message.ts),
    effect: isOwn(message, own) ? effectOf(message) : null,
  };
}

/** The id of the effect that posted it, as our own posts bear it. */
export function effectOf(message: SlackMessage): string | null {
  const effect = message.metadata?.event_payload["effect"];
  return typeof effect === "string" ? effect : null;
}

/** What it says; a bot that only sends attachments says what stands in them. */
export function textOf(message: SlackMessage): string {
  const parts = (message.attachments ?? []).map((attachment) => attachment.text ?? attachment.fallback ?? "");
  // PostgreSQL keeps no NUL, and both databases only whole characters.
  return (message.text || parts.filter((part) => part !== "").join("\n")).toWellFormed().replaceAll("\u0000", "");
}

export type KeptFile = z.infer<typeof fileSchema>;

export function filesOf(message: SlackMessage): KeptFile[] {
  return (message.files ?? []).flatMap((file) => fileSchema.safeParse(file).data ?? []);
}

function kindOf({ subtype, files }: SlackMessage): string {
  if (subtype === undefined || subtype === "me_message" || subtype === "thread_broadcast" || subtype === "bot_message")
    return files === undefined || files.length === 0 ? "message" : "file";
  if (subtype === "file_share") return "file";
  return subtype.replace(/^(channel|group)_/u, "");
}
