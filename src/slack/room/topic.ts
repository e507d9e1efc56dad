import type { Learnt, Performance } from "../../engine/performer.ts";
import { isOver, type Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { codeOf } from "../api-errors.ts";
import { sceneFor } from "../living/scene.ts";
import type { Scene } from "../living/surface.ts";
import { shorten } from "../mrkdwn.ts";
import { severityLabel, severityName } from "../severity/severity-label.ts";

/** Slack's longest topic. */
const LONGEST = 250;

/** Keeps the room's topic true. Each change of it is a line in the room, so an unchanged one isn't set again. */
export async function redrawTopic(parts: Parts, { incident }: Performance): Promise<Learnt> {
  const { place } = incident;
  if (place === null || place.threadTs !== null) return null;
  const topic = topicOf(incident, await sceneFor(parts, incident));
  try {
    const { channel } = await parts.slack.effects.conversations.info({ channel: place.channel });
    if (unescape(channel?.topic?.value ?? "") === topic) return null;
    await parts.slack.effects.conversations.setTopic({ channel: place.channel, topic });
  } catch (error) {
    if (codeOf(error) !== "is_archived") throw error;
  }
  return null;
}

/** One line without markup: a topic shows none. Who commands isn't in it: Slack says every change aloud in the room. */
function topicOf(incident: Incident, scene: Scene): string {
  const { texts } = scene;
  const drill = incident.drill ? `${texts.terms.drill} ` : "";
  // An alarming colour in the channel's head would outlive the incident.
  const severity = isOver(incident)
    ? `⚫ ${severityName(incident.severity, scene)}`
    : severityLabel(incident.severity, scene);
  const head = `${drill}${severity} · INC-${incident.number}`;
  const state = texts.terms.phase[incident.phase];
  const room = LONGEST - `${head}  · ${state}`.length;
  const topic = shorten(`${head} ${shorten(incident.title, Math.max(room, 10))} · ${state}`, LONGEST);
  // Slack makes mentions and links of what stands in angle brackets even here.
  return topic.replaceAll("<", "‹").replaceAll(">", "›");
}

/** Slack gives topics back with these three escaped. */
function unescape(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
