import { describe, expect, it } from "vitest";
import { PRACTICE_BOT } from "../../src/practice/cast.ts";
import { openWorkspace, recordDeliveries, refusal } from "./workspace.ts";

describe("people", () => {
  it("tells members, guests, people from outside and bots apart", async () => {
    const { client } = openWorkspace();
    const user = async (id: string) => (await client.users.info({ user: id })).user;
    expect(await user("U0ADA")).toMatchObject({
      is_restricted: false,
      is_bot: false,
      team_id: "T0PRACTICE",
      profile: { email: "ada@practice.example" },
    });
    expect(await user("U0GUS")).toMatchObject({ is_restricted: true, is_ultra_restricted: false });
    const petra = await user("U0PETRA");
    expect(petra).toMatchObject({ team_id: "T0PARTNER", is_stranger: true });
    expect(petra?.profile).not.toHaveProperty("email");
    expect(await user(PRACTICE_BOT.userId)).toMatchObject({ is_bot: true });
    expect(await refusal(client.users.info({ user: "U0NOBODY" }))).toBe("user_not_found");
  });

  it("tells a locale only when asked", async () => {
    const { client } = openWorkspace();
    expect((await client.users.info({ user: "U0JIWOO" })).user).not.toHaveProperty("locale");
    expect((await client.users.info({ user: "U0JIWOO", include_locale: true })).user).toMatchObject({
      locale: "ko-KR",
      tz: "Asia/Seoul",
      tz_offset: 32_400,
    });
  });

  it("lists everybody page by page", async () => {
    const { client } = openWorkspace();
    const seen: string[] = [];
    for await (const answer of client.paginate("users.list", { limit: 4 })) {
      const { members = [] } = answer as { members?: { id: string }[] };
      seen.push(...members.map((it) => it.id));
    }
    expect(seen).toHaveLength(10);
    expect(new Set(seen).size).toBe(10);
  });

  it("tells of changes and of newcomers", async () => {
    const { slack } = openWorkspace();
    const bot = recordDeliveries(slack);
    slack.person("U0ADA").setsProfile({ displayName: "countess" });
    slack.joins({ id: "U0NEW", name: "new", realName: "New Person", standing: "member", channels: ["general"] });
    await slack.whenIdle();
    expect(bot.events().map((it) => it.type)).toEqual(["user_change", "team_join"]);
    expect(bot.events("user_change")).toMatchObject([{ user: { id: "U0ADA", profile: { display_name: "countess" } } }]);
  });

  it("keeps guests where they were put", () => {
    const { slack } = openWorkspace();
    const gus = slack.person("U0GUS");
    expect(() => gus.says("#incidents", "hello")).toThrow("not_in_channel");
    expect(() => gus.joins("#incidents")).toThrow("restricted_action");
    expect(gus.says("#payments", "hello").text).toBe("hello");
  });
});

describe("a workspace", () => {
  it("goes on from its snapshot after a restart", async () => {
    const { slack, client } = openWorkspace();
    const channel = slack.channel("#incidents")?.id ?? "";
    const { ts } = await client.chat.postMessage({ channel, text: "kept" });
    await client.chat.postEphemeral({ channel, user: "U0ADA", text: "kept for Ada" });
    const state = JSON.parse(JSON.stringify(slack.snapshot())) as ReturnType<typeof slack.snapshot>;
    const again = openWorkspace({ state });
    expect(
      again.slack
        .person("U0ADA")
        .messages(channel)
        .map((it) => it.text),
    ).toEqual(["kept", "kept for Ada"]);
    const next = await again.client.chat.postMessage({ channel, text: "new" });
    expect(Number(next.ts)).toBeGreaterThan(Number(ts));
    expect(again.slack.snapshot()).not.toBe(state);
  });

  it("tells its watchers of each change", async () => {
    const { slack, client } = openWorkspace();
    const kinds: string[] = [];
    const stop = slack.watch((change) => kinds.push(change.kind));
    const channel = slack.channel("#incidents")?.id ?? "";
    const { ts = "" } = await client.chat.postMessage({ channel, text: "x" });
    await client.pins.add({ channel, timestamp: ts });
    await client.chat.postEphemeral({ channel, user: "U0ADA", text: "x" });
    stop();
    slack.person("U0ADA").says(channel, "unseen");
    expect(kinds).toEqual(["message", "pin", "ephemeral"]);
  });

  it("keeps a log of calls with their arguments read and their results", async () => {
    const { slack, client } = openWorkspace();
    const blocks = [{ type: "divider" as const }];
    await client.chat.postMessage({ channel: slack.channel("#incidents")?.id ?? "", text: "x", blocks });
    expect(slack.calls).toMatchObject([
      { method: "chat.postMessage", args: { text: "x", blocks }, result: { ok: true } },
    ]);
    expect(slack.calls[0]?.args).not.toHaveProperty("token");
  });

  it("keeps one canvas a channel and takes one change at a time", async () => {
    const { slack, client } = openWorkspace();
    const channel_id = slack.channel("#incidents")?.id ?? "";
    const document_content = { type: "markdown" as const, markdown: "## Status\n\nDown" };
    const { canvas_id = "" } = await client.conversations.canvases.create({ channel_id, document_content });
    expect(await refusal(client.conversations.canvases.create({ channel_id }))).toBe("channel_canvas_already_exists");
    const { sections = [] } = await client.canvases.sections.lookup({ canvas_id, criteria: { contains_text: "Down" } });
    const change = {
      operation: "replace" as const,
      section_id: sections[0]?.id ?? "",
      document_content: { type: "markdown" as const, markdown: "Up" },
    };
    await client.canvases.edit({ canvas_id, changes: [change] });
    expect(slack.canvases()).toMatchObject([{ markdown: "## Status\n\nUp" }]);
  });
});
