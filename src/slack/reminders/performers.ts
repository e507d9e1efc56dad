import { NotYet, type Learnt, type Performance, type Performers } from "../../engine/performer.ts";
import { surfaces, type EffectOf } from "../../incident/effects.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { codeOf } from "../api-errors.ts";
import { postOnce } from "../living/post-once.ts";
import { lossIn } from "../living/say-in-room.ts";
import { sceneFor } from "../living/scene.ts";
import { askedFor, isWanted, privateReminderView, reminderView } from "./reminder-view.ts";

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
  try {
    const { channel, ts } = await postOnce(parts.slack.effects, performance, post);
    return { type: "reportSurfacePlaced", surface: surfaces.reminder, channel, ts, drawnAt: incident.seq };
  } catch (error) {
    const person = askedFor(incident);
    if (lossIn(error) === null || person === null) throw error;
    return remindPrivately(parts, person, performance);
  }
}

/** The room takes no post, and whoever speaks for the incident still has to. */
async function remindPrivately(parts: Parts, person: string, performance: Performance): Promise<Learnt> {
  const { incident } = performance;
  const view = privateReminderView(incident, await sceneFor(parts, incident, person));
  const { channel, ts } = await postOnce(parts.slack.effects, performance, { ...view, channel: person });
  return { type: "reportSurfacePlaced", surface: surfaces.privateReminder, channel, ts, drawnAt: incident.seq };
}

/** What is gone already, or can't be deleted any more, is as good as deleted. */
const gone = new Set([
  "message_not_found",
  "channel_not_found",
  "not_in_channel",
  "is_archived",
  "cant_delete_message",
]);

async function clear({ slack }: Parts, incident: Incident): Promise<void> {
  for (const name of [surfaces.reminder, surfaces.privateReminder]) {
    const at = incident.surfaces[name];
    if (at === undefined) continue;
    try {
      await slack.effects.chat.delete({ channel: at.channel, ts: at.ts });
    } catch (error) {
      if (!gone.has(codeOf(error) ?? "")) throw error;
    }
  }
}
