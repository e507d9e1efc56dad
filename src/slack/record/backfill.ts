import { HOUR, DAY, MINUTE, type Instant } from "../../clock.ts";
import { TooFast } from "../../engine/performer.ts";
import type { Duty } from "../../engine/recurring.ts";
import type { Parts } from "../../parts.ts";
import { timelineMessages, type MessageRow } from "../../store/message-rows.ts";
import { addRoom, changeRoom, moveWatermark, roomByChannel, roomsToFollow } from "../../store/room-rows.ts";
import { codeOf, forOutbox } from "../api-errors.ts";
import { tellWhatToGrant } from "../grants/telling.ts";
import { pagesOf, type Page } from "../pages.ts";
import { adopt, missing, noteDeleted } from "./compare.ts";
import { slackMessageSchema, type SlackMessage } from "./slack-message.ts";

/** A pull begins so long before the last one ended: what was edited, deleted or answered meanwhile shows. */
const OVERLAP = HOUR;
/** A closed incident's room is followed for so long. */
const FOLLOWED_AFTER_CLOSE = DAY;
const PAGE = 999;

export interface Room {
  readonly channel: string;
  readonly incident: number;
}

/** A stretch of a room's history that Slack wouldn't give us. */
interface Gap {
  readonly from: string | null;
  readonly noticedAt: Instant;
  readonly error: string;
}

/** Fills what was lost between Slack and us; due every so often, and whenever a connection was away. */
export function backfillDuty(parts: Parts): Duty {
  return { name: "backfill", every: 5 * MINUTE, run: () => backfillAll(parts) };
}

/** Every room that is followed, one after the other. `whole`: from its first message on, as after a start. */
export async function backfillAll(parts: Parts, { whole = false } = {}): Promise<void> {
  const closedSince = parts.clock.now() - FOLLOWED_AFTER_CLOSE;
  const rooms = await parts.store.read((tx) => roomsToFollow(tx, closedSince));
  const failures: unknown[] = [];
  for (const { channel, incident } of rooms) {
    if (channel === null) continue;
    try {
      await backfill(parts, { channel, incident }, { whole });
    } catch (error) {
      // One room's trouble is its own; but where Slack asks for patience, those left are the first of the next time.
      failures.push(error);
      if (isRateLimit(error)) break;
    }
  }
  if (failures.length > 0) throw failures[0];
}

function isRateLimit(error: unknown): boolean {
  return forOutbox(error, 1) instanceof TooFast;
}

/**
 * Pulls a room's history since its watermark, with overlap, and its threads where they have grown; what is missing is
 * added, what was edited or deleted meanwhile is noted. Only a completed pull moves the watermark. When Slack refuses
 * the history the gap is noted; when Slack can't be reached it throws and nothing has changed but what was added.
 */
export async function backfill(parts: Parts, room: Room, { whole = false } = {}): Promise<void> {
  const { channel, incident } = room;
  const known = await parts.store.transaction(function* (tx) {
    yield* addRoom(tx, channel, incident);
    return yield* roomByChannel(tx, channel);
  });
  const watermark = known?.watermarkTs ?? null;
  const oldest = whole || watermark === null ? "0" : String(Math.max(Number(watermark) - OVERLAP / 1000, 0));
  try {
    const newest = await pull(parts, room, oldest);
    await parts.store.transaction(function* (tx) {
      yield* moveWatermark(tx, channel, newest ?? watermark ?? "0", parts.clock.now());
      if (known?.gaps !== "[]") yield* changeRoom(tx, channel, { gaps: "[]" });
    });
  } catch (error) {
    const code = codeOf(error);
    if (code === null || code === "ratelimited") throw error;
    await noteGap(parts, room, { from: watermark, noticedAt: parts.clock.now(), error: code });
    const refused = await parts.engine.load(incident);
    if (refused !== null) await tellWhatToGrant(parts, refused, error, "history");
  }
}

/** Returns the newest message's timestamp; null when there is none. */
async function pull(parts: Parts, room: Room, oldest: string): Promise<string | null> {
  const pulledAt = parts.clock.now();
  // Read first: what arrives while Slack answers can't be missing from its answer.
  const stored = await parts.store.read((tx) => timelineMessages(tx, room.incident));
  const messages = await history(parts, room.channel, oldest);
  const here = stored.filter((row) => row.channel === room.channel);
  for (const message of messages.toReversed()) await adopt(parts, room.channel, message, pulledAt);
  await noteDeleted(parts, room, missing(here.filter(isTopLevel), messages, { oldest, pulledAt }), pulledAt);
  for (const parent of messages.filter((message) => hasGrown(message, here))) {
    await pullThread(parts, room, { parent: parent.ts, stored: here, pulledAt });
  }
  return messages[0]?.ts ?? null;
}

async function pullThread(
  parts: Parts,
  room: Room,
  { parent, stored, pulledAt }: { parent: string; stored: readonly MessageRow[]; pulledAt: Instant },
): Promise<void> {
  const replies = await paged((cursor) =>
    parts.slack.effects.conversations.replies({ channel: room.channel, ts: parent, limit: PAGE, ...cursor }),
  );
  const pulled = replies.filter((reply) => reply.ts !== parent);
  for (const reply of pulled) await adopt(parts, room.channel, reply, pulledAt);
  const here = stored.filter((row) => row.threadTs === parent);
  await noteDeleted(parts, room, missing(here, pulled, { oldest: "0", pulledAt }), pulledAt);
}

/** The newest first, as Slack gives them. */
function history(parts: Parts, channel: string, oldest: string): Promise<SlackMessage[]> {
  return paged((cursor) =>
    parts.slack.effects.conversations.history({ channel, oldest, limit: PAGE, include_all_metadata: true, ...cursor }),
  );
}

async function paged(
  ask: (cursor: { cursor?: string }) => Promise<Page & { messages?: unknown[] }>,
): Promise<SlackMessage[]> {
  const messages: SlackMessage[] = [];
  for await (const page of pagesOf(ask)) {
    messages.push(...(page.messages ?? []).map((message) => slackMessageSchema.parse(message)));
  }
  return messages;
}

/** Whether a thread holds something else than the last time. */
function hasGrown(parent: SlackMessage, stored: readonly MessageRow[]): boolean {
  const replies = stored.filter((row) => row.threadTs === parent.ts && row.deletedAt === null);
  if ((parent.reply_count ?? 0) === 0) return replies.length > 0;
  const last = replies
    .map((row) => row.ts)
    .toSorted((left, right) => Number(left) - Number(right))
    .at(-1);
  return parent.latest_reply !== last || parent.reply_count !== replies.length;
}

function isTopLevel(row: MessageRow): boolean {
  return row.threadTs === null || row.threadTs === row.ts;
}

/** One gap stands for all refusals until the history can be read again. */
async function noteGap(parts: Parts, { channel }: Room, gap: Gap): Promise<void> {
  await parts.store.transaction(function* (tx) {
    const gaps = JSON.parse((yield* roomByChannel(tx, channel))?.gaps ?? "[]") as Gap[];
    if (gaps.some((each) => each.error === gap.error)) return;
    yield* changeRoom(tx, channel, { gaps: JSON.stringify([...gaps, gap]) });
  });
  parts.logger.warn({ channel, error: gap.error }, "Slack refuses a room's history");
}
