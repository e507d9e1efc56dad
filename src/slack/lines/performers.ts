import { NotYet, type Learnt, type Performance, type Performers } from "../../engine/performer.ts";
import { isOver } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { section, view } from "../blocks.ts";
import { postOnce } from "../living/post-once.ts";
import { sceneFor } from "../living/scene.ts";
import { incidentName } from "../living/wording.ts";
import { privateLine } from "./private-line.ts";
import { mendFor } from "./refused-room.ts";
import { roomLine } from "./room-line.ts";

export function linePerformers(parts: Parts): Pick<Performers, "say" | "tell"> {
  return {
    say: (_effect, performance) => say(parts, performance),
    tell: (effect, performance) => tell(parts, effect.person, performance),
  };
}

/** What goes elsewhere first may have gone before: waiting for the room counts as no attempt. */
const LOOK = true;

async function say(parts: Parts, performance: Performance): Promise<Learnt> {
  const { incident, because } = performance;
  const line = roomLine(because, incident, await sceneFor(parts, incident));
  if (line === null) return null;
  // Whoever may help is told first: the room may still be on its way.
  if (because.event.type === "nobodyAnswered" && !incident.private) {
    const apart = { id: `${performance.id}/announced`, attempt: performance.attempt };
    await postOnce(parts.slack.effects, apart, { ...line, channel: parts.config.announceChannel }, LOOK);
  }
  if (because.event.type === "roomRefused") await sayWhatToGrant(parts, because.event.error, performance);
  const { place } = incident;
  if (place === null) {
    if (isOver(incident)) return null;
    throw new NotYet("there is no room yet");
  }
  await postOnce(parts.slack.effects, performance, {
    ...line,
    channel: place.channel,
    threadTs: place.threadTs ?? undefined,
  });
  return null;
}

/** The declarer wonders where the room is; the admins can do something about it. */
async function sayWhatToGrant(parts: Parts, error: string, performance: Performance): Promise<void> {
  const { incident, id, attempt } = performance;
  const people = new Set([incident.declaredBy, ...parts.config.admins].filter((person) => person !== null));
  for (const person of people) {
    const scene = await sceneFor(parts, incident, person);
    const text = scene.texts.room.refused({ incident: incidentName(incident), mend: mendFor(error, scene) });
    const apart = { id: `${id}/${person}`, attempt };
    await postOnce(parts.slack.effects, apart, { ...view(text, [section(text)]), channel: person }, LOOK);
  }
}

async function tell(parts: Parts, person: string, performance: Performance): Promise<Learnt> {
  const { incident, because } = performance;
  const line = privateLine(because, person, incident, await sceneFor(parts, incident, person));
  if (line !== null) await postOnce(parts.slack.effects, performance, { ...line, channel: person });
  return null;
}
