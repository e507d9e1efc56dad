import type { App } from "@slack/bolt";
import { z } from "zod";
import type { Parts } from "../../parts.ts";
import { PIN, SHORTCUT } from "../../record/marks.ts";
import type { Listener } from "../listening.ts";
import { onButton } from "../on-button.ts";
import { takeOffTimeline } from "./buttons.ts";
import { ingest } from "./ingest.ts";
import { applyMarks } from "./marking.ts";
import { roomLost, unarchived, welcomedBack } from "./room-fate.ts";
import { addToTimeline } from "./shortcut.ts";

const itemSchema = z.object({ type: z.string(), channel: z.string().optional(), ts: z.string().optional() });
const reactionSchema = z.object({ user: z.string(), reaction: z.string(), item: itemSchema, event_ts: z.string() });
const pinSchema = z.object({
  user: z.string(),
  channel_id: z.string(),
  item: z.object({ message: z.object({ ts: z.string() }).optional(), created: z.number().optional() }),
  event_ts: z.string(),
});
const personSchema = z.object({ user: z.unknown() });

/** Whatever happens in a room goes into its record; who is who goes into the table of people. */
export const recordListeners: readonly Listener[] = [
  on("message", ingest),
  on("reaction_added", (parts, event) => reacted(parts, event, true)),
  on("reaction_removed", (parts, event) => reacted(parts, event, false)),
  on("pin_added", (parts, event) => pinned(parts, event, true)),
  on("pin_removed", (parts, event) => pinned(parts, event, false)),
  on("member_joined_channel", welcomedBack),
  on("channel_archive", (...told) => roomLost("archived", ...told)),
  on("group_archive", (...told) => roomLost("archived", ...told)),
  on("channel_deleted", (...told) => roomLost("deleted", ...told)),
  on("group_deleted", (...told) => roomLost("deleted", ...told)),
  on("channel_left", (...told) => roomLost("removed", ...told)),
  on("group_left", (...told) => roomLost("removed", ...told)),
  on("channel_unarchive", unarchived),
  on("group_unarchive", unarchived),
  on("user_change", learnPerson),
  on("team_join", learnPerson),
  addToTimeline,
  onButton(takeOffTimeline, async ({ parts, person, payload, texts }) => {
    const mark = { name: SHORTCUT, person, at: parts.clock.now(), on: false };
    await applyMarks(parts, payload, [mark]);
    return { text: texts.record.takenOff };
  }),
];

/** `cause` names the event: Slack may send it twice. */
function on(name: string, run: (parts: Parts, event: unknown, cause: string) => Promise<void>): Listener {
  return {
    answers: `event:${name}`,
    attach(app: App, parts: Parts) {
      app.event(name, ({ event, body }) => run(parts, event, `event:${body.event_id}`));
    },
  };
}

async function reacted(parts: Parts, event: unknown, added: boolean): Promise<void> {
  const { user, reaction, item, event_ts: eventTs } = reactionSchema.parse(event);
  const { channel, ts } = item;
  if (user === parts.ownIds().user || item.type !== "message" || channel === undefined || ts === undefined) return;
  // A skin tone makes it no other reaction.
  const name = reaction.split("::")[0]!;
  await applyMarks(parts, { channel, ts }, [{ name, person: user, at: Number(eventTs) * 1000, on: added }]);
}

async function pinned(parts: Parts, event: unknown, added: boolean): Promise<void> {
  const { user, channel_id: channel, item, event_ts: eventTs } = pinSchema.parse(event);
  if (user === parts.ownIds().user || item.message === undefined) return;
  const mark = { name: PIN, person: user, at: Number(eventTs) * 1000, on: added };
  await applyMarks(parts, { channel, ts: item.message.ts }, [mark]);
}

async function learnPerson(parts: Parts, event: unknown): Promise<void> {
  await parts.people.learn(personSchema.parse(event).user);
}
