import type { SlackEvent } from "@slack/types";
import type { eventScopes } from "../../src/slack/scopes.ts";
import { interactionShapes } from "./interaction-shapes.ts";
import type { Json, Stranger } from "./payloads.ts";

type Message = Extract<SlackEvent, { type: "message" }>;
type Subtype = NonNullable<Message["subtype"]>;
type EventOf<Type> = Extract<SlackEvent, { type: Type }>;
/** The events we are subscribed to, by the types they arrive under. */
type Subscribed = Exclude<keyof typeof eventScopes, `message.${string}`>;

const at = { ts: "1795370520.000100", event_ts: "1795370520.000100", channel: "C0STRANGER" } as const;
const inChannel = { ...at, type: "message", channel_type: "channel", user: "U0STRANGER", text: "hello" } as const;
const byTeam = { ...inChannel, team: "T0STRANGER" } as const;
const said: Message = { ...byTeam, subtype: undefined, client_msg_id: "7c9e", blocks: [{ type: "rich_text" }] };
const edited: Message = { ...said, text: "hello!", edited: { user: "U0STRANGER", ts: "1795370521.000000" } };

/** A message of every subtype that Slack's types know: one that is missing doesn't compile. */
const messages: { [Name in Subtype]: Extract<Message, { subtype: Name }> } = {
  bot_message: {
    ...inChannel,
    subtype: "bot_message",
    bot_id: "B0STRANGER",
    username: "ci",
    icons: { emoji: ":robot:" },
  },
  channel_archive: { ...byTeam, subtype: "channel_archive" },
  channel_join: { ...byTeam, subtype: "channel_join", inviter: "U0INVITER" },
  channel_leave: { ...byTeam, subtype: "channel_leave" },
  channel_name: { ...byTeam, subtype: "channel_name", name: "new", old_name: "old" },
  channel_posting_permissions: { ...inChannel, subtype: "channel_posting_permissions" },
  channel_purpose: { ...inChannel, subtype: "channel_purpose", purpose: "talk" },
  channel_topic: { ...inChannel, subtype: "channel_topic", topic: "today" },
  channel_unarchive: { ...byTeam, subtype: "channel_unarchive" },
  ekm_access_denied: { ...inChannel, subtype: "ekm_access_denied", user: "UREVOKEDU" },
  file_share: { ...inChannel, subtype: "file_share", upload: true, files: [fileShape()], x_files: ["F0STRANGER"] },
  me_message: { ...inChannel, subtype: "me_message" },
  message_changed: {
    ...at,
    type: "message",
    subtype: "message_changed",
    channel_type: "channel",
    hidden: true,
    message: edited,
    previous_message: said,
  },
  message_deleted: {
    ...at,
    type: "message",
    subtype: "message_deleted",
    channel_type: "channel",
    hidden: true,
    deleted_ts: at.ts,
    previous_message: said,
  },
  message_replied: {
    ...at,
    type: "message",
    subtype: "message_replied",
    channel_type: "channel",
    hidden: true,
    message: { ...said, thread_ts: at.ts, reply_count: 1, replies: [said] },
  },
  thread_broadcast: {
    ...inChannel,
    subtype: "thread_broadcast",
    client_msg_id: "7c9f",
    thread_ts: "1795370500.000100",
    root: {
      ...byTeam,
      subtype: undefined,
      thread_ts: "1795370500.000100",
      reply_count: 1,
      reply_users_count: 1,
      latest_reply: at.ts,
      reply_users: ["U0STRANGER"],
    },
  },
};

const item = { type: "message", channel: "C0STRANGER", ts: at.ts } as const;
const reaction = { user: "U0STRANGER", reaction: "thumbsup::skin-tone-3", item_user: "U0OTHER", item } as const;
const pin = {
  user: "U0STRANGER",
  channel_id: "C0STRANGER",
  item: {
    type: "file",
    channel: "C0STRANGER",
    created_by: "U0OTHER",
    created: 1_795_370_520,
    file: { id: "F0STRANGER" },
  },
  item_user: "U0OTHER",
  pin_count: "1",
  pinned_info: { channel: "C0STRANGER", pinned_by: "U0STRANGER", pinned_ts: 1_795_370_520 },
  event_ts: at.event_ts,
};

/** Every event we are subscribed to. */
const events: { [Type in Subscribed]: EventOf<Type> } = {
  app_home_opened: {
    type: "app_home_opened",
    user: "U0STRANGER",
    channel: "D0STRANGER",
    tab: "home",
    event_ts: at.event_ts,
  },
  channel_archive: { type: "channel_archive", channel: "C0STRANGER", user: "U0STRANGER", event_ts: at.event_ts },
  channel_deleted: { type: "channel_deleted", channel: "C0STRANGER" },
  channel_left: { type: "channel_left", channel: "C0STRANGER", actor_id: "U0STRANGER", event_ts: at.event_ts },
  channel_unarchive: { type: "channel_unarchive", channel: "C0STRANGER", user: "U0STRANGER", event_ts: at.event_ts },
  group_archive: {
    type: "group_archive",
    channel: "C0STRANGER",
    user: "U0STRANGER",
    is_moved: 0,
    event_ts: at.event_ts,
  },
  group_deleted: {
    type: "group_deleted",
    channel: "C0STRANGER",
    date_deleted: 1_795_370_520,
    actor_id: "U0STRANGER",
    event_ts: at.event_ts,
  },
  group_left: { type: "group_left", channel: "C0STRANGER", actor_id: "U0STRANGER", event_ts: at.event_ts },
  group_unarchive: { type: "group_unarchive", channel: "C0STRANGER", actor_id: "U0STRANGER", event_ts: at.event_ts },
  member_joined_channel: {
    type: "member_joined_channel",
    user: "W0STRANGER",
    channel: "C0STRANGER",
    channel_type: "C",
    team: "T0STRANGER",
    enterprise: "E0STRANGER",
    event_ts: at.event_ts,
  },
  pin_added: { type: "pin_added", ...pin },
  pin_removed: { type: "pin_removed", ...pin, has_pins: false },
  reaction_added: { type: "reaction_added", ...reaction, event_ts: at.event_ts },
  reaction_removed: { type: "reaction_removed", ...reaction, event_ts: at.event_ts },
  team_join: { type: "team_join", user: personShape(), cache_ts: 1_795_370_520, event_ts: at.event_ts },
  user_change: { type: "user_change", user: personShape(), cache_ts: 1_795_370_520, event_ts: at.event_ts },
};

/** Payloads of our making in the shape that Slack's own types demand; the compiler compares them. */
export const shapes: readonly Stranger[] = [
  named("a message without a subtype", said),
  ...Object.entries(messages).map(([name, payload]) => named(`message ${name}`, payload)),
  ...Object.entries(events).map(([name, payload]) => named(name, payload)),
  ...Object.entries(interactionShapes).map(([name, payload]) => named(name, payload, "@slack/bolt 5.1.0")),
];

function named(name: string, payload: object, source = "@slack/types 3.2.0"): Stranger {
  // As JSON: a field that is undefined isn't sent.
  return { name: `shape: ${name}`, source, payload: JSON.parse(JSON.stringify(payload)) as Json };
}

function fileShape() {
  return {
    id: "F0STRANGER",
    created: 1_795_370_520,
    name: null,
    title: null,
    mimetype: "image/png",
    filetype: "png",
    pretty_type: "PNG",
    editable: false,
    size: 92_582,
    mode: "hosted" as const,
    is_external: false,
    external_type: null,
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    username: null,
    permalink: "https://stranger.slack.com/files/U0STRANGER/F0STRANGER/file.png",
    channels: null,
    groups: null,
  };
}

function personShape() {
  const image = "https://avatars.example.com/stranger.png";
  return {
    id: "W0STRANGER",
    team_id: "T0STRANGER",
    name: "stranger",
    deleted: false,
    color: "4bbe2e",
    real_name: "A Stranger",
    tz: "Asia/Seoul",
    tz_label: "Korea Standard Time",
    tz_offset: 32_400,
    profile: {
      title: "",
      phone: "",
      skype: "",
      real_name: "A Stranger",
      real_name_normalized: "A Stranger",
      display_name: "",
      display_name_normalized: "",
      status_text: "",
      status_text_canonical: "",
      status_emoji: "",
      status_emoji_display_info: [],
      status_expiration: 0,
      avatar_hash: "g1",
      first_name: "A",
      last_name: "Stranger",
      image_24: image,
      image_32: image,
      image_48: image,
      image_72: image,
      image_192: image,
      image_512: image,
      team: "T0STRANGER",
      fields: null,
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: true,
    is_ultra_restricted: false,
    is_bot: false,
    is_stranger: true,
    updated: 1_795_370_520,
    is_email_confirmed: true,
    is_app_user: false,
    locale: "ko-KR",
    who_can_share_contact_card: "EVERYONE",
  };
}
