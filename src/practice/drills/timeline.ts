import { DateTime } from "luxon";
import type { Instant } from "../../clock.ts";
import type { Done } from "../../drills/drill.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { plainLine } from "../../record/plain-text.ts";
import { timeOfDay } from "../../record/times.ts";
import { wordLine, type LineWording } from "../../record/word-line.ts";
import { readRecord, severityName } from "../../slack/record/read-record.ts";
import { duration } from "../../texts/duration.ts";
import { textsIn } from "../../texts/texts.ts";

export interface TimelineLine {
  /** Tells the line from every other of the same drill. */
  key: string;
  at: Instant;
  /** `14:03:21` in the workspace's zone. */
  time: string;
  /** What happened, in words. */
  text: string;
}

/** The longest private answer shown. */
const LONGEST = 200;

/** All that happened in an incident, for a terminal: its record, and what scripted people were told privately. */
export async function timelineOf(
  parts: Parts,
  incident: Incident | null,
  done: readonly Done[],
): Promise<TimelineLine[]> {
  const record = incident === null ? null : await readRecord(parts, incident.number);
  const say = plainWording(parts);
  const timeIn = (at: Instant): string => DateTime.fromMillis(at, { zone: parts.config.timezone }).toFormat("HH:mm:ss");
  const told = (record?.lines ?? []).flatMap((line): TimelineLine[] => {
    const text = wordLine(line, record!.incident, say);
    const { what } = line;
    const key = what.kind === "event" ? `event ${what.recorded.seq}` : `message ${what.message.ts}`;
    return text === null ? [] : [{ key, at: line.at, time: timeIn(line.at), text }];
  });
  const names = { person: (id: string) => parts.people.nameOf(id) };
  const answers = done.flatMap(({ at, role, answer, trouble }, index): TimelineLine[] => {
    const text = trouble === null ? answer : `⚠ ${trouble}`;
    if (text === null) return [];
    return [{ key: `answer ${index}`, at, time: timeIn(at), text: `(→ ${role}) ${plainLine(text, names, LONGEST)}` }];
  });
  return [...told, ...answers].toSorted((left, right) => left.at - right.at);
}

function plainWording(parts: Parts): LineWording {
  const { locale, timezone } = parts.config;
  const texts = textsIn(locale);
  const name = (id: string): string => texts.terms.person(parts.people.nameOf(id));
  return {
    texts,
    name: parts.people.nameOf,
    person: name,
    words: (text) => text,
    severity: (severity) => severityName(parts, severity),
    clock: (at) => timeOfDay(at, timezone),
    length: (milliseconds) => duration(milliseconds, locale),
  };
}
