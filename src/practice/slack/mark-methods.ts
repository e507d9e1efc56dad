import { z } from "zod";
import { PRACTICE_BOT } from "../cast.ts";
import { joinedChannel, livelyChannel } from "./access.ts";
import { SlackFailure } from "./failure.ts";
import { pin, react, unpin, unreact } from "./marks.ts";
import { method, text } from "./method.ts";
import type { Bookmark } from "./state.ts";
import { findMessage, messageAt } from "./timeline.ts";
import type { Workspace } from "./workspace.ts";

const BOT = PRACTICE_BOT.userId;
const MOST_BOOKMARKS = 100;
const reacted = z.object({ channel: text, timestamp: text, name: text });
const spot = z.object({ channel: text, timestamp: text });

export const markMethods = [
  method("reactions.add", reacted, (workspace, args) => {
    const channel = livelyChannel(workspace, args.channel);
    react(workspace, channel, messageAt(workspace, channel.id, args.timestamp), BOT, args.name);
    return {};
  }),
  method("reactions.remove", reacted, (workspace, args) => {
    const channel = livelyChannel(workspace, args.channel);
    unreact(workspace, channel, messageAt(workspace, channel.id, args.timestamp), BOT, args.name);
    return {};
  }),
  method("reactions.get", spot, (workspace, args) => {
    const channel = joinedChannel(workspace, args.channel);
    const message = structuredClone(messageAt(workspace, channel.id, args.timestamp));
    return { type: "message", channel: channel.id, message };
  }),
  method("pins.add", spot, (workspace, args) => {
    const channel = livelyChannel(workspace, args.channel);
    pin(workspace, channel, messageAt(workspace, channel.id, args.timestamp), BOT);
    return {};
  }),
  method("pins.remove", spot, (workspace, args) => {
    const channel = livelyChannel(workspace, args.channel);
    unpin(workspace, channel, messageAt(workspace, channel.id, args.timestamp), BOT);
    return {};
  }),
  method("pins.list", z.object({ channel: text }), (workspace, args) => {
    const channel = joinedChannel(workspace, args.channel);
    const items = channel.pins.toReversed().flatMap((it) => {
      const message = findMessage(workspace, channel.id, it.ts);
      if (message === undefined) return [];
      const about = { type: "message", channel: channel.id, created: Math.floor(it.at / 1000), created_by: it.by };
      return [{ ...about, message: { ...message, pinned_to: [channel.id] } }];
    });
    return { items: structuredClone(items) };
  }),
  method(
    "bookmarks.add",
    z.object({ channel_id: text, title: text, type: text, link: text.optional(), emoji: text.optional() }),
    (workspace, args) => {
      const channel = livelyChannel(workspace, args.channel_id);
      if (channel.bookmarks.length >= MOST_BOOKMARKS) throw new SlackFailure("too_many_bookmarks");
      if (args.type !== "link") throw new SlackFailure("invalid_bookmark_type");
      const now = workspace.nowSeconds();
      const bookmark: Bookmark = {
        id: workspace.nextId("Bk"),
        channel_id: channel.id,
        title: args.title,
        link: checkedLink(args.link ?? ""),
        emoji: args.emoji ?? "",
        type: "link",
        date_created: now,
        date_updated: now,
      };
      channel.bookmarks.push(bookmark);
      workspace.changed({ kind: "bookmark", channel: channel.id });
      return { bookmark: { ...bookmark } };
    },
  ),
  method(
    "bookmarks.edit",
    z.object({
      channel_id: text,
      bookmark_id: text,
      title: text.optional(),
      link: text.optional(),
      emoji: text.optional(),
    }),
    (workspace, args) => {
      const bookmark = bookmarkOf(workspace, args.channel_id, args.bookmark_id);
      bookmark.title = args.title ?? bookmark.title;
      bookmark.link = args.link === undefined ? bookmark.link : checkedLink(args.link);
      bookmark.emoji = args.emoji ?? bookmark.emoji;
      bookmark.date_updated = workspace.nowSeconds();
      workspace.changed({ kind: "bookmark", channel: bookmark.channel_id });
      return { bookmark: { ...bookmark } };
    },
  ),
  method("bookmarks.remove", z.object({ channel_id: text, bookmark_id: text }), (workspace, args) => {
    const { id, channel_id } = bookmarkOf(workspace, args.channel_id, args.bookmark_id);
    const channel = workspace.channel(channel_id);
    channel.bookmarks = channel.bookmarks.filter((it) => it.id !== id);
    workspace.changed({ kind: "bookmark", channel: channel_id });
    return {};
  }),
  method("bookmarks.list", z.object({ channel_id: text }), (workspace, args) => ({
    bookmarks: structuredClone(joinedChannel(workspace, args.channel_id).bookmarks),
  })),
];

function checkedLink(link: string): string {
  if (!/^(https?|mailto|slack):/.test(link) || !URL.canParse(link)) throw new SlackFailure("invalid_link");
  return link;
}

function bookmarkOf(workspace: Workspace, channel: string, id: string): Bookmark {
  const found = livelyChannel(workspace, channel).bookmarks.find((it) => it.id === id);
  if (found === undefined) throw new SlackFailure("not_found");
  return found;
}
