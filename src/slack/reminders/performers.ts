import { NotYet, type Learnt, type Performance, type Performers } from "../../engine/performer.ts";
import { surfaces, type EffectOf } from "../../incident/effects.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { codeOf } from "../api-errors.ts";
import { postOnce } from "../living/post-once.ts";
import { sceneFor } from "../living/scene.ts";
import { isWanted, reminderView } from "./reminder-view.ts";

export function reminderPerformers(parts: Parts): Pick<Performers, "remind" | "clearReminder"> {
  return {
    remind: (effect, performance) => remind(parts, effect, performance),
    async clearReminder(_effect, { incident }) {
      await clear(parts, incident);
      return null;
    },
  };
}

/** The previous request goes and a new one comes, so that there is one, at the end of the room. */
async function remind(parts: Parts, effect: EffectOf<"remind">, performance: Performance): Promise<Learnt> {
  const { incident } = performance;
  const scene = await sceneFor(parts, incident);
  if (incident.reminders.lastDueAt !== effect.dueAt || !isWanted(incident, scene)) return null;
  const { place } = incident;
  if (place === null) throw new NotYet("there is no room yet");
  await clear(parts, incident);
  const post = { ...reminderView(incident, scene), channel: place.channel, threadTs: place.threadTs ?? undefined };
  const posted = await postOnce(parts.slack.effects, performance, post);
  return { type: "reportSurfacePlaced", surface: surfaces.reminder, ...posted, drawnAt: incident.seq };
}

/** What is gone already, or can't be deleted any more, is as good as deleted. */
const gone = new Set(["message_not_found", "channel_not_found", "is_archived", "cant_delete_message"]);

async function clear({ slack }: Parts, incident: Incident): Promise<void> {
  const at = incident.surfaces[surfaces.reminder];
  if (at === undefined) return;
  try {
    await slack.effects.chat.delete({ channel: at.channel, ts: at.ts });
  } catch (error) {
    if (!gone.has(codeOf(error) ?? "")) throw error;
  }
}
