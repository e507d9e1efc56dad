import { Impossible, type Learnt, type Performance } from "../../engine/performer.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { forOutbox } from "../api-errors.ts";
import { cardView } from "../card/card-view.ts";
import { postOnce } from "../living/post-once.ts";
import { sceneFor } from "../living/scene.ts";

/** Posts the card where the incident was declared, and works on it in the thread below. */
export async function openThread(parts: Parts, performance: Performance): Promise<Learnt> {
  const { incident } = performance;
  if (incident.place !== null) return null;
  const view = cardView(incident, await sceneFor(parts, incident));
  for (const channel of placesFor(incident, parts)) {
    try {
      const surface = `INC-${incident.number}/card`;
      const { ts, ...at } = await postOnce(parts.slack.effects, performance, { ...view, channel, surface });
      return { type: "reportThreadOpened", channel: at.channel, ts, drawnAt: incident.seq };
    } catch (error) {
      // Not for us to post in, or not like this: another place may do.
      const read = forOutbox(error, performance.attempt);
      if (!(read instanceof Impossible)) throw read;
    }
  }
  throw new Impossible("there is nowhere to post the card");
}

/** Nothing of a private incident is shown to a channel. */
function placesFor(incident: Incident, parts: Parts): string[] {
  const open = incident.private ? [] : [incident.origin.channel, parts.config.announceChannel];
  return [...open, incident.declaredBy, ...parts.config.admins].filter((place) => place !== null);
}
