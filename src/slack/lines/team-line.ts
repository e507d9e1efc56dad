import { holderAt } from "../../incident/decisions/escalation.ts";
import type { Incident } from "../../incident/incident.ts";
import { actions, section, view, type View } from "../blocks.ts";
import type { Scene } from "../living/surface.ts";
import { drillMark, incidentName, who } from "../living/wording.ts";
import { channelLink, escape } from "../mrkdwn.ts";
import { answerPage } from "../paging/buttons.ts";
import { severityLabel } from "../severity/severity-label.ts";

/** In the team's channel: what happened, and who of them is asked to look after it. */
export function teamLine(incident: Incident, scene: Scene): View {
  const { lines } = scene.texts;
  const primary = holderAt({ incident, facts: scene.facts, by: { kind: "watchfire" } }, "primary");
  const head = `${severityLabel(incident.severity, scene)} · ${incidentName(incident)} ${escape(incident.title)}`;
  const told = lines.teamTold({
    who: primary === null ? null : who(primary, scene),
    room: incident.place === null ? null : channelLink(incident.place.channel),
  });
  const text = `${drillMark(incident, scene)}${head}. ${told}`;
  return view(text, [
    section(text),
    actions([answerPage.show(lines.onIt, { incident: incident.number }, { style: "primary" })]),
  ]);
}
