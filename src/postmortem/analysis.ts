import type { Line } from "../record/record.ts";
import { labelled, type Desk } from "./desk.ts";
import { scope } from "./summary.ts";

interface Cause {
  words: string;
  line: Line;
}

/** What was named as the cause; null when nobody named one. */
function namedCause(desk: Desk): Cause | null {
  const named = desk.all("causeIdentified").findLast(({ recorded }) => recorded.event.words !== null);
  return named === undefined ? null : { words: desk.say.words(named.recorded.event.words!), line: named.line };
}

function lastFinding(desk: Desk): Cause | null {
  const finding = desk.all("entryWritten").findLast(({ recorded }) => recorded.event.kind === "finding");
  return finding === undefined ? null : { words: desk.say.words(finding.recorded.event.text), line: finding.line };
}

export function rootCause(desk: Desk): string {
  const cause = namedCause(desk);
  if (cause !== null) return `${cause.words}${desk.source(cause.line)}`;
  const closest = lastFinding(desk);
  const { gaps } = desk.say.texts.postmortem;
  return gaps.rootCause(closest === null ? null : `"${closest.words}"${desk.source(closest.line)}`);
}

/** The chain of whys begins with what is on record; the rest is asked. */
export function factors(desk: Desk): string[] {
  const { gaps, whyChain } = desk.say.texts.postmortem;
  const cause = namedCause(desk) ?? lastFinding(desk);
  const problem = `${desk.say.words(desk.incident.title)}${desk.source(desk.declared.line)}.`;
  if (cause === null) return [`1. ${problem} ${gaps.factors}`];
  return [`1. ${whyChain({ problem, cause: `${cause.words}${desk.source(cause.line)}.` })} ${gaps.why}`];
}

export function impact(desk: Desk): string[] {
  const { labels, gaps } = desk.say.texts.postmortem;
  return [labelled(labels.users, scope(desk)), labelled(labels.business, gaps.business)];
}

/** What was done, in order; then what only people can say. */
export function response(desk: Desk): string[] {
  const { labels, gaps } = desk.say.texts.postmortem;
  const actions = desk
    .all("entryWritten")
    .filter(({ recorded }) => recorded.event.kind === "action" || recorded.event.kind === "decision")
    .map(({ recorded, line }, index) => `${index + 1}. ${desk.say.words(recorded.event.text)}${desk.source(line)}`);
  return [
    ...(actions.length === 0 ? [gaps.actions] : actions),
    "",
    labelled(labels.helped, whatHelped(desk)),
    labelled(labels.well, gaps.well),
    labelled(labels.badly, gaps.badly),
    labelled(labels.lucky, gaps.lucky),
  ];
}

export function whatHelped(desk: Desk): string {
  const resolved = desk.all("resolved").at(-1);
  const mitigated = desk.all("mitigated").at(-1);
  const { whatHelped: words } = desk.incident;
  if (words !== null) return `${desk.say.words(words)}${desk.source(resolved?.line)}`;
  const said = mitigated?.recorded.event.words ?? null;
  if (said !== null) return `${desk.say.words(said)}${desk.source(mitigated?.line)}`;
  return desk.say.texts.postmortem.gaps.helped;
}
