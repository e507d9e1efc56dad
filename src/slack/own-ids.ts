import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { OwnIds } from "../parts.ts";
import { putSetting, setting } from "../store/setting-rows.ts";
import type { Store } from "../store/store.ts";

const KEY = "slack.own-ids";
const ownIdsSchema = z.object({ team: z.string(), user: z.string(), bot: z.string(), url: z.string().default("") });

/** Who we are, as Slack told us last time; known even while Slack is away. */
export async function rememberedOwnIds(store: Store): Promise<OwnIds | null> {
  const kept = await store.read((tx) => setting(tx, KEY));
  return kept === null ? null : ownIdsSchema.parse(JSON.parse(kept));
}

/** Asks Slack who we are, and keeps it for the next time. Throws what the call threw. */
export async function askOwnIds(slack: WebClient, store: Store): Promise<OwnIds> {
  const answer = await slack.auth.test();
  const ids = ownIdsSchema.parse({ team: answer.team_id, user: answer.user_id, bot: answer.bot_id, url: answer.url });
  await store.transaction((tx) => putSetting(tx, KEY, JSON.stringify(ids)));
  return ids;
}
