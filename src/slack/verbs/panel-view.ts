import type { Incident } from "../../incident/incident.ts";
import { context, section, view, type View } from "../blocks.ts";
import { allActions, severityRow } from "../card/card-view.ts";
import type { Scene } from "../living/surface.ts";
import { drillMark, incidentName } from "../living/wording.ts";
import { escape } from "../mrkdwn.ts";
import { severityLabel } from "../severity/severity-label.ts";

/** What can be done in this war room now, for one person: the card's buttons and those behind its "More", at once. */
export function panelView(incident: Incident, scene: Scene): View {
  const { verbs, terms } = scene.texts;
  const text = `${drillMark(incident, scene)}${verbs.panel({ incident: incidentName(incident) })}`;
  const title = `${severityLabel(incident.severity, scene)} · *${escape(incident.title)}* · ${terms.phase[incident.phase]}`;
  return view(text, [
    section(`${text}\n${title}`),
    severityRow(incident, scene),
    ...allActions(incident, scene),
    context(verbs.panelHint({ command: scene.config.command })),
  ]);
}
