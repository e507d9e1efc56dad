import { SECOND } from "../../clock.ts";
import { NotYet } from "../../engine/performer.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { channelsNamed, ownChannels, type SeenChannel } from "../living/channel-id.ts";
import { plainRoomNames, roomNames } from "./room-name.ts";

export interface Room {
  channel: string;
  name: string;
}

/** How far Slack's clock may lag behind ours. */
const CLOCK_SKEW = 60 * SECOND;

/** The channel that an earlier attempt has made for this incident, as far as it shows. */
export async function ourRoom(parts: Parts, incident: Incident): Promise<Room | null> {
  const names = new Set([...roomNames(incident, parts.config.locale), ...plainRoomNames(incident)]);
  const isOurs = ownership(parts, incident);
  const ours = (await ownChannels(parts.slack.effects)).find((channel) => names.has(channel.name) && isOurs(channel));
  return ours === undefined ? null : roomIn(ours);
}

/** Who has the name; null where Slack doesn't show it: to anybody, or not yet. */
export async function holderOf(parts: Parts, incident: Incident, name: string): Promise<Room | "somebody else" | null> {
  const isOurs = ownership(parts, incident);
  const channels = await channelsNamed(parts.slack.effects, name);
  const ours = channels.find(isOurs);
  if (ours !== undefined) return roomIn(ours);
  return channels.length > 0 ? "somebody else" : null;
}

/**
 * Made by us and since the declaration; or untouched, for a clock may be wrong. The room of another database's incident
 * is older and has a topic.
 */
function ownership(parts: Parts, incident: Incident): (channel: SeenChannel) => boolean {
  const { user } = parts.ownIds();
  if (user === "") throw new NotYet("Slack hasn't told us yet who we are, and so which channels are ours");
  const born = (incident.declaredAt - CLOCK_SKEW) / SECOND;
  return ({ creator, created, topic, archived, private: closed }) =>
    creator === user && !archived && closed === incident.private && (created >= born || topic === "");
}

function roomIn({ id, name }: SeenChannel): Room {
  return { channel: id, name };
}
