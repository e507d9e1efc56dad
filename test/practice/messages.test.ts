import { describe, expect, it } from "vitest";
import { PRACTICE_BOT } from "../../src/practice/cast.ts";
import { openWorkspace, recordDeliveries, refusal } from "./workspace.ts";

async function warRoom() {
  const { slack, client } = openWorkspace();
  const bot = recordDeliveries(slack);
  const { channel } = await client.conversations.create({ name: "inc-1" });
  const room = channel?.id ?? "";
  await client.conversations.invite({ channel: room, users: "U0ADA,U0BEN" });
  await slack.whenIdle();
  return { slack, client, bot, room, ada: slack.person("U0ADA"), ben: slack.person("U0BEN") };
}

describe("messages", () => {
  it("echoes the bot's own message with its ids and metadata", async () => {
    const { slack, client, bot, room } = await warRoom();
    const metadata = { event_type: "outbox", event_payload: { effect: "e-1" } };
    const { ts } = await client.chat.postMessage({ channel: room, text: "Declared", metadata });
    await slack.whenIdle();
    expect(bot.events("message").at(-1)).toMatchObject({
      ts,
      channel: room,
      channel_type: "channel",
      user: PRACTICE_BOT.userId,
      bot_id: PRACTICE_BOT.botId,
      app_id: PRACTICE_BOT.appId,
      metadata,
    });
  });

  it("keeps metadata out of history unless asked for it", async () => {
    const { client, room } = await warRoom();
    const metadata = { event_type: "outbox", event_payload: { effect: "e-1" } };
    await client.chat.postMessage({ channel: room, text: "Declared", metadata });
    const plain = await client.conversations.history({ channel: room, limit: 1 });
    const whole = await client.conversations.history({ channel: room, limit: 1, include_all_metadata: true });
    expect(plain.messages?.[0]).not.toHaveProperty("metadata");
    expect(whole.messages?.[0]).toMatchObject({ metadata });
  });

  it("gives every message a later timestamp of its own", async () => {
    const { slack, ada, room } = await warRoom();
    for (let count = 0; count < 50; count += 1) ada.says(room, `line ${count}`);
    const stamps = slack.messages(room).map((it) => it.ts);
    expect(new Set(stamps).size).toBe(stamps.length);
    expect(stamps.toSorted()).toEqual(stamps);
    expect(stamps[0]).toMatch(/^\d{10}\.\d{6}$/);
  });

  it("tells of edits and deletions with what was there before", async () => {
    const { slack, bot, ada, room } = await warRoom();
    const { ts } = ada.says(room, "it is the datbase");
    ada.edits(room, ts, "it is the database");
    ada.deletes(room, ts);
    await slack.whenIdle();
    const [changed, deleted] = bot.events("message").slice(-2);
    expect(changed).toMatchObject({
      subtype: "message_changed",
      message: { ts, text: "it is the database", edited: { user: "U0ADA" } },
      previous_message: { ts, text: "it is the datbase" },
    });
    expect(deleted).toMatchObject({
      subtype: "message_deleted",
      deleted_ts: ts,
      previous_message: { text: "it is the database" },
    });
    expect(slack.messages(room).some((it) => it.ts === ts)).toBe(false);
  });

  it("leaves a tombstone where a thread's first message was, until the replies are gone", async () => {
    const { slack, bot, ada, ben, room } = await warRoom();
    const parent = ada.says(room, "anyone?");
    const reply = ben.says(room, "here", { threadTs: parent.ts });
    ada.deletes(room, parent.ts);
    await slack.whenIdle();
    expect(bot.events("message").at(-1)).toMatchObject({
      subtype: "message_changed",
      message: { subtype: "tombstone", ts: parent.ts },
      previous_message: { text: "anyone?" },
    });
    ben.deletes(room, reply.ts);
    expect(slack.messages(room).filter((it) => it.ts === parent.ts || it.ts === reply.ts)).toEqual([]);
  });

  it("counts replies on the parent and keeps them out of the channel's history", async () => {
    const { client, ada, ben, room } = await warRoom();
    const parent = ada.says(room, "looking");
    ben.says(room, "me too", { threadTs: parent.ts });
    const last = ada.says(room, "found it", { threadTs: parent.ts, broadcast: true });
    const { messages = [] } = await client.conversations.history({ channel: room });
    expect(messages.find((it) => it.ts === parent.ts)).toMatchObject({
      reply_count: 2,
      latest_reply: last.ts,
      reply_users: ["U0BEN", "U0ADA"],
    });
    expect(messages.map((it) => it.text)).not.toContain("me too");
    expect(messages.find((it) => it.ts === last.ts)).toMatchObject({ subtype: "thread_broadcast" });
    const thread = await client.conversations.replies({ channel: room, ts: parent.ts });
    expect(thread.messages?.map((it) => it.text)).toEqual(["looking", "me too", "found it"]);
  });

  it("pages history from the newest to the oldest within its span", async () => {
    const { client, ada, room } = await warRoom();
    const lines = ["one", "two", "three", "four", "five"].map((line) => ada.says(room, line));
    const oldest = lines[0]?.ts ?? "";
    const first = await client.conversations.history({ channel: room, oldest, limit: 3 });
    const cursor = first.response_metadata?.next_cursor ?? "";
    ada.says(room, "six");
    const second = await client.conversations.history({ channel: room, oldest, limit: 3, cursor });
    expect(first.messages?.map((it) => it.text)).toEqual(["five", "four", "three"]);
    expect(first.has_more).toBe(true);
    expect(second.messages?.map((it) => it.text)).toEqual(["two"]);
    const inclusive = await client.conversations.history({ channel: room, oldest, latest: oldest, inclusive: true });
    expect(inclusive.messages?.map((it) => it.text)).toEqual(["one"]);
  });

  it("shows an ephemeral to its reader alone, in no history and no event", async () => {
    const { slack, client, bot, ada, ben, room } = await warRoom();
    const before = bot.events().length;
    await client.chat.postEphemeral({ channel: room, user: "U0ADA", text: "Only you" });
    await slack.whenIdle();
    expect(ada.messages(room).at(-1)).toMatchObject({ text: "Only you", is_ephemeral: true });
    expect(ben.messages(room).at(-1)?.text).not.toBe("Only you");
    expect((await client.conversations.history({ channel: room })).messages?.map((it) => it.text)).not.toContain(
      "Only you",
    );
    expect(bot.events()).toHaveLength(before);
    expect(await refusal(client.chat.postEphemeral({ channel: room, user: "U0GUS", text: "x" }))).toBe(
      "user_not_in_channel",
    );
  });

  it("lets the bot change and delete only what it wrote", async () => {
    const { client, ada, room } = await warRoom();
    const { ts } = ada.says(room, "mine");
    expect(await refusal(client.chat.update({ channel: room, ts, text: "yours" }))).toBe("cant_update_message");
    expect(await refusal(client.chat.delete({ channel: room, ts }))).toBe("cant_delete_message");
    expect(await refusal(client.chat.update({ channel: room, ts: "1.000001", text: "x" }))).toBe("message_not_found");
    const own = await client.chat.postMessage({ channel: room, text: "v1" });
    const updated = await client.chat.update({ channel: room, ts: own.ts ?? "", text: "v2" });
    expect(updated).toMatchObject({ ts: own.ts, text: "v2" });
  });

  it("posts where the bot isn't only with chat:write.public, and hears nothing from there", async () => {
    const { slack, client } = openWorkspace();
    const bot = recordDeliveries(slack);
    const general = slack.channel("#general")?.id ?? "";
    await client.chat.postMessage({ channel: general, text: "hello" });
    slack.person("U0ADA").says("#general", "hi");
    await slack.whenIdle();
    expect(bot.envelopes).toEqual([]);
    slack.faults.withoutScopes("chat:write.public");
    expect(await refusal(client.chat.postMessage({ channel: general, text: "again" }))).toBe("not_in_channel");
    expect(await refusal(client.conversations.history({ channel: general }))).toBe("not_in_channel");
  });

  it("escapes what people type and resolves whom they mention", async () => {
    const { slack, bot, ada, room } = await warRoom();
    ada.says(room, "@ben a < b & <!channel> see https://example.com/x @watchfire");
    await slack.whenIdle();
    const text = `<@U0BEN> a &lt; b &amp; &lt;!channel&gt; see <https://example.com/x> <@${PRACTICE_BOT.userId}>`;
    expect(bot.events("message").at(-1)).toMatchObject({ text, user: "U0ADA" });
    expect(bot.events("app_mention")).toMatchObject([{ text, channel: room }]);
  });

  it("reacts, pins and bookmarks once", async () => {
    const { slack, client, bot, ada, room } = await warRoom();
    const { ts } = ada.says(room, "root cause found");
    ada.reacts(room, ts, "📌");
    ada.pins(room, ts);
    await client.reactions.add({ channel: room, timestamp: ts, name: "eyes" });
    await slack.whenIdle();
    expect(bot.events("reaction_added")).toMatchObject([
      { user: "U0ADA", reaction: "pushpin", item: { type: "message", channel: room, ts }, item_user: "U0ADA" },
      { user: PRACTICE_BOT.userId, reaction: "eyes" },
    ]);
    expect(bot.events("pin_added")).toMatchObject([{ user: "U0ADA", channel_id: room, item: { message: { ts } } }]);
    expect(await refusal(client.reactions.add({ channel: room, timestamp: ts, name: "eyes" }))).toBe("already_reacted");
    expect(await refusal(client.reactions.remove({ channel: room, timestamp: ts, name: "fire" }))).toBe("no_reaction");
    expect(await refusal(client.pins.add({ channel: room, timestamp: ts }))).toBe("already_pinned");
    const link = { channel_id: room, title: "Runbook", type: "link" as const };
    await client.bookmarks.add({ ...link, link: "https://example.com" });
    expect(await refusal(client.bookmarks.add({ ...link, link: "nonsense" }))).toBe("invalid_link");
    expect((await client.bookmarks.list({ channel_id: room })).bookmarks).toMatchObject([{ title: "Runbook" }]);
    const { permalink } = await client.chat.getPermalink({ channel: room, message_ts: ts });
    expect(permalink).toBe(`https://practice.slack.com/archives/${room}/p${ts.replace(".", "")}`);
  });

  it("uploads, shares and hands out files to the token's bearer alone", async () => {
    const { slack, client, bot, ada, room } = await warRoom();
    await client.filesUploadV2({
      channel_id: room,
      filename: "draft.md",
      content: "# Draft",
      initial_comment: "The draft",
      title: "Draft",
    });
    ada.uploads(room, { name: "graph.png", content: new Uint8Array([1, 2, 3]), text: "look" });
    await slack.whenIdle();
    const shares = bot.events("message").filter((it) => it.subtype === "file_share");
    expect(shares).toMatchObject([
      { text: "The draft", user: PRACTICE_BOT.userId, files: [{ name: "draft.md", title: "Draft", size: 7 }] },
      { text: "look", user: "U0ADA", files: [{ name: "graph.png", mimetype: "image/png" }] },
    ]);
    expect(bot.events("file_shared")).toHaveLength(2);
    const id = String(bot.events("file_shared")[1]?.["file_id"]);
    const { file } = await client.files.info({ file: id });
    const url = file?.url_private ?? "";
    const allowed = await slack.fetch(url, { headers: { authorization: `Bearer ${PRACTICE_BOT.token}` } });
    expect(new Uint8Array(await allowed.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
    expect((await slack.fetch(url)).headers.get("content-type")).toContain("text/html");
  });
});
