import { SECOND } from "../../clock.ts";
import { Impossible, NotYet, TooFast, type Learnt, type Performance } from "../../engine/performer.ts";
import { incidentStream } from "../../engine/stream.ts";
import type { Parts } from "../../parts.ts";
import { isHeld } from "../../store/effect-leases.ts";
import { effectsOf } from "../../store/effect-rows.ts";
import { codeOf, forOutbox } from "../api-errors.ts";
import { holderOf, ourRoom, type Room } from "./own-room.ts";
import { plainRoomNames, roomNames } from "./room-name.ts";

/** A channel that Slack has created shows in our list by then. */
const SHOWS_AFTER = 15 * SECOND;
/** So often it is looked for whose the channel is that has our name; then people are told. */
const LOOKS = 3;

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
 * Creates the war room. Creating is no lock, and a call can take effect long after whoever made it is gone. So every
 * attempt asks for the same names in the same order, and leaves a name only to somebody who certainly isn't us.
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
  return new TooFast(SHOWS_AFTER);
}

/** A second attempt first waits until the channel of an earlier one would show. */
async function roomOfEarlierAttempt(parts: Parts, { id, incident }: Performance): Promise<Room | null> {
  const rows = await parts.store.read((tx) => effectsOf(tx, incidentStream(incident.number)));
  const started = rows.find((row) => row.id === id)?.firstStartedAt ?? null;
  const wait = started === null ? 0 : started + SHOWS_AFTER - parts.clock.machineNow();
  if (wait > 0) throw new TooFast(wait);
  return ourRoom(parts, incident);
}

async function create(parts: Parts, performance: Performance): Promise<Room> {
  const { incident } = performance;
  return (
    (await createFirstFree(parts, performance, roomNames(incident, parts.config.locale))) ??
    (await createFirstFree(parts, performance, plainRoomNames(incident))) ??
    refuse("invalid_name")
  );
}

/** null when Slack doesn't take names of this kind at all. */
async function createFirstFree(parts: Parts, performance: Performance, names: readonly string[]): Promise<Room | null> {
  const { incident } = performance;
  for (const name of names) {
    await requireHeld(parts, performance);
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
    const ours = await takenByUs(parts, performance, name);
    if (ours !== null) return ours;
  }
  return refuse("name_taken");
}

/**
 * Ours, where an earlier attempt has the name; null where it's certainly somebody else's, and only then another name is
 * tried, by whoever still holds the effect then. While that is the first attempt, nobody has asked for the name on our behalf.
 */
async function takenByUs(parts: Parts, { attempt, incident }: Performance, name: string): Promise<Room | null> {
  if (attempt === 1) return null;
  for (let looks = 1; ; looks += 1) {
    const holder = await holderOf(parts, incident, name);
    if (holder !== null) return holder === "somebody else" ? null : holder;
    if (looks === LOOKS) return refuse("name_unclear");
    // The wait is a part of the attempt, as a time-out is: where the process dies, the next attempt waits anew.
    await new Promise<void>((resolve) => void parts.clock.after(SHOWS_AFTER, resolve));
  }
}

/** Whoever slept since its claim may have been taken for dead: then somebody else opens the room, or has. */
async function requireHeld(parts: Parts, { id, token }: Performance): Promise<void> {
  if (!(await parts.store.read((tx) => isHeld(tx, { id, token })))) throw new NotYet("somebody else has taken over");
}

function refuse(error: string): never {
  throw refusal(error);
}

function refusal(error: string): Impossible {
  return new Impossible(`Slack refuses to open a room: ${error}`, { type: "reportRoomRefused", error });
}
