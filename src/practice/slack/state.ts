/** What the practice workspace is made of. All of it is plain JSON, so that a workspace survives a restart. */
import type { Instant } from "../../clock.ts";
import type { Person } from "../cast.ts";

export type Json = Record<string, unknown>;

export interface Channel {
  id: string;
  kind: "public" | "private" | "im" | "mpim";
  /** Empty for direct messages. */
  name: string;
  creator: string;
  createdAt: Instant;
  topic: Labelled;
  purpose: Labelled;
  archived: boolean;
  /** Shared with another organisation. */
  shared: boolean;
  /** User ids, in the order they joined. */
  members: string[];
  pins: { ts: string; by: string; at: Instant }[];
  bookmarks: Bookmark[];
}

export interface Labelled {
  value: string;
  creator: string;
  last_set: number;
}

export interface Bookmark {
  id: string;
  channel_id: string;
  title: string;
  link: string;
  emoji: string;
  type: string;
  date_created: number;
  date_updated: number;
}

/** A message in Slack's own shape, as history answers it. */
export interface Message {
  type: "message";
  ts: string;
  subtype?: string;
  user?: string;
  text: string;
  bot_id?: string;
  app_id?: string;
  bot_profile?: Json;
  username?: string;
  icons?: Json;
  team?: string;
  client_msg_id?: string;
  blocks?: Json[];
  attachments?: Json[];
  files?: SlackFile[];
  upload?: boolean;
  metadata?: { event_type: string; event_payload: Json };
  thread_ts?: string;
  parent_user_id?: string;
  reply_count?: number;
  reply_users_count?: number;
  latest_reply?: string;
  reply_users?: string[];
  root?: Message;
  edited?: { user: string; ts: string };
  reactions?: { name: string; users: string[]; count: number }[];
  pinned_to?: string[];
  hidden?: boolean;
  inviter?: string;
  topic?: string;
  purpose?: string;
  name?: string;
  old_name?: string;
  is_ephemeral?: boolean;
}

/** A message that only one person sees. It is in no history and makes no event. */
export interface Ephemeral {
  channel: string;
  person: string;
  message: Message;
}

export interface SlackFile {
  id: string;
  created: number;
  timestamp: number;
  name: string;
  title: string;
  mimetype: string;
  filetype: string;
  pretty_type: string;
  user: string;
  mode: string;
  size: number;
  is_external: boolean;
  is_public: boolean;
  url_private: string;
  url_private_download: string;
  permalink: string;
  channels: string[];
  groups: string[];
  ims: string[];
  preview?: string;
}

export interface StoredFile {
  file: SlackFile;
  /** The bytes, in base64. */
  content: string;
  /** Where the bytes are awaited, until they came. */
  uploadPath: string;
  completed: boolean;
}

/** A modal or a home tab as one person has it before them. */
export interface OpenView {
  id: string;
  person: string;
  /** The view in Slack's own shape, as payloads and answers carry it. */
  view: Json & { type: string; blocks: Json[]; hash: string; state: { values: ViewValues } };
  /** What the bot said is wrong, by block id; shown under the fields. */
  errors: Record<string, string>;
}

export type ViewValues = Record<string, Record<string, Json>>;

export interface Trigger {
  id: string;
  person: string;
  /** Machine time. */
  bornAt: Instant;
  used: boolean;
  /** The modal from which it came, for views.push. */
  viewId?: string;
}

export interface ResponseUrl {
  path: string;
  person: string;
  channel: string;
  /** The message to be replaced or deleted, where there is one. */
  messageTs?: string;
  threadTs?: string;
  bornAt: Instant;
  uses: number;
}

export interface Canvas {
  id: string;
  title: string;
  channel: string | null;
  markdown: string;
}

export interface SavedState {
  version: 1;
  /** How many of each kind of id were given out. */
  counters: Record<string, number>;
  /** Of the newest timestamp, in microseconds. */
  lastTs: number;
  random: number;
  people: Person[];
  channels: Channel[];
  /** By channel id, oldest first. */
  messages: Record<string, Message[]>;
  ephemerals: Ephemeral[];
  files: Record<string, StoredFile>;
  /** By person: the stack of modals, the topmost last. */
  modals: Record<string, OpenView[]>;
  /** By person. */
  homes: Record<string, OpenView>;
  /** By person and message: what is chosen in the message's own selects. */
  messageValues: Record<string, ViewValues>;
  triggers: Trigger[];
  responseUrls: ResponseUrl[];
  canvases: Canvas[];
}
