import { HOUR } from "../../clock.ts";
import { Impossible, NotYet, type Learnt, type Perform, type Performance } from "../../engine/performer.ts";
import type { Recorded } from "../../incident/events.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { count, draftPostmortem } from "../../postmortem/draft.ts";
import { documentById, putDocument } from "../../store/document-rows.ts";
import { textsIn } from "../../texts/texts.ts";
import { forOutbox } from "../api-errors.ts";
import { dayAndTime, mention } from "../mrkdwn.ts";
import { backfill } from "../record/backfill.ts";
import { materialFor, readRecord } from "../record/read-record.ts";

/** After so long without a room none will come, and the draft is had by its button. */
const WAITED_FOR_ROOM = HOUR;

/** Drafts the postmortem of one closing: kept first, then shown as a file in the room. */
export function postmortemPerformer(parts: Parts): Perform<"draftPostmortem"> {
  return async (_effect, performance) => {
    const { incident } = performance;
    const n = await closingNumber(parts, performance);
    const document = documentId(incident.number, n);
    const markdown = await keepDraft(parts, incident, document);
    const learnt: Learnt = { type: "reportPostmortem", document, ...count(markdown) };
    if (incident.place === null) {
      if (parts.clock.now() < performance.because.at + WAITED_FOR_ROOM) throw new NotYet("there is no room yet");
      return learnt;
    }
    try {
      await showOnce(parts, performance, { filename: fileName(incident.number, n), markdown });
    } catch (error) {
      const understood = forOutbox(error, performance.attempt);
      // The draft exists whether Slack takes the file or not.
      if (!(understood instanceof Impossible)) throw understood;
      const impossible = new Impossible(understood.message, learnt);
      impossible.cause = error;
      throw impossible;
    }
    return learnt;
  };
}

function documentId(incident: number, n: number): string {
  return `postmortem:${incident}:${n}`;
}

export function fileName(incident: number, n: number): string {
  return n === 1 ? `INC-${incident}-postmortem.md` : `INC-${incident}-postmortem-${n}.md`;
}

/** Which closing this is: an incident that was reopened gets another draft, beside the first. */
async function closingNumber(parts: Parts, { incident, because }: Performance): Promise<number> {
  const history = await parts.engine.history(incident.number);
  return history.filter((recorded: Recorded) => recorded.event.type === "closed" && recorded.seq <= because.seq).length;
}

/** A second attempt finds the draft of the first. */
async function keepDraft(parts: Parts, incident: Incident, id: string): Promise<string> {
  const kept = await parts.store.read((tx) => documentById(tx, id));
  if (kept !== null) return kept.content;
  await completeRecord(parts, incident);
  const record = await readRecord(parts, incident.number);
  if (record === null) throw new Error(`INC-${incident.number} has no record.`);
  const { markdown } = draftPostmortem(materialFor(parts, record, parts.config.locale));
  await parts.store.transaction((tx) =>
    putDocument(tx, {
      id,
      incident: incident.number,
      kind: "postmortem",
      format: "md",
      content: markdown,
      createdAt: parts.clock.now(),
      by: "watchfire",
    }),
  );
  return markdown;
}

/** What was said last may not have reached us as an event yet. A draft of what we have is better than none. */
async function completeRecord(parts: Parts, { number, place }: Incident): Promise<void> {
  if (place === null || place.threadTs !== null) return;
  try {
    await backfill(parts, { channel: place.channel, incident: number });
  } catch (error) {
    parts.logger.warn({ incident: number, error: String(error) }, "the draft is made without the room's history");
  }
}

async function showOnce(
  parts: Parts,
  { incident, attempt, because }: Performance,
  { filename, markdown }: { filename: string; markdown: string },
): Promise<void> {
  const place = incident.place!;
  if (attempt > 1 && (await isThere(parts, incident, { filename, since: because.at }))) return;
  const texts = textsIn(parts.config.locale);
  const { owner = null, reviewAt = null } = incident.postmortem ?? {};
  const comment = texts.postmortem.comment({
    incident: `INC-${incident.number}`,
    ...count(markdown),
    owner: owner === null ? null : texts.terms.person(mention(owner)),
    review: reviewAt === null ? null : dayAndTime(reviewAt, parts.config.timezone, parts.config.locale),
  });
  const drill = incident.drill ? `${texts.terms.drill} ` : "";
  const file = {
    filename,
    content: markdown,
    title: `${drill}${texts.postmortem.fileTitle(`INC-${incident.number}`)}`,
    initial_comment: `${drill}${comment}`,
  };
  const { channel, threadTs } = place;
  await parts.slack.effects.filesUploadV2(
    threadTs === null ? { channel_id: channel, ...file } : { channel_id: channel, thread_ts: threadTs, ...file },
  );
}

/** An earlier attempt may have uploaded it without our hearing of it. */
async function isThere(
  parts: Parts,
  { place }: Incident,
  { filename, since }: { filename: string; since: number },
): Promise<boolean> {
  const { channel, threadTs } = place!;
  const oldest = String(Math.floor(since / 1000) - 1);
  const { conversations } = parts.slack.effects;
  const answer =
    threadTs === null
      ? await conversations.history({ channel, oldest, limit: 200 })
      : await conversations.replies({ channel, ts: threadTs, oldest, limit: 200 });
  const files = (answer.messages ?? []).flatMap((message) => message.files ?? []);
  return files.some((file) => file.name === filename);
}
