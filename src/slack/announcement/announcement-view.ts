import { isActive, isOver, type Incident } from "../../incident/incident.ts";
import { section, view, type View } from "../blocks.ts";
import type { Scene } from "../living/surface.ts";
import { drillMark, incidentName, who } from "../living/wording.ts";
import { channelLink, duration, escape, timeToken } from "../mrkdwn.ts";
import { severityInWords, severityLabel, severityName } from "../severity/severity-label.ts";

/** One line for everybody, edited in place: what it is, how it stands, who leads, where it is worked on. */
export function announcementView(incident: Incident, scene: Scene): View {
  const { texts } = scene;
  const phase = texts.terms.phase[incident.phase];
  const name = `${incidentName(incident)} ${escape(incident.title)}`;
  const mark = drillMark(incident, scene);
  const summary = `${mark}${severityInWords(incident.severity, scene)} ${name}. ${phase}.`;
  const parts = isOver(incident)
    ? [`~${severityName(incident.severity, scene)} · ${name}~`, phase, lasted(incident, scene)]
    : [severity(incident, scene), name, phase, leader(incident, scene), expected(incident, scene), room(incident)];
  const head = isOver(incident) ? "⚫ " : "";
  return view(summary, [section(`${mark}${head}${parts.filter((part) => part !== null).join(" · ")}`)]);
}

/** The old severity stays readable, so that whoever read it yesterday sees what changed. */
function severity({ severity, severityBefore }: Incident, scene: Scene): string {
  const before = severityBefore === null ? "" : `~${severityName(severityBefore, scene)}~ `;
  const [colour, name] = severityLabel(severity, scene).split(" ");
  return `${colour} ${before}*${name}*`;
}

function leader({ roles }: Incident, scene: Scene): string | null {
  return roles.ic === undefined ? null : `${scene.texts.terms.role.ic} ${who(roles.ic, scene)}`;
}

function expected(incident: Incident, { texts, zone }: Scene): string | null {
  if (!isActive(incident) || incident.eta === null) return null;
  return texts.card.expectedShort({ time: timeToken(incident.eta.at, zone) });
}

function room({ place }: Incident): string | null {
  return place === null || place.threadTs !== null ? null : channelLink(place.channel);
}

function lasted({ phase, closedAt, declaredAt, impactFrom, impactTo }: Incident, { locale }: Scene): string | null {
  if (phase === "cancelled") return null;
  const to = impactTo ?? closedAt;
  return to === null ? null : duration(to - (impactTo === null ? declaredAt : impactFrom), locale);
}
