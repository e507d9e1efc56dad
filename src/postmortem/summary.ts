import { durationRows } from "../record/duration-rows.ts";
import { durationsOf } from "../record/durations.ts";
import { table } from "../record/markdown.ts";
import { fullTime, isSameDay, timeOfDay } from "../record/times.ts";
import { labelled, type Desk } from "./desk.ts";

/** Severity, impact, scope and how it was noticed. */
export function summary(desk: Desk): string[] {
  const { labels, gaps, sections, declaredBy } = desk.say.texts.postmortem;
  const { line, recorded } = desk.declared;
  const { by } = recorded;
  const who = by.kind === "person" ? declaredBy(desk.say.person(by.id)) : "Watchfire";
  return [
    `## ${sections.summary}`,
    labelled(labels.severity, severityWords(desk)),
    labelled(labels.impact, impactSpan(desk)),
    labelled(labels.scope, scope(desk)),
    labelled(labels.business, gaps.business),
    labelled(labels.detected, `${who}${desk.source(line)}. ${gaps.detected}`),
    "",
  ];
}

export function durations({ incident, history, say, locale, targets }: Desk): string[] {
  const [heads, cells] = durationRows(durationsOf(incident, history), targets, say.texts, locale);
  return [...table(heads, [cells]), ""];
}

/** Which part of the service, and how many people; as somebody said it last. */
export function scope(desk: Desk): string {
  const told = desk.all("impactGiven").at(-1);
  if (told !== undefined) return `${desk.say.words(told.recorded.event.text)}${desk.source(told.line)}`;
  const { summary: said } = desk.incident;
  if (said !== null) return `${desk.say.words(said)}${desk.source(desk.declared.line)}`;
  return desk.say.texts.postmortem.gaps.scope;
}

function severityWords(desk: Desk): string {
  const { incident, say, declared } = desk;
  const changes = desk.all("severityChanged");
  const first = declared.recorded.event.severity ?? incident.severity;
  const was = say.texts.postmortem.severityWas({
    now: `${say.severity(incident.severity)} ${say.texts.terms.severity[incident.severity]}`,
    first: first === incident.severity ? null : say.severity(first),
  });
  const reasons = changes.flatMap(({ recorded: { event }, line }) =>
    event.reason === null
      ? []
      : [`; ${say.severity(event.from)} → ${say.severity(event.to)}: ${say.words(event.reason)}${desk.source(line)}`],
  );
  return `${was}${reasons.length > 0 ? reasons.join("") : desk.source(changes.at(-1)?.line ?? declared.line)}`;
}

function impactSpan(desk: Desk): string {
  const { incident, say, zone, locale, now } = desk;
  const from = incident.impactFrom;
  const to = incident.impactTo ?? incident.resolvedAt ?? now;
  const shownTo = isSameDay(from, to, zone) ? timeOfDay(to, zone) : fullTime(to, zone, locale);
  const span = { from: fullTime(from, zone, locale), to: shownTo, ms: to - from };
  return `${say.texts.postmortem.impactSpan(span)}${desk.source(desk.all("resolved").at(-1)?.line)}`;
}
