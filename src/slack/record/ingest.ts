import { z } from "zod";
import type { By } from "../../incident/commands.ts";
import type { Parts } from "../../parts.ts";
import { incidentStream } from "../../engine/stream.ts";
import { lockStream } from "../../store/event-rows.ts";
import type { EffectRow } from "../../store/effect-rows.ts";
import { incidentAt, touchLastHumanWord, type IncidentRow } from "../../store/incident-rows.ts";
import { keepMessage, lockRecord, messageAt, setFiles, UNSEEN, type MessageKey } from "../../store/message-rows.ts";
import type { Connection, Tx } from "../../store/query.ts";
import { markDeleted, reviseMessage } from "../../store/revision-rows.ts";
import {
  filesOf,
  instantOf,
  isHumanWord,
  isOwn,
  isTombstone,
  slackMessageSchema,
  textOf,
  toRow,
  type KeptFile,
  type SlackMessage,
} from "./slack-message.ts";

const envelopeSchema = z.object({
  channel: z.string(),
  subtype: z.string().optional(),
  ts: z.string(),
  event_ts: z.string().optional(),
  deleted_ts: z.string().optional(),
  message: z.unknown().optional(),
  previous_message: z.unknown().optional(),
});

/**
 * Takes a message event (or a message of a channel's history, with its `channel`) into the record of the incident it
 * belongs to. It may come twice and in any order; what belongs to no incident is left alone.
 */
export async function ingest(parts: Parts, event: unknown): Promise<void> {
  const envelope = envelopeSchema.parse(event);
  const { channel, subtype, message } = envelope;
  const at = instantOf(envelope.event_ts ?? envelope.ts);
  // What it was before helps where it can be read; without it the record is only less complete.
  const previous = slackMessageSchema.safeParse(envelope.previous_message).data;
  if (subtype === "message_changed" && message)
    return ingestChange(parts, { channel, message: slackMessageSchema.parse(message), previous, at });
  const deleted = subtype === "message_deleted" ? (envelope.deleted_ts ?? previous?.ts) : undefined;
  if (deleted !== undefined) return ingestDeletion(parts, { channel, ts: deleted, previous, at });
  // Slack tells twice that a thread has grown; the reply itself is what counts.
  if (subtype !== undefined && wordless.has(subtype)) return;
  await ingestMessage(parts, channel, slackMessageSchema.parse(event));
}

const wordless: ReadonlySet<string> = new Set([
  "message_changed",
  "message_deleted",
  "message_replied",
  "ekm_access_denied",
  "tombstone",
]);

/** A message itself. Speaking answers the page of whoever is being called, in the same transaction. */
export async function ingestMessage(parts: Parts, channel: string, message: SlackMessage): Promise<void> {
  const own = parts.ownIds();
  const incident = await parts.store.read((tx) => incidentAt(tx, channel, message.thread_ts ?? message.ts));
  if (incident === null) return;
  const speaker = isHumanWord(message) ? message.user! : null;
  const calledNow = speaker !== null && (await isRinging(parts, incident, speaker));
  const by = calledNow ? await parts.people.by(speaker, message.team) : null;
  const row = toRow(message, { channel, incident: incident.id }, own);
  const born = await parts.store.transaction(function* (tx) {
    // Before the incident's row is touched, as in every command: the other way round ends in a deadlock.
    if (by !== null) yield* lockStream(tx, incidentStream(incident.id));
    if (!(yield* keepMessage(tx, row)) || speaker === null) return [];
    yield* touchLastHumanWord(tx, incident.id, row.postedAt, speaker);
    return by === null ? [] : yield* speakWithin(parts, tx, { incident: incident.id, row, by });
  });
  parts.engine.released(born);
}

function* speakWithin(
  parts: Parts,
  tx: Connection,
  { incident, row, by }: { incident: number; row: MessageKey; by: By },
): Tx<EffectRow[]> {
  // Guests and partners are heard, but answer nothing.
  if (by.kind !== "person" || by.standing !== "member") return [];
  const command = { type: "speak", at: instantOf(row.ts) } as const;
  const handled = yield* parts.engine.handleWithin(tx, incident, command, by, `word:${row.channel}:${row.ts}`);
  return handled.born;
}

/** Most words come when nobody is being called: only then is the incident left unlocked. */
async function isRinging(parts: Parts, row: IncidentRow, person: string): Promise<boolean> {
  if (row.closedAt !== null) return false;
  const incident = await parts.engine.load(row.id);
  return incident?.paging.calls.some((call) => call.person === person && call.state === "ringing") ?? false;
}

interface Change {
  channel: string;
  message: SlackMessage;
  previous: SlackMessage | undefined;
  at: number;
}

/** An edit is one only when text or files differ: unfurls and thread counters come as changes too. */
async function ingestChange(parts: Parts, { channel, message, previous, at }: Change): Promise<void> {
  if (isTombstone(message)) return ingestDeletion(parts, { channel, ts: message.ts, previous, at });
  const own = parts.ownIds();
  if (isOwn(message, own)) return;
  const key = { channel, ts: message.ts };
  const saysTheSame = previous !== undefined && textOf(previous) === textOf(message) && sameFiles(previous, message);
  if (saysTheSame) return;
  await parts.store.transaction(function* (tx) {
    const incident = yield* incidentAt(tx, channel, message.thread_ts ?? message.ts);
    if (incident === null) return;
    if (previous && !previous.edited) yield* keepMessage(tx, toRow(previous, { channel, incident: incident.id }, own));
    const person = message.edited?.user ?? message.user ?? null;
    const editedAt = message.edited ? instantOf(message.edited.ts) : at;
    const revised = yield* reviseMessage(tx, key, {
      incident: incident.id,
      at: editedAt,
      person,
      text: textOf(message),
    });
    yield* keepFiles(tx, key, filesOf(message));
    if (revised && message.edited && isHumanWord(message)) {
      yield* touchLastHumanWord(tx, incident.id, editedAt, message.edited.user);
    }
  });
}

/** A file that is gone from a message stays on record; a new one is added. */
export function* keepFiles(tx: Connection, key: MessageKey, files: readonly KeptFile[]): Tx<void> {
  if (files.length === 0) return;
  yield* lockRecord(tx, key.channel);
  const row = yield* messageAt(tx, key);
  if (row === null) return;
  const known = JSON.parse(row.files) as KeptFile[];
  const added = files.filter((file) => !known.some((each) => each.id === file.id));
  if (added.length > 0) yield* setFiles(tx, key, JSON.stringify([...known, ...added]));
}

interface Deletion {
  channel: string;
  ts: string;
  previous: SlackMessage | undefined;
  at: number;
}

/** Slack doesn't say who deleted it. */
async function ingestDeletion(parts: Parts, { channel, ts, previous, at }: Deletion): Promise<void> {
  await parts.store.transaction(function* (tx) {
    const known = yield* messageAt(tx, { channel, ts });
    const incident = yield* incidentAt(tx, channel, previous?.thread_ts ?? ts);
    const number = incident?.id ?? known?.incident;
    if (number === undefined) return;
    if (previous && !previous.edited && (known === null || known.kind === UNSEEN)) {
      yield* keepMessage(tx, toRow(previous, { channel, incident: number }, parts.ownIds()));
    }
    yield* markDeleted(tx, { channel, ts }, { incident: number, at, person: null });
  });
}

function sameFiles(left: SlackMessage, right: SlackMessage): boolean {
  const ids = (message: SlackMessage): string =>
    filesOf(message)
      .map((file) => file.id)
      .join();
  return ids(left) === ids(right);
}
