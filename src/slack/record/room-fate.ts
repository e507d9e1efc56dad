import { z } from "zod";
import type { IncidentCommand } from "../../incident/commands.ts";
import type { RoomLoss } from "../../incident/events.ts";
import type { Parts } from "../../parts.ts";
import { incidentAt } from "../../store/incident-rows.ts";
import { changeRoom } from "../../store/room-rows.ts";
import { isMember } from "../living/room-membership.ts";
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
  // Slack is asked about rooms of ours only, not about every channel of the workspace.
  if ((await incidentIn(parts, channel)) === null) return;
  const member = await isMember(parts.slack.effects, channel);
  const incident = await report(parts, channel, { type: "reportRoomUnarchived", member, person }, cause);
  if (incident !== null && member) await backfill(parts, { channel, incident });
}

/** We are in a room again: what was said while we weren't is in its history. */
export async function welcomedBack(parts: Parts, event: unknown, cause: string): Promise<void> {
  const { user, channel, inviter } = memberSchema.parse(event);
  if (user !== parts.ownIds().user) return;
  const person = another(parts, inviter);
  const incident = await report(parts, channel, { type: "reportRoomRegained", person }, cause);
  if (incident !== null) await backfill(parts, { channel, incident });
}

/** Returns the number of the incident whose room this is; null where it is none. */
async function report(parts: Parts, channel: string, command: IncidentCommand, cause: string): Promise<number | null> {
  const incident = await incidentIn(parts, channel);
  if (incident !== null) await parts.engine.handle(incident, command, { kind: "watchfire" }, cause);
  return incident;
}

async function incidentIn(parts: Parts, channel: string): Promise<number | null> {
  const incident = await parts.store.read((tx) => incidentAt(tx, channel, null));
  return incident === null || incident.placeTs !== null ? null : incident.id;
}

function another(parts: Parts, person: string | undefined): string | null {
  return person === undefined || person === parts.ownIds().user ? null : person;
}
