import type { KnownBlock } from "@slack/types";
import type { Incident } from "../../incident/incident.ts";
import { actions, option, section, view, type View } from "../blocks.ts";
import { cancel } from "../close/buttons.ts";
import type { Scene } from "../living/surface.ts";
import { drillMark, incidentName, who } from "../living/wording.ts";
import { channelLink, escape } from "../mrkdwn.ts";
import { pagesSomebody } from "../paging/next-call.ts";
import { severityName } from "../severity/severity-label.ts";
import { declareSeparately, joinIncident, whichService } from "./buttons.ts";

/** To the declarer, privately and at once: what was opened, who is called, and how to take it back. */
export function declaredView(incident: Incident, scene: Scene, candidates: readonly string[]): View {
  const { declare, paging } = scene.texts;
  const about = { incident: incidentName(incident) };
  // Where it was declared others may look over one's shoulder.
  const title = incident.private ? paging.privateTitle : escape(incident.title);
  const open = `${drillMark(incident, scene)}${declare.open({ ...about, title })}`;
  const sentences = [open, whereLine(incident, scene), severityLine(incident, scene), ...callLines(incident, scene)];
  const text = sentences.filter((sentence) => sentence !== null).join(" ");
  return view(text, [
    section(text),
    whichServiceBlock(incident, scene, candidates),
    actions([cancel.show(declare.cancel, { incident: incident.number })]),
  ]);
}

/** Somebody declared the same words a moment ago, most likely by typing them twice. */
export function looksTheSameView(
  incident: Incident,
  { texts }: Pick<Scene, "texts">,
  { line, ago }: { line: string; ago: string },
): View {
  const about = { incident: incidentName(incident) };
  const text = texts.declare.looksTheSame({ ...about, title: escape(incident.title), ago });
  const join = joinIncident.show(texts.declare.join(about), { incident: incident.number }, { style: "primary" });
  return view(text, [section(text), actions([join, declareSeparately.show(texts.declare.separate, { line })])]);
}

function whereLine({ place, room }: Incident, { texts }: Scene): string {
  if (place !== null && place.threadTs === null) return texts.declare.room({ room: channelLink(place.channel) });
  return room === "thread" ? texts.declare.threadComes : texts.declare.roomComes;
}

function severityLine({ severity, severityConfirmed }: Incident, scene: Scene): string | null {
  return severityConfirmed ? null : scene.texts.declare.unconfirmed({ severity: severityName(severity, scene) });
}

function callLines(incident: Incident, scene: Scene): string[] {
  const { paging, declaredBy, severity } = incident;
  const { declare, terms } = scene.texts;
  const ringing = paging.calls.filter(({ state }) => state === "ringing");
  if (ringing.length > 0) {
    const people = ringing.map(({ person, layer }) =>
      declare.part({ who: who(person, scene), part: layer && terms.layer(layer) }),
    );
    return [declare.calling({ people: people.join(", ") })];
  }
  if (paging.answeredBy !== null && paging.answeredBy === declaredBy) return [declare.youHaveIt];
  if (incident.room === "thread") return [];
  if (!pagesSomebody(incident, scene)) {
    return [declare.nobodyCalled({ severity: severityName(severity, scene) })];
  }
  return [declare.noTeam({ command: scene.config.command })];
}

/** The most options that Slack shows in a select. */
const MOST_OPTIONS = 100;

function whichServiceBlock(incident: Incident, scene: Scene, candidates: readonly string[]): KnownBlock | null {
  const { texts } = scene;
  if (candidates.length < 2) return null;
  const options = candidates.slice(0, MOST_OPTIONS).map((name) => option(name, name));
  const select = whichService.show(texts.declare.service, { incident: incident.number }, options);
  const calls = pagesSomebody(incident, scene);
  return section(calls ? texts.declare.whichService : texts.declare.whichServiceOnly, select);
}
