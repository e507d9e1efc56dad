import type { Instant } from "../clock.ts";
import type { Recorded } from "../incident/events.ts";
import type { Incident } from "../incident/incident.ts";
import type { Targets } from "../incident/rules.ts";
import type { Locale } from "../texts/texts.ts";
import { durationRows } from "./duration-rows.ts";
import { durationsOf } from "./durations.ts";
import { cite, mdText, table } from "./markdown.ts";
import { quietStretches } from "./quiet.ts";
import type { Line, Message, Source } from "./record.ts";
import { day, fullTime, isSameDay, timeOfDay, zoneInWords } from "./times.ts";
import { wordLine, type LineWording } from "./word-line.ts";

/** What a document about an incident is made from. */
export interface Material {
  readonly incident: Incident;
  readonly history: readonly Recorded[];
  readonly messages: readonly Message[];
  readonly lines: readonly Line[];
  /** The head of the record's hash chain. */
  readonly head: string;
  readonly now: Instant;
  /** What was promised for its severity. */
  readonly targets: Targets;
  readonly locale: Locale;
  /** IANA zone all times are written in. */
  readonly zone: string;
  readonly say: LineWording;
  linkTo(source: Source): string | null;
}

/** The whole record to read, as Markdown: durations, then everything in order, each line with its source. */
export function exportMarkdown(material: Material): string {
  const { incident, history, head, now, locale, zone, say } = material;
  const t = say.texts.record.document;
  const [names, values] = durationRows(durationsOf(incident, history), material.targets, say.texts, locale);
  return [
    `# ${incident.drill ? `${say.texts.terms.drill} ` : ""}${t.title({ incident: `INC-${incident.number}`, title: mdText(incident.title) })}`,
    "",
    `${t.exportedAt(fullTime(now, zone, locale))} ${t.head(head)}`,
    "",
    `## ${t.durations}`,
    ...table(names, [values]),
    "",
    `## ${t.timeline(zoneInWords(incident.declaredAt, zone))}`,
    ...table([t.time, t.event], timelineRows(material, material.lines)),
    "",
  ].join("\n");
}

/** Lines with the stretches of silence among them, as rows of time and words. */
export function timelineRows(
  material: Material,
  lines: readonly Line[],
  wordQuiet: (quiet: { ms: number; onACall: boolean }) => string = material.say.texts.record.quiet,
): string[][] {
  const { incident, history, messages, say, zone, now } = material;
  const words = lines.flatMap((line) => {
    const told = wordLine(line, incident, say);
    return told === null
      ? []
      : [{ at: line.at, time: timeIn(material, line.at), told: `${told} ${cite(line, material.linkTo)}` }];
  });
  const quiet = quietStretches(history, messages, now).map(({ from, to, onACall }) => ({
    // A stretch stands behind whatever it follows.
    at: from + 1,
    time: `${timeIn(material, from)}–${timeOfDay(to, zone)}`,
    told: wordQuiet({ ms: to - from, onACall }),
  }));
  return [...words, ...quiet].toSorted((left, right) => left.at - right.at).map(({ time, told }) => [time, told]);
}

/** The time alone on the day of the declaration, otherwise with its date. */
function timeIn({ incident, zone }: Material, at: Instant): string {
  const time = timeOfDay(at, zone);
  return isSameDay(at, incident.declaredAt, zone) ? time : `${day(at, zone, "en")} ${time}`;
}
