import { SECOND } from "../../clock.ts";
import { Impossible, NotYet, TooFast, type Learnt, type Performance } from "../../engine/performer.ts";
import { incidentStream } from "../../engine/stream.ts";
import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { isHeld } from "../../store/effect-leases.ts";
import { effectsOf } from "../../store/effect-rows.ts";
import { codeOf, forOutbox } from "../api-errors.ts";
import { ownChannels } from "../living/channel-id.ts";
import { plainRoomNames, roomNames } from "./room-name.ts";

/** A channel that Slack has created shows in our list by then. */
const SETTLED_AFTER = 15 * SECOND;
/** How far Slack's clock may lag behind ours. */
const CLOCK_SKEW = 60 * SECOND;

/** Until somebody grants us more, or leaves fewer channels, it will be refused again. */
const refusals = new Set([
  "restricted_action",
  "missing_scope",
  "user_is_restricted",
  "cannot_create_channel",
  "too_many_convos",
  "too_many_convos_for_team",
]);

/**
 * Creates the war room. Creating is no lock: a second attempt first waits until the first one's channel would show,
 * and takes that.
 */
export async function openRoom(parts: Parts, performance: Performance): Promise<Learnt> {
  const { incident } = performance;
  if (incident.place !== null) return null;
  try {
    const earlier = performance.attempt > 1 ? await roomOfEarlierAttempt(parts, performance) : null;
    return { type: "reportRoomOpened", ...(earlier ?? (await create(parts, performance))) };
  } catch (error) {
    throw understood(parts, error, performance);
  }
}

/**
 * Whatever can never work leads to a thread instead, so that every incident has somewhere to go to. Whatever else went
 * wrong may have made a channel all the same: it is given the time to show before the next look.
 */
function understood(parts: Parts, error: unknown, { attempt, incident }: Performance): unknown {
  if (error instanceof Impossible || error instanceof NotYet || error instanceof TooFast) return error;
  const read = forOutbox(error, attempt);
  if (read instanceof Impossible) return refusal(codeOf(error) ?? "other");
  if (read instanceof TooFast) return read;
  parts.logger.warn({ incident: incident.number, error: String(error) }, "whether there is a room isn't known yet");
  return new TooFast(SETTLED_AFTER);
}

interface Room {
  channel: string;
  name: string;
}

async function roomOfEarlierAttempt(parts: Parts, { id, incident }: Performance): Promise<Room | null> {
  const rows = await parts.store.read((tx) => effectsOf(tx, incidentStream(incident.number)));
  const started = rows.find((row) => row.id === id)?.firstStartedAt ?? null;
  const wait = started === null ? 0 : started + SETTLED_AFTER - parts.clock.machineNow();
  if (wait > 0) throw new TooFast(wait);
  const names = new Set([...roomNames(incident, parts.config.locale), ...plainRoomNames(incident)]);
  const { user } = parts.ownIds();
  if (user === "") throw new NotYet("Slack hasn't told us yet who we are, and so which channels are ours");
  const born = (incident.declaredAt - CLOCK_SKEW) / SECOND;
  const ours = (await ownChannels(parts.slack.effects)).find(
    (channel) => names.has(channel.name) && channel.creator === user && channel.created >= born,
  );
  return ours === undefined ? null : { channel: ours.id, name: ours.name };
}

async function create(parts: Parts, { id, token, incident }: Performance): Promise<Room> {
  // Whoever slept between its claim and this line may have been taken for dead: somebody else opens the room, or has.
  if (!(await parts.store.read((tx) => isHeld(tx, { id, token })))) throw new NotYet("somebody else has taken over");
  return (
    (await createFirstFree(parts, incident, roomNames(incident, parts.config.locale))) ??
    (await createFirstFree(parts, incident, plainRoomNames(incident))) ??
    refuse("invalid_name")
  );
}

/** null when Slack doesn't take names of this kind at all. */
async function createFirstFree(parts: Parts, incident: Incident, names: readonly string[]): Promise<Room | null> {
  for (const name of names) {
    try {
      const { channel } = await parts.slack.effects.conversations.create({ name, is_private: incident.private });
      if (!channel?.id) throw new Error("Slack created a channel without an id.");
      return { channel: channel.id, name: channel.name ?? name };
    } catch (error) {
      const code = codeOf(error) ?? "";
      if (code.startsWith("invalid_name")) return null;
      if (refusals.has(code)) return refuse(code);
      if (code !== "name_taken") throw error;
    }
  }
  return refuse("name_taken");
}

function refuse(error: string): never {
  throw refusal(error);
}

function refusal(error: string): Impossible {
  return new Impossible(`Slack refuses to open a room: ${error}`, { type: "reportRoomRefused", error });
}
