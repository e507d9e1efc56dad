import type { Material } from "../record/export-markdown.ts";
import { timelineRows } from "../record/export-markdown.ts";
import { mdText, table } from "../record/markdown.ts";
import { day, fullTime, isoTime, zoneInWords } from "../record/times.ts";
import { factors, impact, response, rootCause, whatHelped } from "./analysis.ts";
import { createDesk, labelled, type Desk } from "./desk.ts";
import { keyLines } from "./key-lines.ts";
import { actionItems, participants } from "./people.ts";
import { durations, summary } from "./summary.ts";

/** A draft, with how many of its lines cite a source and how many gaps it shows. */
export interface Draft {
  readonly markdown: string;
  readonly lines: number;
  readonly gaps: number;
}

/**
 * The postmortem's draft, from the record alone: every statement cites its message, what nobody wrote down is shown
 * as a gap with its question. The short form serves a SEV3.
 */
export function draftPostmortem(material: Material): Draft {
  const desk = createDesk(material);
  const short = material.incident.severity === "sev3" || material.incident.severity === "sev4";
  const body = short ? shortForm(desk) : fullForm(desk);
  const markdown = [...frontMatter(desk), ...opening(desk), ...body].join("\n");
  return { markdown, ...count(markdown) };
}

/** What a draft holds; people's words can't hold either sign, so counting the text is exact. */
export function count(markdown: string): Pick<Draft, "lines" | "gaps"> {
  const lines = markdown.split("\n").filter((line) => /\[#\d+\]/u.test(line)).length;
  return { lines, gaps: markdown.split("❓").length - 1 };
}

/** The longest list of a short form. */
const SHORT_LINES = 5;

function fullForm(desk: Desk): string[] {
  const { sections, gaps } = desk.say.texts.postmortem;
  const highlights = desk.lines.filter((line) => line.highlight);
  return [
    ...summary(desk),
    ...durations(desk),
    ...timeline(desk, timelineRows(desk, highlights, gaps.quiet)),
    ...section(sections.rootCause, [rootCause(desk)]),
    ...section(sections.factors, factors(desk)),
    ...section(sections.impact, impact(desk)),
    ...section(sections.response, response(desk)),
    ...section(sections.actions, actionItems(desk)),
    ...section(sections.lessons, [gaps.lessons]),
    ...section(sections.people, participants(desk)),
  ];
}

function shortForm(desk: Desk): string[] {
  const { sections, labels } = desk.say.texts.postmortem;
  const rows = timelineRows({ ...desk, messages: [], history: [] }, keyLines(desk.lines, SHORT_LINES));
  return [
    ...summary(desk),
    `## ${sections.happened}`,
    ...rows.map(([time, words]) => `- ${time} ${words}`),
    "",
    ...section(sections.why, [rootCause(desk), "", labelled(labels.helped, whatHelped(desk))]),
    ...section(sections.change, actionItems(desk)),
  ];
}

function timeline(desk: Desk, rows: string[][]): string[] {
  const t = desk.say.texts.postmortem;
  const zone = zoneInWords(desk.incident.declaredAt, desk.zone);
  return section(t.sections.timeline(zone), table([t.time, t.event], rows));
}

function section(title: string, lines: readonly string[]): string[] {
  return [`## ${title}`, ...lines, ""];
}

function opening(desk: Desk): string[] {
  const { incident, say, now, zone, locale } = desk;
  const t = say.texts.postmortem;
  const title = t.title({
    date: day(incident.declaredAt, zone, "en"),
    service: incident.service === null ? null : mdText(incident.service),
    title: say.words(incident.title),
    incident: `INC-${incident.number}`,
  });
  return [
    `# ${incident.drill ? `${say.texts.terms.drill} ` : ""}${title}`,
    "",
    ...(incident.drill ? [`> ${t.drill}`] : []),
    `> ${t.intro(fullTime(now, zone, locale))}`,
    ...(incident.kind === "security" ? [`> ${t.redaction}`] : []),
    "",
  ];
}

/** YAML whose strings are JSON strings, which YAML reads as they are. */
function frontMatter({ incident, say, zone, head }: Desk): string[] {
  const { owner = null, reviewAt = null } = incident.postmortem ?? {};
  const fields: [string, string | null][] = [
    ["incident", `INC-${incident.number}`],
    ["severity", say.severity(incident.severity)],
    ["service", incident.service],
    ["state", "draft"],
    ["owner", owner === null ? null : say.name(owner)],
    ["review", reviewAt === null ? null : isoTime(reviewAt, zone)],
    ["record", `sha256:${head}`],
  ];
  return ["---", ...fields.map(([key, value]) => `${key}: ${scalar(value)}`), "---"];
}

function scalar(value: string | null): string {
  if (value === null) return "null";
  return /^[A-Za-z][\w:+-]*$/u.test(value) || /^\d{4}-\d{2}-\d{2}T[\d:+-]+$/u.test(value)
    ? value
    : JSON.stringify(value);
}
