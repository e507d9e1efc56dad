import { PRACTICE_BOT, PRACTICE_TEAM } from "../cast.ts";
import type { Channel, Json } from "./state.ts";
import type { Workspace } from "./workspace.ts";

/** Sends an event of a channel to the bot, if it is in there, subscribed and allowed to know. */
export function emitIn(workspace: Workspace, channel: Channel, event: Json & { type: string }): void {
  if (!channel.members.includes(PRACTICE_BOT.userId)) return;
  emit(workspace, event, channel);
}

/** Sends an event that concerns the whole workspace. */
export function emit(workspace: Workspace, event: Json & { type: string }, channel?: Channel): void {
  const kind = channel?.kind ?? "public";
  const name = event.type === "message" ? `message.${messageSuffix[kind]}` : event.type;
  const { events } = workspace.options;
  if (events !== undefined && !events.includes(name)) return;
  const scope = scopeFor(event.type, kind);
  if (scope !== undefined && !workspace.scopes.includes(scope)) return;
  workspace.courier.sendEvent(envelope(workspace, event, channel?.shared === true));
}

const messageSuffix = { public: "channels", private: "groups", im: "im", mpim: "mpim" } as const;
export const channelType = { public: "channel", private: "group", im: "im", mpim: "mpim" } as const;

function envelope(workspace: Workspace, event: Json, shared: boolean): Json {
  const eventId = workspace.nextId("Ev");
  return {
    token: "practice",
    team_id: PRACTICE_TEAM.id,
    context_team_id: PRACTICE_TEAM.id,
    context_enterprise_id: null,
    api_app_id: PRACTICE_BOT.appId,
    event,
    type: "event_callback",
    event_id: eventId,
    event_time: workspace.nowSeconds(),
    authorizations: [
      {
        enterprise_id: null,
        team_id: PRACTICE_TEAM.id,
        user_id: PRACTICE_BOT.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: shared,
    event_context: `4-${eventId}`,
  };
}

function scopeFor(type: string, kind: Channel["kind"]): string | undefined {
  if (type === "message") return `${messageSuffix[kind]}:history`;
  if (type === "app_mention") return "app_mentions:read";
  if (type.startsWith("reaction_")) return "reactions:read";
  if (type.startsWith("pin_")) return "pins:read";
  if (type.startsWith("file_")) return "files:read";
  if (type === "user_change" || type === "team_join") return "users:read";
  if (type.startsWith("member_") || type.startsWith("channel_") || type.startsWith("group_"))
    return kind === "private" ? "groups:read" : "channels:read";
  return undefined;
}
