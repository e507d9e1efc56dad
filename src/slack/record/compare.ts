import type { Instant } from "../../clock.ts";
import type { Parts } from "../../parts.ts";
import { PIN, type Mark } from "../../record/marks.ts";
import { incidentAt, touchLastHumanWord } from "../../store/incident-rows.ts";
import { messageAt, setEffect, UNSEEN, type MessageRow } from "../../store/message-rows.ts";
import { markDeleted, reviseMessage } from "../../store/revision-rows.ts";
import { ingestMessage, keepFiles } from "./ingest.ts";
import { applyMarks, type Reacted } from "./marking.ts";
import {
  effectOf,
  filesOf,
  instantOf,
  isHumanWord,
  isOwn,
  isTombstone,
  textOf,
  type SlackMessage,
} from "./slack-message.ts";

/** Takes a message found in the history into the record, with what happened to it unseen. */
export async function adopt(parts: Parts, channel: string, message: SlackMessage, pulledAt: Instant): Promise<void> {
  if (isTombstone(message)) {
    const incident = await parts.store.read((tx) => incidentAt(tx, channel, message.ts));
    if (incident !== null) await noteDeleted(parts, { channel, incident: incident.id }, [message.ts], pulledAt);
    return;
  }
  await ingestMessage(parts, channel, message);
  if (isOwn(message, parts.ownIds())) await adoptEffect(parts, channel, message);
  else await adoptEdit(parts, channel, message);
  await adoptMarks(parts, channel, message, pulledAt);
}

/** An event may come without the metadata that the history has. */
async function adoptEffect(parts: Parts, channel: string, message: SlackMessage): Promise<void> {
  const key = { channel, ts: message.ts };
  const effect = effectOf(message);
  const row = effect === null ? null : await parts.store.read((tx) => messageAt(tx, key));
  if (effect === null || row === null || row.effect !== null) return;
  await parts.store.transaction((tx) => setEffect(tx, key, effect));
}

async function adoptEdit(parts: Parts, channel: string, message: SlackMessage): Promise<void> {
  const { edited } = message;
  if (edited === undefined) return;
  const key = { channel, ts: message.ts };
  await parts.store.transaction(function* (tx) {
    const row = yield* messageAt(tx, key);
    if (row === null || row.text === textOf(message)) return;
    const at = instantOf(edited.ts);
    yield* reviseMessage(tx, key, { incident: row.incident, at, person: edited.user, text: textOf(message) });
    yield* keepFiles(tx, key, filesOf(message));
    if (isHumanWord(message)) yield* touchLastHumanWord(tx, row.incident, at, edited.user);
  });
}

/** Reactions and the pin as they stand now, against those we know: what is gone was taken back unseen. */
async function adoptMarks(parts: Parts, channel: string, message: SlackMessage, pulledAt: Instant): Promise<void> {
  const key = { channel, ts: message.ts };
  const row = await parts.store.read((tx) => messageAt(tx, key));
  if (row === null) return;
  const own = parts.ownIds().user;
  const known = (JSON.parse(row.reactions) as Mark[]).filter((mark) => mark.on);
  const now = reactionsOf(message, { channel, own }).filter((mark) => mark.person !== own);
  const added = now.filter((mark) => !known.some((each) => matches(each, mark)));
  const gone = known.filter((mark) => isVisible(mark, message) && !now.some((each) => matches(each, mark)));
  const changes: Reacted[] = [
    ...added.map((mark) => ({ ...mark, at: pulledAt, on: true })),
    ...gone.map(({ name, person }) => ({ name, person, at: pulledAt, on: false })),
  ];
  if (changes.length > 0) await applyMarks(parts, key, changes);
}

function reactionsOf(
  message: SlackMessage,
  { channel, own }: { channel: string; own: string },
): { name: string; person: string }[] {
  const reactions = (message.reactions ?? []).flatMap(({ name, users }) => users.map((person) => ({ name, person })));
  // Our own card is pinned by ourselves; a person's pin on one of our messages comes as an event with their name.
  return message.user !== own && message.pinned_to?.includes(channel)
    ? [...reactions, { name: PIN, person: "" }]
    : reactions;
}

/** Slack doesn't name everybody who reacted when they are many: nothing follows from a name missing there. */
function isVisible(mark: Mark, message: SlackMessage): boolean {
  if (mark.name === PIN) return true;
  if (mark.name.startsWith("(")) return false;
  const reaction = message.reactions?.find((each) => each.name === mark.name);
  return reaction === undefined || reaction.users.length === reaction.count;
}

function matches(left: { name: string; person: string }, right: { name: string; person: string }): boolean {
  return left.name === right.name && (left.name === PIN || left.person === right.person);
}

/** What we have and the pulled history hasn't: it was deleted. What came after the pull began isn't missing. */
export function missing(
  stored: readonly MessageRow[],
  pulled: readonly SlackMessage[],
  { oldest, pulledAt }: { oldest: string; pulledAt: Instant },
): string[] {
  const there = new Set(pulled.map((message) => message.ts));
  const inside = (row: MessageRow): boolean => Number(row.ts) > Number(oldest) && row.postedAt < pulledAt;
  return stored
    .filter((row) => row.deletedAt === null && row.kind !== UNSEEN && inside(row) && !there.has(row.ts))
    .map((row) => row.ts);
}

export async function noteDeleted(
  parts: Parts,
  { channel, incident }: { channel: string; incident: number },
  timestamps: readonly string[],
  at: Instant,
): Promise<void> {
  if (timestamps.length === 0) return;
  await parts.store.transaction(function* (tx) {
    for (const ts of timestamps) yield* markDeleted(tx, { channel, ts }, { incident, at, person: null });
  });
}
