import type { Learnt, Performance, Performers } from "../../engine/performer.ts";
import type { EffectOf } from "../../incident/effects.ts";
import type { Parts } from "../../parts.ts";
import { touchLastHumanWord } from "../../store/incident-rows.ts";
import { ingest } from "../record/ingest.ts";
import { instantOf, isHumanWord, isOwn, slackMessageSchema } from "../record/slack-message.ts";
import { z } from "zod";

/** How many of the newest messages are looked at. */
const LOOKED_AT = 200;

export function silencePerformers(parts: Parts): Pick<Performers, "confirmSilence"> {
  return { confirmSilence: (effect, performance) => confirmSilence(parts, effect, performance) };
}

/**
 * Looks into the room once more before somebody is woken: an event may have been lost on its way. Where Slack can't
 * be asked the page goes out all the same, for silence must never win.
 */
async function confirmSilence(
  parts: Parts,
  { stage, since }: EffectOf<"confirmSilence">,
  { incident }: Performance,
): Promise<Learnt> {
  const { place } = incident;
  const room = place === null ? null : { incident: incident.number, since, ...place };
  const slackReachable = room !== null && (await heardIn(parts, room).catch(deafTo(parts, room)));
  return { type: "confirmSilence", stage, since, slackReachable };
}

/** Nothing that stands in the room may keep somebody from being woken. */
function deafTo({ logger }: Parts, { channel }: Room): (error: unknown) => false {
  return (error) => {
    logger.error({ channel, error: String(error) }, "a quiet room could not be read before somebody is woken");
    return false;
  };
}

interface Room {
  incident: number;
  since: number;
  channel: string;
  threadTs: string | null;
}

/** Takes into the record what was said meanwhile; false where Slack didn't tell. */
async function heardIn(parts: Parts, { incident, since, channel, threadTs }: Room): Promise<boolean> {
  const messages = await newest(parts, channel, threadTs);
  if (messages === null) return false;
  for (const message of messages) {
    if (instantOf(message.ts) > since && isHumanWord(message)) await ingest(parts, { ...message, channel });
    const replied = message.latest_reply === undefined ? 0 : instantOf(message.latest_reply);
    const by = message.reply_users?.findLast((person) => !isOwn({ ts: message.ts, user: person }, parts.ownIds()));
    if (replied > since && by !== undefined) {
      await parts.store.transaction((tx) => touchLastHumanWord(tx, incident, replied, by));
    }
  }
  return true;
}

const heardSchema = slackMessageSchema.extend({ reply_users: z.array(z.string()).optional() });

async function newest(
  { slack, logger }: Parts,
  channel: string,
  threadTs: string | null,
): Promise<z.infer<typeof heardSchema>[] | null> {
  try {
    const answer = await (threadTs === null
      ? slack.pages.conversations.history({ channel, limit: LOOKED_AT })
      : slack.pages.conversations.replies({ channel, ts: threadTs, limit: LOOKED_AT }));
    return z.array(heardSchema).parse(answer.messages ?? []);
  } catch (error) {
    logger.warn({ channel, error: String(error) }, "a quiet room could not be looked into before somebody is woken");
    return null;
  }
}
