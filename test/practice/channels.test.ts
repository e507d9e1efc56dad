import { describe, expect, it } from "vitest";
import { PRACTICE_BOT } from "../../src/practice/cast.ts";
import { channelsIn } from "../../src/practice/cast-in.ts";
import { openWorkspace, recordDeliveries, refusal } from "./workspace.ts";

describe("channels", () => {
  it.each([
    ["en" as const, /^[A-Z][a-z-]+ /],
    ["ko" as const, /^[가-힣]+/],
  ])("are there on the first day, with topics in the language of the workspace, %s", (locale, topic) => {
    const { slack } = openWorkspace({ channels: channelsIn(locale) });
    expect(slack.channels().map(({ name }) => name)).toEqual(["general", "incidents", "payments"]);
    for (const channel of slack.channels()) expect(channel.topic.value, channel.name).toMatch(topic);
  });

  it("creates a channel, invites people, sets its topic and archives it", async () => {
    const { slack, client } = openWorkspace();
    const bot = recordDeliveries(slack);
    const { channel } = await client.conversations.create({ name: "inc-1-checkout" });
    const id = channel?.id ?? "";
    await client.conversations.invite({ channel: id, users: "U0ADA,U0GRACE" });
    await client.conversations.setTopic({ channel: id, topic: "SEV1 · Investigating" });
    await client.conversations.archive({ channel: id });
    await slack.whenIdle();

    expect(slack.channel(id)).toMatchObject({
      name: "inc-1-checkout",
      archived: true,
      members: [PRACTICE_BOT.userId, "U0ADA", "U0GRACE"],
    });
    expect(bot.events("message").map((it) => it.subtype)).toEqual([
      "channel_join",
      "channel_join",
      "channel_join",
      "channel_topic",
      "channel_archive",
    ]);
    expect(bot.events("member_joined_channel").map((it) => it["user"])).toEqual([
      PRACTICE_BOT.userId,
      "U0ADA",
      "U0GRACE",
    ]);
    expect(bot.events("channel_created")).toHaveLength(1);
    expect(bot.events("channel_archive")).toMatchObject([{ channel: id, user: PRACTICE_BOT.userId }]);
  });

  it.each([
    ["", "invalid_name_required"],
    ["x".repeat(81), "invalid_name_maxlength"],
    ["Upper", "invalid_name_specials"],
    ["with space", "invalid_name_specials"],
    ["inc.1", "invalid_name_specials"],
    ["--", "invalid_name_punctuation"],
    ["incidents", "name_taken"],
  ])("refuses the name %j as %s", async (name, code) => {
    const { client } = openWorkspace();
    expect(await refusal(client.conversations.create({ name }))).toBe(code);
  });

  it("takes letters of every script", async () => {
    const { client } = openWorkspace();
    const { channel } = await client.conversations.create({ name: "inc-7-결제-오류" });
    expect(channel?.name).toBe("inc-7-결제-오류");
  });

  it("keeps an archived channel's name taken", async () => {
    const { client } = openWorkspace();
    const { channel } = await client.conversations.create({ name: "inc-1" });
    await client.conversations.archive({ channel: channel?.id ?? "" });
    expect(await refusal(client.conversations.create({ name: "inc-1" }))).toBe("name_taken");
  });

  it("lets two creates of one name both succeed within the race", async () => {
    const { slack, client } = openWorkspace();
    slack.faults.createRaceMs = 10_000;
    await Promise.all([client.conversations.create({ name: "inc-1" }), client.conversations.create({ name: "inc-1" })]);
    expect(slack.channels().filter((it) => it.name === "inc-1")).toHaveLength(2);
  });

  it("refuses what can't be done to a channel", async () => {
    const { slack, client } = openWorkspace();
    const general = slack.channel("#general")?.id ?? "";
    const { channel } = await client.conversations.create({ name: "inc-1" });
    const id = channel?.id ?? "";
    const invite = (users: string) => refusal(client.conversations.invite({ channel: id, users }));

    expect(await refusal(client.conversations.setTopic({ channel: general, topic: "x" }))).toBe("not_in_channel");
    expect(await refusal(client.conversations.setTopic({ channel: id, topic: "x".repeat(251) }))).toBe("too_long");
    expect(await refusal(client.conversations.info({ channel: "C0NOWHERE" }))).toBe("channel_not_found");
    expect(await invite(PRACTICE_BOT.userId)).toBe("cant_invite_self");
    expect(await invite("U0NOBODY")).toBe("user_not_found");
    await client.conversations.invite({ channel: id, users: "U0ADA" });
    expect(await invite("U0ADA,U0BEN")).toBe("already_in_channel");
    expect(slack.channel(id)?.members).not.toContain("U0BEN");
    const forced = await client.conversations.invite({ channel: id, users: "U0ADA,U0BEN", force: true });
    expect(forced["errors"]).toMatchObject([{ user: "U0ADA", error: "already_in_channel" }]);
    expect(slack.channel(id)?.members).toContain("U0BEN");
    await client.conversations.archive({ channel: id });
    expect(await refusal(client.chat.postMessage({ channel: id, text: "x" }))).toBe("is_archived");
    expect(await refusal(client.conversations.archive({ channel: id }))).toBe("already_archived");
  });

  it("hides private channels from those outside", async () => {
    const { slack, client } = openWorkspace();
    const secret = slack.person("U0ADA").creates("secret", { private: true });
    expect(await refusal(client.conversations.info({ channel: secret.id }))).toBe("channel_not_found");
    expect(() => slack.person("U0BEN").says(secret.id, "hello?")).toThrow("channel_not_found");
  });

  it("opens one direct message per person and none with itself", async () => {
    const { slack, client } = openWorkspace();
    const posted = await client.chat.postMessage({ channel: "U0ADA", text: "You are on call." });
    const opened = await client.conversations.open({ users: "U0ADA" });
    expect(posted.channel).toMatch(/^D/);
    expect(opened).toMatchObject({ already_open: true, channel: { id: posted.channel } });
    expect(slack.person("U0ADA").directMessage()).toBe(posted.channel);
    expect(await refusal(client.conversations.open({ users: PRACTICE_BOT.userId }))).toBe("cannot_dm_bot");
  });

  it("lists the bot's own channels page by page", async () => {
    const { client } = openWorkspace();
    await client.conversations.create({ name: "inc-1" });
    await client.conversations.create({ name: "inc-2", is_private: true });
    const first = await client.users.conversations({ types: "public_channel,private_channel", limit: 2 });
    const cursor = first.response_metadata?.next_cursor ?? "";
    const second = await client.users.conversations({ types: "public_channel,private_channel", limit: 2, cursor });
    const names = [...(first.channels ?? []), ...(second.channels ?? [])].map((it) => it.name);
    expect(names).toEqual(["incidents", "payments", "inc-1", "inc-2"]);
    expect(second.response_metadata?.next_cursor).toBe("");
  });
});
