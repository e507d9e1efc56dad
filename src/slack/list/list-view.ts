import type { Config } from "../../config/config.ts";
import type { Phase } from "../../incident/incident.ts";
import type { Severity } from "../../incident/severity.ts";
import type { Texts } from "../../texts/texts.ts";
import { context, section, view, type View } from "../blocks.ts";
import { agoToken, channelLink, escapeShort, mention } from "../mrkdwn.ts";
import { severityLabel } from "../severity/severity-label.ts";

export interface ListedIncident {
  number: number;
  title: string;
  severity: Severity;
  phase: Phase;
  drill: boolean;
  declaredAt: number;
  ic: string | null;
  /** Its room; null while there is none. */
  channel: string | null;
}

export interface ListScene {
  texts: Texts;
  config: Config;
  zone: string;
}

/** The open incidents, one line each, in the order given. */
export function listView(incidents: readonly ListedIncident[], scene: ListScene): View {
  const { list } = scene.texts;
  if (incidents.length === 0) {
    const text = list.none({ command: scene.config.command });
    return view(text, [section(text)]);
  }
  const shown = incidents.slice(0, MOST_SHOWN);
  const hidden = incidents.length - shown.length;
  const text = list.count({ open: incidents.length });
  return view(text, [
    section(`*${text}*`),
    ...shown.map((incident) => section(incidentLine(incident, scene))),
    hidden > 0 ? context(list.hidden({ count: hidden })) : null,
  ]);
}

const MOST_SHOWN = 20;
const TITLE_LENGTH = 80;

/** What it is and how bad, then how it stands, who has it and where. */
export function incidentLine(incident: ListedIncident, scene: ListScene): string {
  const { list, terms } = scene.texts;
  const drill = incident.drill ? `${terms.drill} ` : "";
  const parts = [
    `${terms.phase[incident.phase]}, ${list.since({ ago: agoToken(incident.declaredAt, scene.zone) })}`,
    incident.ic === null ? list.noIc : list.ic({ who: terms.person(mention(incident.ic)) }),
    ...(incident.channel === null ? [] : [channelLink(incident.channel)]),
  ];
  const name = `${drill}${severityLabel(incident.severity, scene)} ${terms.severity[incident.severity]}`;
  return `${name} · *INC-${incident.number}* ${escapeShort(incident.title, TITLE_LENGTH)}\n${parts.join(" · ")}`;
}
