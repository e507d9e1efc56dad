import { z } from "zod";
import type { IncidentCommand } from "../../incident/commands.ts";
import type { RoomLoss } from "../../incident/events.ts";
import type { Parts } from "../../parts.ts";
import { incidentAt } from "../../store/incident-rows.ts";
import { changeRoom } from "../../store/room-rows.ts";
import { backfill } from "./backfill.ts";

/** Slack calls whoever did it now this, now that, and sometimes not at all. */
const channelSchema = z.object({ channel: z.string(), user: z.string().optional(), actor_id: z.string().optional() });
const memberSchema = z.object({ user: z.string(), channel: z.string(), inviter: z.string().optional() });

/** A room was archived or deleted, or we were removed from it. */
export async function roomLost(why: RoomLoss, parts: Parts, event: unknown, cause: string): Promise<void> {
  const { channel, actor_id: actor, user } = channelSchema.parse(event);
  if (why !== "removed") await parts.store.transaction((tx) => changeRoom(tx, channel, { archived: true }));
  await report(parts, channel, { type: "reportRoomLost", why, person: another(parts, actor ?? user) }, cause);
}

export async function unarchived(parts: Parts, event: unknown, cause: string): Promise<void> {
  const { channel, actor_id: actor, user } = channelSchema.parse(event);
  await parts.store.transaction((tx) => changeRoom(tx, channel, { archived: false }));
  const person = another(parts, actor ?? user);
  await regained(parts, channel, { type: "reportRoomRegained", unarchived: true, person }, cause);
}

/** We are in a room again. */
export async function welcomedBack(parts: Parts, event: unknown, cause: string): Promise<void> {
  const { user, channel, inviter } = memberSchema.parse(event);
  if (user !== parts.ownIds().user) return;
  const person = another(parts, inviter);
  await regained(parts, channel, { type: "reportRoomRegained", unarchived: false, person }, cause);
}

/** What was said there meanwhile is in its history, or will be found there by the next round. */
async function regained(parts: Parts, channel: string, command: IncidentCommand, cause: string): Promise<void> {
  const incident = await report(parts, channel, command, cause);
  if (incident !== null) await backfill(parts, { channel, incident });
}

/** Returns the number of the incident whose room this is; null where it is none. */
async function report(parts: Parts, channel: string, command: IncidentCommand, cause: string): Promise<number | null> {
  const incident = await parts.store.read((tx) => incidentAt(tx, channel, null));
  if (incident === null || incident.placeTs !== null) return null;
  await parts.engine.handle(incident.id, command, { kind: "watchfire" }, cause);
  return incident.id;
}

function another(parts: Parts, person: string | undefined): string | null {
  return person === undefined || person === parts.ownIds().user ? null : person;
}
