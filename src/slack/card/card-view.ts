import type { KnownBlock } from "@slack/types";
import { isOver, type Incident } from "../../incident/incident.ts";
import { context, fields, header, section, view, type View } from "../blocks.ts";
import type { Scene } from "../living/surface.ts";
import { drillMark, incidentName, named, who } from "../living/wording.ts";
import { agoToken, escape, escapeShort, shorten, timeToken } from "../mrkdwn.ts";
import { severityInWords, severityLabel, severityName } from "../severity/severity-label.ts";
import { callsLine } from "./calls-line.ts";
import { cardActions, severityOpen, severityRow } from "./card-actions.ts";
import { endedCard } from "./ended-card.ts";
import { updatesLine } from "./updates-line.ts";
import { warningsOf } from "./warnings.ts";

export { allActions, moreActions, severityRow } from "./card-actions.ts";

/** The pinned card: always true, always whole, and small again once it is over. */
export function cardView(incident: Incident, scene: Scene): View {
  const summary = `${drillMark(incident, scene)}${summaryOf(incident, scene)}`;
  if (isOver(incident)) return view(summary, endedCard(incident, scene));
  const warnings = warningsOf(incident, scene);
  const blocks: (KnownBlock | null)[] = [
    header(headline(incident, scene)),
    section(stateLine(incident, scene)),
    small(unconfirmed(incident, scene)),
    severityRow(incident, scene),
    incident.room === "thread" && incident.entries.length === 0 ? null : section(nowAndNext(incident, scene)),
    fields(impactAndEta(incident, scene)),
    incident.room === "thread" ? null : fields(rolesOf(incident, scene)),
    small(callsLine(incident, scene)),
    small(updatesLine(incident, scene)),
    warnings.length === 0 ? null : context(warnings.map((warning) => `⚠ ${warning}`).join("\n")),
    ...cardActions(incident, scene),
  ];
  return view(summary, blocks);
}

/** The grade is a word beside its colour, and stands nowhere else on the card. */
function headline(incident: Incident, scene: Scene): string {
  const grade = `${severityLabel(incident.severity, scene)} ${scene.texts.terms.severity[incident.severity]}`;
  return `${drillMark(incident, scene)}${grade} · ${incidentName(incident)} ${incident.title}`;
}

function unconfirmed(incident: Incident, scene: Scene): string | null {
  if (!severityOpen(incident)) return null;
  return `⚠ ${scene.texts.card.confirmSeverity({ severity: severityName(incident.severity, scene) })}`;
}

function summaryOf(incident: Incident, scene: Scene): string {
  const { texts } = scene;
  return texts.card.summary({
    severity: severityInWords(incident.severity, scene),
    incident: incidentName(incident),
    title: escape(incident.title),
    phase: texts.terms.phase[incident.phase],
    ic: incident.roles.ic === undefined ? null : escape(named(incident.roles.ic, scene)),
    impact: incident.impact === null ? null : escapeShort(incident.impact, 200),
  });
}

function stateLine(incident: Incident, scene: Scene): string {
  const { texts, zone } = scene;
  const since = { time: timeToken(incident.declaredAt, zone), ago: agoToken(incident.declaredAt, zone) };
  return [
    `*${texts.terms.phase[incident.phase]}*`,
    texts.card.since(since),
    incident.declaredBy === null ? null : texts.card.declaredBy({ who: who(incident.declaredBy, scene) }),
    incident.phase === "resolved" && incident.watchUntil !== null
      ? texts.card.watching({ time: timeToken(incident.watchUntil, zone) })
      : null,
    incident.private ? `🔒 ${texts.card.private}` : null,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

/** The latest action and the latest decision, in the words they were noted in; nothing is made up. */
function nowAndNext(incident: Incident, scene: Scene): string {
  const { texts, zone } = scene;
  const latest = (kind: "action" | "decision"): string | null => {
    const entry = incident.entries.findLast((each) => each.kind === kind);
    if (entry === undefined) return null;
    const by = entry.by === null ? null : who(entry.by, scene);
    const words = { text: escapeShort(entry.text, 200), who: by, time: timeToken(entry.at, zone) };
    return kind === "action" ? texts.card.underWay(words) : texts.card.decided(words);
  };
  const now = latest("action");
  const next = latest("decision");
  if (now === null && next === null) return `*${texts.card.now}*  ${texts.card.nothingYet}`;
  return [now && `*${texts.card.now}*  ${now}`, next && `*${texts.card.next}*  ${next}`].filter(Boolean).join("\n");
}

function impactAndEta(incident: Incident, { texts, zone }: Scene): string[] {
  const { impact, eta, summary } = incident;
  const label = impact === null ? texts.card.known : texts.card.impact;
  const words = impact ?? summary;
  const times = eta && { eta: timeToken(eta.at, zone), given: timeToken(eta.givenAt, zone) };
  return [
    ...(words === null ? [] : [`*${label}*\n${escape(shorten(words, 500))}`]),
    ...(times === null ? [] : [`*${texts.card.expected}*\n${texts.card.eta(times)}`]),
  ];
}

/** Commander and comms always, for somebody should be both; the others side by side. */
function rolesOf(incident: Incident, scene: Scene): string[] {
  const { terms } = scene.texts;
  const holder = (role: "ic" | "comms" | "scribe" | "tech" | "ops", empty: string): string => {
    const person = incident.roles[role];
    return `*${terms.role[role]}*  ${person === undefined ? empty : who(person, scene)}`;
  };
  const experts =
    incident.experts.length === 0
      ? ""
      : ` · *${terms.role.sme}*  ${incident.experts.map((expert) => who(expert, scene)).join(", ")}`;
  return [
    holder("ic", terms.nobody),
    holder("comms", terms.nobody),
    `${holder("scribe", "–")} · ${holder("tech", "–")}`,
    `${holder("ops", "–")}${experts}`,
  ];
}

function small(line: string | null): KnownBlock | null {
  return line === null ? null : context(line);
}
