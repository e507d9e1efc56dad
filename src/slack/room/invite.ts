import { z } from "zod";
import { NotYet, type Learnt, type Performance } from "../../engine/performer.ts";
import { isOver } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { codeOf } from "../api-errors.ts";
import { context, view } from "../blocks.ts";
import { mention } from "../mrkdwn.ts";
import { postOnce } from "../living/post-once.ts";
import { sceneFor } from "../living/scene.ts";

/** How many people Slack takes in one call. */
const AT_ONCE = 100;

/** They are where they should be. */
const fine = new Set(["already_in_channel", "cant_invite_self"]);
/** It is about this person, not about us or the room. */
const personal = new Set([
  "user_not_found",
  "cant_invite",
  "org_user_not_in_team",
  "ura_max_channels",
  "user_is_restricted",
  "user_team_not_in_channel",
  "failed_for_some_users",
]);

/** Brings people into the room; whoever can't be brought is named in one line there. */
export async function invite(parts: Parts, people: readonly string[], performance: Performance): Promise<Learnt> {
  const { place } = performance.incident;
  if (place === null && !isOver(performance.incident)) throw new NotYet("there is no room yet");
  if (place === null || place.threadTs !== null) return null;
  const wanted = people.filter((person) => person !== parts.ownIds().user);
  const left: string[] = [];
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    left.push(...(await inviteSome(parts, place.channel, wanted.slice(start, start + AT_ONCE))));
  }
  if (left.length > 0) await sayWhoIsLeft(parts, left, performance);
  return null;
}

/** Returns whom Slack wouldn't take. */
async function inviteSome(parts: Parts, channel: string, people: readonly string[]): Promise<string[]> {
  const answer = await parts.slack.effects.conversations
    .invite({ channel, users: people.join(","), force: true })
    .catch((error: unknown): { errors?: unknown } => {
      const code = codeOf(error) ?? "";
      if (!fine.has(code) && !personal.has(code)) throw error;
      const { data } = error as { data?: { errors?: unknown } };
      return { errors: data?.errors ?? people.map((user) => ({ user, error: code })) };
    });
  const errors = errorsSchema.safeParse(answer.errors).data ?? [];
  return errors.filter(({ error }) => !fine.has(error)).map(({ user }) => user);
}

const errorsSchema = z.array(z.object({ user: z.string(), error: z.string() }));

async function sayWhoIsLeft(parts: Parts, left: readonly string[], performance: Performance): Promise<void> {
  const { incident } = performance;
  const { texts } = await sceneFor(parts, incident);
  const text = texts.room.notInvited({ people: left.map((person) => texts.terms.person(mention(person))).join(", ") });
  await postOnce(parts.slack.effects, performance, {
    ...view(text, [context(text)]),
    channel: incident.place!.channel,
  });
}
