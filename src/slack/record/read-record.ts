import { readEvent, incidentStream } from "../../engine/stream.ts";
import type { Recorded } from "../../incident/events.ts";
import { fold } from "../../incident/evolve.ts";
import type { Incident } from "../../incident/incident.ts";
import type { OwnIds, Parts } from "../../parts.ts";
import type { Material } from "../../record/export-markdown.ts";
import { mdText } from "../../record/markdown.ts";
import { withNames } from "../../record/plain-text.ts";
import { recordOf, type Line, type Message, type Source } from "../../record/record.ts";
import { fullTime, isSameDay, timeOfDay, zoneName } from "../../record/times.ts";
import type { LineWording } from "../../record/word-line.ts";
import { loadEvents, type EventRow } from "../../store/event-rows.ts";
import { timelineMessages, type MessageRow } from "../../store/message-rows.ts";
import { revisionsOfIncident, type RevisionRow } from "../../store/revision-rows.ts";
import { textsIn, type Locale } from "../../texts/texts.ts";
import type { KeptFile } from "./slack-message.ts";
import { duration } from "../../texts/duration.ts";

/** Everything on record about an incident, as it is kept and as it is read. */
export interface WholeRecord {
  readonly incident: Incident;
  readonly history: readonly Recorded[];
  readonly messages: readonly Message[];
  readonly lines: readonly Line[];
  readonly events: readonly EventRow[];
  readonly rows: readonly MessageRow[];
  readonly revisions: readonly RevisionRow[];
}

/** On one snapshot; null when there is no such incident. */
export async function readRecord(parts: Parts, number: number): Promise<WholeRecord | null> {
  const { events, rows, revisions } = await parts.store.read(function* (tx) {
    return {
      events: yield* loadEvents(tx, incidentStream(number)),
      rows: yield* timelineMessages(tx, number),
      revisions: yield* revisionsOfIncident(tx, number),
    };
  });
  const history = events.map(readEvent);
  const incident = fold(history);
  if (incident === null) return null;
  const own = parts.ownIds();
  const edited = new Set(revisions.filter((each) => each.revision > 0 && !each.deleted).map(keyOf));
  const messages = rows.map((row) => toMessage(row, own, edited.has(keyOf(row))));
  return { incident, history, messages, lines: recordOf(incident, history, messages), events, rows, revisions };
}

/** What a document in that language is written from. */
export function materialFor(parts: Parts, record: WholeRecord, locale: Locale): Material {
  const zone = parts.config.timezone;
  const { incident, history, messages, lines, events } = record;
  const texts = textsIn(locale);
  const { declaredAt } = incident;
  const name = (id: string): string => texts.terms.person(parts.people.nameOf(id));
  const say: LineWording = {
    texts,
    name: parts.people.nameOf,
    person: (id) => mdText(name(id)),
    words: (text) => mdText(withNames(text, { person: parts.people.nameOf })),
    severity: (severity) => severityName(parts, severity),
    length: (milliseconds) => duration(milliseconds, locale),
    clock: (at) =>
      isSameDay(at, declaredAt, zone) ? `${timeOfDay(at, zone)} ${zoneName(at, zone)}` : fullTime(at, zone, locale),
  };
  const head = events.at(-1)?.hash ?? "";
  const linkTo = (source: Source): string | null => permalink(parts.ownIds(), source);
  return {
    incident,
    history,
    messages,
    lines,
    head,
    now: parts.clock.now(),
    targets: parts.config.targets[incident.severity],
    locale,
    zone,
    say,
    linkTo,
  };
}

/** `SEV1` or `P1`, as the workspace says it. */
export function severityName(parts: Parts, severity: string): string {
  const level = severity.slice(-1);
  return parts.config.severityNames === "p" ? `P${level}` : `SEV${level}`;
}

/** Where Slack shows a message; null while we don't know our workspace's address. */
export function permalink(own: OwnIds, { channel, ts }: Source): string | null {
  return own.url === "" ? null : `${own.url.replace(/\/?$/u, "/")}archives/${channel}/p${ts.replace(".", "")}`;
}

function toMessage(row: MessageRow, own: OwnIds, edited: boolean): Message {
  const byUs = row.effect !== null || (row.person !== null && row.person === own.user);
  const files = JSON.parse(row.files) as KeptFile[];
  return {
    channel: row.channel,
    ts: row.ts,
    threadTs: row.threadTs,
    person: row.person,
    kind: row.kind,
    text: row.text,
    files: files.map((file) => file.name ?? file.title ?? file.id),
    at: row.postedAt,
    edited,
    deleted: row.deletedAt !== null,
    moment: row.momentAt !== null,
    own: byUs,
    effect: row.effect,
    spoken: !row.bot && !byUs && row.person !== null && (row.kind === "message" || row.kind === "file"),
  };
}

function keyOf({ channel, ts }: { channel: string; ts: string }): string {
  return `${channel}/${ts}`;
}
