import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { timelineMessages } from "../../store/message-rows.ts";
import { documentsOf } from "../../store/document-rows.ts";
import { count } from "../../postmortem/draft.ts";
import type { Texts } from "../../texts/texts.ts";
import { actions, context, section } from "../blocks.ts";
import type { Act, Reply } from "../listening.ts";
import { dayToken, mention } from "../mrkdwn.ts";
import { permalink } from "../record/read-record.ts";
import { sendPostmortem } from "./buttons.ts";
import { fileName } from "./performers.ts";

/** The draft's state and where it is, for one person. */
export async function postmortemReply({ parts, texts, locale }: Act, incident: Incident): Promise<Reply> {
  const name = `INC-${incident.number}`;
  const drafts = await parts.store.read((tx) => documentsOf(tx, incident.number));
  const newest = drafts.findLast((document) => document.kind === "postmortem");
  if (newest === undefined) return { text: withoutDraft(incident, name, texts) };
  const url = await linkToFile(parts, incident, drafts.filter(({ kind }) => kind === "postmortem").length);
  const text = texts.postmortem.state({ incident: name, ...count(newest.content), url: null });
  const { owner = null, reviewAt = null } = incident.postmortem ?? {};
  const review = reviewAt === null ? null : dayToken(reviewAt, parts.config.timezone, locale);
  const people = texts.postmortem.ownerAndReview({
    owner: owner === null ? null : texts.terms.person(mention(owner)),
    review,
  });
  const send = sendPostmortem.show(texts.postmortem.sendFile, { incident: incident.number });
  const linked = url === null ? text : `${text} <${url}|${texts.postmortem.openFile}>`;
  return { text, blocks: [section(linked), ...(people === "" ? [] : [context(people)]), actions([send])!] };
}

function withoutDraft(incident: Incident, name: string, texts: Texts): string {
  if (incident.phase === "cancelled") return texts.postmortem.noneForCancelled(name);
  if (incident.room === "thread") return texts.postmortem.noneForThread(name);
  return incident.phase === "closed" ? texts.postmortem.beingDrafted(name) : texts.postmortem.afterClose(name);
}

/** The message with the file, from our own record of it. */
async function linkToFile(parts: Parts, incident: Incident, n: number): Promise<string | null> {
  const name = fileName(incident.number, n);
  const rows = await parts.store.read((tx) => timelineMessages(tx, incident.number));
  const row = rows.findLast(({ files, deletedAt }) => deletedAt === null && files.includes(JSON.stringify(name)));
  return row === undefined ? null : permalink(parts.ownIds(), row);
}
