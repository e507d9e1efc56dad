import { textsIn } from "../../texts/texts.ts";
import type { Check, PageCall } from "../notifier.ts";
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
    messageId: messageIdOf(id),
    priority: kind === "page" ? "high" : "normal",
    // All mails about one incident to one person stand together.
    headers: { ...automatic, References: `<${incident}.${target}@watchfire>` },
  };
}

/** A rehearsal with its link, or a code. */
export function checkMailOf({ facts, id, title, text, ackUrl }: Check): Mail {
  const { checks } = textsIn(facts.locale);
  const link = ackUrl && `<p><a href="${escapeHtml(ackUrl)}" style="${button}">${escapeHtml(checks.confirm)}</a></p>`;
  return {
    subject: title,
    text: [text, ...(ackUrl === null ? [] : [`${checks.confirm}: ${ackUrl}`])].join("\n\n"),
    html: [`<h2>${escapeHtml(title)}</h2>`, paragraph(text), ...(link === null ? [] : [link])].join("\n"),
    messageId: messageIdOf(id),
    priority: "normal",
    headers: automatic,
  };
}

/** Nobody's out-of-office note answers it. */
const automatic = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" } as const;

function messageIdOf(id: string): string {
  return `<${id.replaceAll(":", ".")}@watchfire>`;
}

const button =
  "display:inline-block;padding:16px 32px;border-radius:8px;background:#b3261e;color:#fff;font-weight:700;text-decoration:none";

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}
