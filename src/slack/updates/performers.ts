import { NotYet, type Learnt, type Performance, type Performers } from "../../engine/performer.ts";
import type { EffectOf } from "../../incident/effects.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { surfaces } from "../../incident/effects.ts";
import { postOnce, type Post } from "../living/post-once.ts";
import { sceneFor } from "../living/scene.ts";
import { publicView } from "./public-view.ts";

export function updatePerformers(parts: Parts): Pick<Performers, "publish"> {
  return { publish: (effect, performance) => publish(parts, effect, performance) };
}

/** An approved update goes out under the announcement; a private one stays in its room. */
async function publish(parts: Parts, effect: EffectOf<"publish">, performance: Performance): Promise<Learnt> {
  const { incident } = performance;
  const update = incident.updates.find(({ number }) => number === effect.update);
  if (update === undefined || update.state !== "published") return null;
  const drawn = publicView(incident, update, await sceneFor(parts, incident));
  await postOnce(parts.slack.effects, performance, { ...drawn, ...destination(incident, parts) });
  return null;
}

function destination(incident: Incident, { config }: Parts): Pick<Post, "channel" | "threadTs" | "broadcast"> {
  if (incident.private) {
    if (incident.place === null) throw new NotYet("there is no room yet");
    return { channel: incident.place.channel, threadTs: incident.place.threadTs ?? undefined };
  }
  const announcement = incident.surfaces[surfaces.announcement];
  if (announcement === undefined) return { channel: config.announceChannel };
  return { channel: announcement.channel, threadTs: announcement.ts, broadcast: true };
}
