import type { Instant } from "../../clock.ts";
import type { Person } from "../cast.ts";
import type { Channel, Message, OpenView } from "./state.ts";

/** Where to look for a button or a select: a channel (id, "#name"), the topmost modal, or the home tab. */
export interface Place {
  in?: string;
  /** Exactly this message, when its timestamp is given. */
  ts?: string;
  /** Exactly this open modal. */
  view?: string;
  /** Only in the block of this id. */
  block?: string;
}

/** What came of a command, click, choice or submission, as the person saw it. */
export interface Outcome {
  /** False when Slack had to say that the app didn't answer. */
  ok: boolean;
  /** The private words that came back, if any: the ack's own, or Slack's complaint. */
  text?: string;
  /** What the bot said is wrong in a form, by block id. */
  errors?: Record<string, string>;
}

export interface Upload {
  name: string;
  content: string | Uint8Array;
  title?: string;
  text?: string;
  threadTs?: string;
}

export type ProfileChange = Partial<
  Pick<
    Person,
    "displayName" | "realName" | "title" | "zone" | "locale" | "away" | "doNotDisturbUntil" | "standing" | "deactivated"
  >
>;

/** By label, block id or action id: text, an option's label or value, a user or channel id, a date, or several. */
export type FormValues = Record<string, string | number | readonly string[] | null>;

/**
 * One person at their Slack client. Channels are given by id or "#name", messages by (channel, ts).
 * What Slack wouldn't let them do throws a SlackFailure with Slack's own error code.
 */
export interface Actor {
  readonly id: string;

  says(channel: string, text: string, options?: { threadTs?: string; broadcast?: boolean }): Message;
  edits(channel: string, ts: string, text: string): void;
  deletes(channel: string, ts: string): void;
  reacts(channel: string, ts: string, emoji: string): void;
  unreacts(channel: string, ts: string, emoji: string): void;
  pins(channel: string, ts: string): void;
  unpins(channel: string, ts: string): void;
  uploads(channel: string, upload: Upload): Message;
  joins(channel: string): void;
  leaves(channel: string): void;
  invites(channel: string, person: string): void;
  kicks(channel: string, person: string): void;
  creates(name: string, options?: { private?: boolean }): Channel;
  archives(channel: string): void;
  unarchives(channel: string): void;
  renames(channel: string, name: string): void;
  setsTopic(channel: string, topic: string): void;
  /** Changes the person's own profile. */
  setsProfile(change: {
    displayName?: string;
    realName?: string;
    title?: string;
    zone?: string;
    locale?: string;
  }): void;
  /** Pauses the person's notifications until this instant of incident time; null lets them through again. */
  setsDoNotDisturb(until: Instant | null): void;
  /** Opens the app's home tab. */
  opensHome(): void;
  /** The id of the direct-message channel with the bot or with somebody. */
  directMessage(person?: string): string;

  /** Sends a slash command, "/incident list". */
  types(channel: string, text: string): Promise<Outcome>;
  /** Clicks a button (or an overflow's option) by its visible text or its action id. */
  clicks(button: string, place?: Place): Promise<Outcome>;
  /** Chooses in a select, date picker, checkboxes or radio buttons, found by label, placeholder or action id. */
  selects(control: string, value: string | number | readonly string[] | null, place?: Place): Promise<Outcome>;
  /** Types into the fields of the topmost modal without sending it. */
  fills(values: FormValues, place?: Pick<Place, "view">): Promise<Outcome>;
  /** Fills and sends the topmost modal. */
  submits(values?: FormValues, place?: Pick<Place, "view">): Promise<Outcome>;
  /** Closes the topmost modal, or all of them. */
  closes(options?: { all?: boolean }): Promise<Outcome>;
  /** Uses a global shortcut, or a message's when one is given. */
  shortcut(callbackId: string, message?: { channel: string; ts: string }): Promise<Outcome>;
  /** What an external select offers for what was typed. */
  searches(control: string, query: string, place?: Place): Promise<{ text: string; value: string }[]>;

  /** What the person sees: their channels, direct messages included. */
  channels(): Channel[];
  /** A channel's messages and the person's own ephemerals, oldest first; replies only when a thread is asked for. */
  messages(channel: string, options?: { threadTs?: string; all?: boolean }): Message[];
  /** The modals before them, the topmost last. */
  modals(): OpenView[];
  home(): OpenView | undefined;
}
