/** A person's Slack client. */
import type { Instant } from "../../clock.ts";
import { PRACTICE_BOT } from "../cast.ts";
import type { Actor, FormValues, Outcome, Place } from "./actor.ts";
import { admit, createChannel, dismiss, openDirect, renameChannel, setArchived, setHeading } from "./channels.ts";
import { composed } from "./compose.ts";
import { emit } from "./events.ts";
import { SlackFailure } from "./failure.ts";
import { choose, click, close, command, fill, shortcut, submit, suggestions } from "./interactions.ts";
import { emojiName } from "./emoji.ts";
import { pin, react, unpin, unreact } from "./marks.ts";
import { changePerson, setDoNotDisturb } from "./people.ts";
import type { Channel, Message, OpenView } from "./state.ts";
import { findButton, findField, seenIn } from "./surfaces.ts";
import { messageAt } from "./timeline.ts";
import type { Workspace } from "./workspace.ts";
import { deleteOwn, editOwn, say, upload } from "./writing.ts";

export function createActor(workspace: Workspace, id: string): Actor {
  workspace.person(id);
  return {
    id,
    ...writing(workspace, id),
    ...governing(workspace, id),
    ...interacting(workspace, id),
    ...seeing(workspace, id),
  };
}

function writing(workspace: Workspace, id: string) {
  const at = (name: string, ts: string): [Channel, Message] => {
    const channel = inside(workspace, id, name);
    return [channel, messageAt(workspace, channel.id, ts)];
  };
  return {
    says: (name: string, text: string, options: { threadTs?: string; broadcast?: boolean } = {}) =>
      say(workspace, inside(workspace, id, name), id, text, options),
    edits: (name: string, ts: string, text: string) => editOwn(workspace, ...at(name, ts), id, text),
    deletes: (name: string, ts: string) => deleteOwn(workspace, ...at(name, ts), id),
    reacts: (name: string, ts: string, emoji: string) => react(workspace, ...at(name, ts), id, emojiName(emoji)),
    unreacts: (name: string, ts: string, emoji: string) => unreact(workspace, ...at(name, ts), id, emojiName(emoji)),
    pins: (name: string, ts: string) => pin(workspace, ...at(name, ts), id),
    unpins: (name: string, ts: string) => unpin(workspace, ...at(name, ts), id),
    uploads: (name: string, given: Parameters<Actor["uploads"]>[1]) =>
      upload(workspace, inside(workspace, id, name), id, given),
  };
}

function governing(workspace: Workspace, id: string) {
  return {
    joins(name: string) {
      const channel = workspace.channelSeenBy(id, name);
      if (channel.kind !== "public" || isGuest(workspace, id)) throw new SlackFailure("restricted_action");
      if (channel.archived) throw new SlackFailure("is_archived");
      if (!channel.members.includes(id)) admit(workspace, channel, id);
    },
    leaves: (name: string) => dismiss(workspace, inside(workspace, id, name), id),
    invites(name: string, person: string) {
      const channel = inside(workspace, id, name);
      if (channel.members.includes(workspace.person(person).id)) throw new SlackFailure("already_in_channel");
      admit(workspace, channel, person, id);
    },
    kicks(name: string, person: string) {
      const channel = inside(workspace, id, name);
      if (!channel.members.includes(person)) throw new SlackFailure("not_in_channel");
      dismiss(workspace, channel, person, id);
    },
    creates: (name: string, options: { private?: boolean } = {}) =>
      createChannel(workspace, id, name, options.private === true),
    archives: (name: string) => setArchived(workspace, inside(workspace, id, name), id, true),
    unarchives: (name: string) => setArchived(workspace, workspace.channelSeenBy(id, name), id, false),
    renames: (name: string, to: string) => renameChannel(workspace, inside(workspace, id, name), id, to),
    setsTopic: (name: string, topic: string) => setHeading(workspace, inside(workspace, id, name), id, "topic", topic),
    setsDoNotDisturb: (until: Instant | null) => setDoNotDisturb(workspace, id, until),
    setsProfile: (change: Parameters<Actor["setsProfile"]>[0]) => changePerson(workspace, id, change),
    opensHome: () => openHome(workspace, id),
    directMessage: (person: string = PRACTICE_BOT.userId) => openDirect(workspace, [id, person]).channel.id,
  };
}

function interacting(workspace: Workspace, id: string) {
  return {
    async types(name: string, text: string): Promise<Outcome> {
      const [verb = "", ...rest] = text.trim().split(/(?<=^\S+)\s+/);
      const channel = inside(workspace, id, name, { archivedToo: true });
      if (verb.startsWith("/"))
        return command(workspace, id, channel, verb, composed(workspace, rest.join(" "), "command"));
      say(workspace, channel, id, text, {});
      return { ok: true };
    },
    clicks: async (button: string, place: Place = {}) => click(workspace, id, findButton(workspace, id, button, place)),
    selects: async (control: string, value: string | number | readonly string[] | null, place: Place = {}) =>
      choose(workspace, id, findField(workspace, id, control, place), value),
    fills: async (values: FormValues, place: Pick<Place, "view"> = {}) =>
      fill(workspace, topModal(workspace, id, place), values),
    async submits(values: FormValues = {}, place: Pick<Place, "view"> = {}): Promise<Outcome> {
      const modal = topModal(workspace, id, place);
      await fill(workspace, modal, values);
      return submit(workspace, modal);
    },
    closes: async (options: { all?: boolean } = {}) =>
      close(workspace, topModal(workspace, id, {}), options.all === true),
    async shortcut(callbackId: string, message?: { channel: string; ts: string }): Promise<Outcome> {
      if (message === undefined) return shortcut(workspace, id, callbackId);
      const channel = inside(workspace, id, message.channel, { archivedToo: true });
      return shortcut(workspace, id, callbackId, { channel, message: messageAt(workspace, channel.id, message.ts) });
    },
    async searches(control: string, query: string, place: Place = {}) {
      const options = await suggestions(workspace, id, findField(workspace, id, control, place), query);
      return options.map((it) => ({ text: (it["text"] as { text: string }).text, value: String(it["value"]) }));
    },
  };
}

function seeing(workspace: Workspace, id: string) {
  return {
    channels: () => workspace.state.channels.filter((it) => it.members.includes(id)),
    messages(name: string, options: { threadTs?: string; all?: boolean } = {}) {
      const seen = seenIn(workspace, workspace.channelSeenBy(id, name), id);
      const { threadTs, all } = options;
      if (all === true) return [...seen];
      if (threadTs !== undefined) return seen.filter((it) => it.ts === threadTs || it.thread_ts === threadTs);
      return seen.filter(isInChannel);
    },
    modals: () => workspace.state.modals[id] ?? [],
    home: () => workspace.state.homes[id],
  };
}

/** Not a mere reply in a thread. */
const isInChannel = (it: Message) =>
  it.thread_ts === undefined || it.thread_ts === it.ts || it.subtype === "thread_broadcast";

/** A channel the person is in; nothing can be done in an archived one. */
function inside(workspace: Workspace, id: string, name: string, options: { archivedToo?: boolean } = {}): Channel {
  const channel = workspace.channelSeenBy(id, name);
  if (channel.archived && options.archivedToo !== true) throw new SlackFailure("is_archived");
  if (!channel.members.includes(id)) throw new SlackFailure("not_in_channel");
  return channel;
}

function isGuest(workspace: Workspace, id: string): boolean {
  return ["guest", "single_channel_guest", "external"].includes(workspace.person(id).standing);
}

function topModal(workspace: Workspace, id: string, place: Pick<Place, "view">): OpenView {
  const stack = workspace.state.modals[id] ?? [];
  const found = place.view === undefined ? stack.at(-1) : stack.find((it) => it.id === place.view);
  if (found === undefined) throw new Error(`${id} has no form open`);
  return found;
}

function openHome(workspace: Workspace, id: string): void {
  const { channel } = openDirect(workspace, [id, PRACTICE_BOT.userId]);
  const home = workspace.state.homes[id];
  emit(workspace, {
    type: "app_home_opened",
    user: id,
    channel: channel.id,
    tab: "home",
    ...(home === undefined ? {} : { view: home.view }),
    event_ts: workspace.nextTs(),
  });
}
