import { stringify } from "yaml";
import type { Locale } from "../config/config.ts";
import { textsIn } from "../texts/texts.ts";
import { botScopes, eventScopes } from "./scopes.ts";

export interface ManifestOptions {
  readonly transport: "http" | "socket";
  /** With its slash. */
  readonly command: string;
  /** Where Slack reaches `/slack/events`, for HTTP; Socket Mode needs none. */
  readonly url: string;
  readonly locale: Locale;
}

/** What stands for the address until somebody knows theirs. */
export const PLACEHOLDER_URL = "https://watchfire.example.com/slack/events";

/** The bot events the app is subscribed to. */
export const botEvents: readonly string[] = Object.keys(eventScopes).toSorted();

/** The app as Slack must know it: one manifest makes the whole app. Nothing is asked for that isn't used. */
export function appManifest({ transport, command, url, locale }: ManifestOptions) {
  const texts = textsIn(locale).manifest;
  const overHttp = transport === "http";
  return {
    _metadata: { major_version: 2 },
    display_information: {
      name: "Watchfire",
      description: texts.description,
      long_description: texts.longDescription,
      background_color: "#7c2d12",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: "watchfire", always_online: true },
      shortcuts: [
        { ...texts.declare, type: "global", callback_id: "declare_incident" },
        { ...texts.declareFromMessage, type: "message", callback_id: "declare_from_message" },
        { ...texts.addToTimeline, type: "message", callback_id: "add_to_timeline" },
      ],
      slash_commands: [
        {
          command,
          ...(overHttp ? { url } : {}),
          description: texts.command,
          usage_hint: texts.usageHint,
          // People arrive as <@U…>, whatever their names look like.
          should_escape: true,
        },
      ],
    },
    oauth_config: { scopes: { bot: [...botScopes] } },
    settings: {
      event_subscriptions: { ...(overHttp ? { request_url: url } : {}), bot_events: [...botEvents] },
      interactivity: { is_enabled: true, ...(overHttp ? { request_url: url } : {}) },
      org_deploy_enabled: false,
      socket_mode_enabled: !overHttp,
      token_rotation_enabled: false,
    },
  };
}

/** The manifest as Slack's page takes it. */
export function manifestYaml(options: ManifestOptions): string {
  return stringify(appManifest(options), { lineWidth: 0 });
}

/** Opens Slack's page with the manifest filled in. */
export function createAppLink(options: ManifestOptions): string {
  return `https://api.slack.com/apps?new_app=1&manifest_yaml=${encodeURIComponent(manifestYaml(options))}`;
}
