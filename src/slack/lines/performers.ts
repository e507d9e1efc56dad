import { NotYet, type Learnt, type Performance, type Performers } from "../../engine/performer.ts";
import { teamNamed } from "../../config/config.ts";
import { isOver, type Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { section, view, type View } from "../blocks.ts";
import { postOnce } from "../living/post-once.ts";
import { sayInRoom } from "../living/say-in-room.ts";
import { sceneFor } from "../living/scene.ts";
import { incidentName } from "../living/wording.ts";
import { privateLine } from "./private-line.ts";
import { mendFor } from "./refused-room.ts";
import { roomLine } from "./room-line.ts";
import { teamLine } from "./team-line.ts";

export function linePerformers(parts: Parts): Pick<Performers, "say" | "tell" | "tellTeam"> {
  return {
    say: (_effect, performance) => say(parts, performance),
    tell: (effect, performance) => tell(parts, effect.person, performance),
    tellTeam: (_effect, performance) => tellTeam(parts, performance),
  };
}

/** What goes elsewhere first may have gone before: waiting for the room counts as no attempt. */
const LOOK = true;

async function say(parts: Parts, performance: Performance): Promise<Learnt> {
  const { incident, because } = performance;
  const line = roomLine(because, incident, await sceneFor(parts, incident));
  if (line === null) return null;
  // Whoever may help is told first: the room may still be on its way.
  if (because.event.type === "nobodyAnswered") await cryForHelp(parts, line, performance);
  if (because.event.type === "roomRefused") await sayWhatToGrant(parts, because.event.error, performance);
  if (incident.place === null) {
    if (isOver(incident)) return null;
    throw new NotYet("there is no room yet");
  }
  return sayInRoom(parts.slack.effects, performance, line);
}

/** Everybody who might help: where incidents are announced, the team's own channel, and whoever answers for it all. */
async function cryForHelp(parts: Parts, line: View, { incident, id, attempt }: Performance): Promise<void> {
  const { announceChannel, executives } = parts.config;
  const channels = incident.private ? [] : [announceChannel, teamChannel(parts, incident)];
  for (const channel of new Set([...channels, ...executives].filter((place) => place !== null))) {
    await postOnce(parts.slack.effects, { id: `${id}/${channel}`, attempt }, { ...line, channel }, LOOK);
  }
}

/** What wakes nobody is said where the team reads, to whoever is Primary. */
async function tellTeam(parts: Parts, performance: Performance): Promise<Learnt> {
  const { incident } = performance;
  const channel = teamChannel(parts, incident);
  if (channel === null || incident.private) return null;
  const line = teamLine(incident, await sceneFor(parts, incident));
  await postOnce(parts.slack.effects, performance, { ...line, channel }, LOOK);
  return null;
}

function teamChannel({ config }: Parts, { team }: Incident): string | null {
  return team === null ? null : (teamNamed(config, team)?.channel ?? null);
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
