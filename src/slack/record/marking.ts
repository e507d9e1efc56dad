import { makesMoment, momentIn, withMark, type Mark } from "../../record/marks.ts";
import type { Parts } from "../../parts.ts";
import { incidentAt } from "../../store/incident-rows.ts";
import {
  clearMoment,
  keepPlace,
  lockRecord,
  messageAt,
  setMoment,
  setReactions,
  type MessageKey,
  type MessageRow,
} from "../../store/message-rows.ts";
import type { Connection, Tx } from "../../store/query.ts";
import { codeOf } from "../api-errors.ts";

/** What the bot reacts with to show that a message is on the timeline. */
const ON_TIMELINE = "memo";

export type Reacted = Omit<Mark, "moment">;

/**
 * Takes marks (reactions, pins, "Add to timeline") into the record and makes the message a moment, or demotes it when
 * its last mark has gone. Only members make moments. Returns the incident, null when the message belongs to none.
 */
export async function applyMarks(parts: Parts, key: MessageKey, reacted: readonly Reacted[]): Promise<number | null> {
  const marks = await Promise.all(
    reacted.map(async (mark) => ({ ...mark, moment: makesMoment(mark.name) && (await isMember(parts, mark.person)) })),
  );
  const change = await parts.store.transaction((tx) => markWithin(tx, key, marks));
  if (change === null) return null;
  if (marks.some((mark) => mark.moment)) await show(parts, key, change.moment);
  return change.incident;
}

async function isMember(parts: Parts, person: string): Promise<boolean> {
  // Nobody is named where a pin is found rather than told of.
  if (person === "") return true;
  const by = await parts.people.by(person);
  return by.kind === "person" && by.standing === "member";
}

function* markWithin(
  tx: Connection,
  key: MessageKey,
  marks: readonly Mark[],
): Tx<{ incident: number; moment: boolean } | null> {
  yield* lockRecord(tx, key.channel);
  const row = (yield* messageAt(tx, key)) ?? (yield* placeFor(tx, key));
  if (row === null) return null;
  const known = JSON.parse(row.reactions) as Mark[];
  const now = marks.reduce<readonly Mark[]>(withMark, known);
  if (now !== known) yield* setReactions(tx, key, JSON.stringify(now));
  const moment = momentIn(now);
  if (moment === null) yield* clearMoment(tx, key);
  else yield* setMoment(tx, key, Math.floor(moment.at), moment.person);
  return { incident: row.incident, moment: moment !== null };
}

/** A reaction may overtake its message: its place is kept until it comes. */
function* placeFor(tx: Connection, key: MessageKey): Tx<MessageRow | null> {
  const incident = yield* incidentAt(tx, key.channel, key.ts);
  return incident === null ? null : yield* keepPlace(tx, key, incident.id);
}

/** The bot's own mark is a courtesy: what Slack refuses for good is left as it is. */
async function show(parts: Parts, { channel, ts }: MessageKey, moment: boolean): Promise<void> {
  const { reactions } = parts.slack.effects;
  const mark = { channel, timestamp: ts, name: ON_TIMELINE };
  try {
    await (moment ? reactions.add(mark) : reactions.remove(mark));
  } catch (error) {
    if (codeOf(error) === null) throw error;
  }
}
