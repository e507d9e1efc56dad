import { textsIn } from "../../texts/texts.ts";
import type { PageCall } from "../notifier.ts";
import { escapeHtml } from "../../web/escape-html.ts";

export interface Mail {
  subject: string;
  text: string;
  html: string;
  messageId: string;
  priority: "high" | "normal";
  headers: Readonly<Record<string, string>>;
}

/** A call as a mail. Its link opens a page with buttons and answers nothing by itself, for scanners open every link. */
export function mailOf(call: PageCall): Mail {
  const { facts, ackUrl, text, title: headline, kind, id, incident, target } = call;
  const { mail, time, privateTitle } = textsIn(facts.locale).notify;
  const about = {
    drill: facts.drill,
    severity: facts.severityName,
    incident,
    title: facts.title ?? privateTitle,
  };
  const by = facts.next && time(facts.next.at, facts.zone);
  const how = kind === "standDown" ? [] : ackUrl === null ? [mail.inSlack] : [`${mail.answer}: ${ackUrl}`, mail.opens];
  const link = `<p><a href="${escapeHtml(ackUrl ?? "")}" style="${button}">${escapeHtml(mail.answer)}</a></p>`;
  const ways = ackUrl === null || kind === "standDown" ? how.map(paragraph) : [link, paragraph(mail.opens)];
  return {
    subject: kind === "page" ? mail.subject({ ...about, by }) : mail.standDownSubject(about),
    text: [headline, text, ...how].join("\n\n"),
    html: [`<h2>${escapeHtml(headline)}</h2>`, paragraph(text), ...ways].join("\n"),
    messageId: `<${id.replaceAll(":", ".")}@watchfire>`,
    priority: kind === "page" ? "high" : "normal",
    headers: {
      // All mails about one incident to one person stand together.
      References: `<${incident}.${target}@watchfire>`,
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
  };
}

const button =
  "display:inline-block;padding:16px 32px;border-radius:8px;background:#b3261e;color:#fff;font-weight:700;text-decoration:none";

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}
