import type { App } from "@slack/bolt";
import { z } from "zod";
import type { Parts } from "../../parts.ts";
import { PIN, SHORTCUT } from "../../record/marks.ts";
import { incidentAt } from "../../store/incident-rows.ts";
import { changeRoom } from "../../store/room-rows.ts";
import type { Listener } from "../listening.ts";
import { onButton } from "../on-button.ts";
import { backfill } from "./backfill.ts";
import { takeOffTimeline } from "./buttons.ts";
import { ingest } from "./ingest.ts";
import { applyMarks } from "./marking.ts";
import { addToTimeline } from "./shortcut.ts";

const itemSchema = z.object({ type: z.string(), channel: z.string().optional(), ts: z.string().optional() });
const reactionSchema = z.object({ user: z.string(), reaction: z.string(), item: itemSchema, event_ts: z.string() });
const pinSchema = z.object({
  user: z.string(),
  channel_id: z.string(),
  item: z.object({ message: z.object({ ts: z.string() }).optional(), created: z.number().optional() }),
  event_ts: z.string(),
});
const memberSchema = z.object({ user: z.string(), channel: z.string() });
const channelSchema = z.object({ channel: z.string() });
const personSchema = z.object({ user: z.unknown() });

/** Whatever happens in a room goes into its record; who is who goes into the table of people. */
export const recordListeners: readonly Listener[] = [
  on("message", ingest),
  on("reaction_added", (parts, event) => reacted(parts, event, true)),
  on("reaction_removed", (parts, event) => reacted(parts, event, false)),
  on("pin_added", (parts, event) => pinned(parts, event, true)),
  on("pin_removed", (parts, event) => pinned(parts, event, false)),
  on("member_joined_channel", welcomedBack),
  on("channel_archive", (parts, event) => archived(parts, event, true)),
  on("channel_unarchive", (parts, event) => archived(parts, event, false)),
  on("channel_deleted", (parts, event) => archived(parts, event, true)),
  on("group_archive", (parts, event) => archived(parts, event, true)),
  on("group_unarchive", (parts, event) => archived(parts, event, false)),
  on("user_change", learnPerson),
  on("team_join", learnPerson),
  addToTimeline,
  onButton(takeOffTimeline, async ({ parts, person, payload, texts }) => {
    const mark = { name: SHORTCUT, person, at: parts.clock.now(), on: false };
    await applyMarks(parts, payload, [mark]);
    return { text: texts.record.takenOff };
  }),
];

function on(name: string, run: (parts: Parts, event: unknown) => Promise<void>): Listener {
  return {
    answers: `event:${name}`,
    attach(app: App, parts: Parts) {
      app.event(name, ({ event }) => run(parts, event));
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

/** We are in a room again: what was said while we weren't is in its history. */
async function welcomedBack(parts: Parts, event: unknown): Promise<void> {
  const { user, channel } = memberSchema.parse(event);
  if (user !== parts.ownIds().user) return;
  const incident = await parts.store.read((tx) => incidentAt(tx, channel, null));
  if (incident !== null && incident.placeTs === null) await backfill(parts, { channel, incident: incident.id });
}

async function archived(parts: Parts, event: unknown, nowArchived: boolean): Promise<void> {
  const { channel } = channelSchema.parse(event);
  await parts.store.transaction((tx) => changeRoom(tx, channel, { archived: nowArchived }));
}

async function learnPerson(parts: Parts, event: unknown): Promise<void> {
  await parts.people.learn(personSchema.parse(event).user);
}
