import type { Call, Incident } from "../../incident/incident.ts";
import type { Scene } from "../living/surface.ts";
import { drillMark, incidentName, named } from "../living/wording.ts";
import { clockTime } from "../mrkdwn.ts";
import { severityName } from "../severity/severity-label.ts";
import { nextCall } from "./next-call.ts";
import { others } from "./page-view.ts";

/** A call in plain words, for every way outside Slack. A private incident shows its number and severity only. */
export function pageWords(incident: Incident, call: Call, scene: Scene): { title: string; text: string } {
  const { texts, zone } = scene;
  const title = incident.private ? texts.paging.privateTitle : incident.title;
  const layer = call.layer === null ? null : texts.terms.layer(call.layer);
  const called = texts.answerPage.called({ layer, team: incident.team });
  const next = nextCall(incident, call, scene);
  const time = next && clockTime(next.at, zone);
  const people = next?.people.map((person) => named(person, scene)).join(", ") ?? "";
  const after =
    time === null ? "" : people ? texts.paging.nextCalled({ time, people }) : texts.paging.calledAgain({ time });
  return { title: headline(incident, title, scene), text: [called, others(scene), after].filter(Boolean).join(" ") };
}

/** The word that it is over. */
export function standDownWords(
  incident: Incident,
  why: string,
  by: string | null,
  scene: Scene,
): { title: string; text: string } {
  const { paging } = scene.texts;
  const title = incident.private ? paging.privateTitle : incident.title;
  const name = incidentName(incident);
  const text = paging.stoodDown({ incident: name, why, who: by === null ? null : named(by, scene) });
  return { title: headline(incident, title, scene), text };
}

function headline(incident: Incident, title: string, scene: Scene): string {
  return `${drillMark(incident, scene)}${severityName(incident.severity, scene)} ${incidentName(incident)} ${title}`;
}
