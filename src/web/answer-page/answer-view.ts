import type { Config } from "../../config/config.ts";
import { isOver, type Call, type Incident } from "../../incident/incident.ts";
import { clockTime } from "../../slack/mrkdwn.ts";
import { severityInWords } from "../../slack/severity/severity-label.ts";
import { textsIn, type Locale } from "../../texts/texts.ts";
import type { Ticket } from "./answer-links.ts";
import { escapeHtml } from "../escape-html.ts";

export interface Reader {
  locale: Locale;
  /** IANA zone, the person's own. */
  zone: string;
  config: Config;
  nameOf(person: string): string;
}

/** What is called for and its one big button; one calm sentence once there is nothing to press. */
export function callPage(incident: Incident, ticket: Ticket, reader: Reader): string {
  const { locale } = reader;
  const { answerPage } = textsIn(locale);
  const call = incident.paging.calls.find(({ step, person }) => step === ticket.step && person === ticket.person);
  if (call === undefined) return wordPage(answerPage.unknown, locale);
  const head = headline(incident, reader);
  const done = whatCameOfIt(incident, call, reader);
  if (done !== null) return page(locale, head, paragraph(done));
  const buttons = `<form method="post">
<button class="take" name="act" value="answer">${escapeHtml(answerPage.onIt)}</button>
<button class="pass" name="act" value="decline">${escapeHtml(answerPage.cannot)}</button>
</form>`;
  return page(locale, head, `${details(incident, call, reader).map(paragraph).join("\n")}\n${buttons}`);
}

/** One sentence and nothing else. */
export function wordPage(sentence: string, locale: Locale): string {
  return page(locale, "Watchfire", paragraph(sentence));
}

function headline(incident: Incident, { config, locale }: Reader): string {
  const texts = textsIn(locale);
  const drill = incident.drill ? `${texts.terms.drill} ` : "";
  const title = incident.private ? "" : ` ${incident.title}`;
  return `${drill}${severityInWords(incident.severity, { config, texts })} · INC-${incident.number}${title}`;
}

function details(incident: Incident, call: Call, { locale, zone, nameOf }: Reader): string[] {
  const { answerPage, terms } = textsIn(locale);
  const called = answerPage.called({ layer: call.layer && terms.layer(call.layer), team: incident.team });
  const others = incident.paging.calls.filter((each) => each.state === "ringing" && each.person !== call.person);
  const people = [...new Set(others.map((each) => terms.person(nameOf(each.person))))].join(", ");
  return [
    called,
    answerPage.since({ time: clockTime(incident.declaredAt, zone) }),
    ...(incident.private ? [answerPage.privateTitle] : []),
    ...(incident.impact !== null && !incident.private ? [answerPage.impact({ impact: incident.impact })] : []),
    ...(people === "" ? [] : [answerPage.others({ people })]),
  ];
}

function whatCameOfIt(incident: Incident, call: Call, { locale, zone, nameOf }: Reader): string | null {
  const { answerPage, terms } = textsIn(locale);
  const time = clockTime(call.stateAt, zone);
  const { answeredBy } = incident.paging;
  if (call.state === "answered") return answerPage.youAnswered({ time });
  if (call.state === "declined") return answerPage.youDeclined({ time });
  if (call.state === "ringing" && !isOver(incident) && incident.phase !== "resolved") return null;
  const by = answeredBy === null || answeredBy === call.person ? null : terms.person(nameOf(answeredBy));
  return answerPage.ended({ time, by });
}

/** A page of ours; `body` is HTML. */
export function page(locale: Locale, head: string, body: string): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(head)}</title>
<style>
:root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
body { max-width: 32rem; margin: 0 auto; padding: 24px; }
h1 { font-size: 1.3rem; line-height: 1.3; }
button { display: block; width: 100%; font: inherit; border-radius: 12px; cursor: pointer; }
.take { margin: 32px 0 16px; padding: 24px; border: 0; background: #b3261e; color: #fff; font-size: 1.4rem; font-weight: 700; }
.pass { padding: 12px; border: 1px solid currentColor; background: none; color: inherit; }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(head)}</h1>
${body}
</main>
</body>
</html>
`;
}

export function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}
