import { Refusal } from "../../refusal.ts";
import { exportJson } from "../../record/export-json.ts";
import { exportMarkdown } from "../../record/export-markdown.ts";
import { withNames } from "../../record/plain-text.ts";
import type { Act, Reply } from "../listening.ts";
import { drillMark } from "../living/wording.ts";
import { clockTime, escape, mention } from "../mrkdwn.ts";
import { materialFor, permalink, readRecord, severityName, type WholeRecord } from "./read-record.ts";
import { sendFile } from "./send-file.ts";
import { timelineReply } from "./timeline-view.ts";
import { duration } from "../../texts/duration.ts";
import { requireMember } from "../../incident/authority.ts";

/** The timeline as one person reads it in Slack. */
export async function showRecord(act: Act, number: number, all: boolean): Promise<Reply> {
  const { parts, texts } = act;
  const record = await recordFor(act, number);
  const zone = parts.config.timezone;
  const own = parts.ownIds();
  return timelineReply(record, {
    texts,
    zone,
    now: parts.clock.now(),
    all,
    linkTo: (source) => permalink(own, source),
    say: {
      texts,
      name: parts.people.nameOf,
      person: (id) => texts.terms.person(mention(id)),
      words: (text) => escape(withNames(text, { person: parts.people.nameOf })),
      severity: (severity) => severityName(parts, severity),
      clock: (at) => clockTime(at, zone),
      length: (milliseconds) => duration(milliseconds, act.locale),
    },
  });
}

/** Sends the whole record as a file. It holds everything, so only members get it. */
export async function sendRecord(act: Act, number: number, format: "md" | "json"): Promise<Reply> {
  const { parts, texts, locale, person, by } = act;
  requireMember(by);
  const record = await recordFor(act, number);
  const name = `INC-${number}`;
  const content =
    format === "json"
      ? exportJson({ ...record, messages: record.rows })
      : exportMarkdown(materialFor(parts, record, locale));
  const comment = `${drillMark(record.incident, { texts })}${texts.record.exportComment(name)}`;
  await sendFile(parts, person, { filename: `${name}.${format}`, content, title: `${name}.${format}`, comment });
  return { text: texts.record.fileSent };
}

async function recordFor({ parts }: Act, number: number): Promise<WholeRecord> {
  const record = await readRecord(parts, number);
  if (record === null) throw new Refusal("noSuchIncident", { incident: `INC-${number}` });
  return record;
}
