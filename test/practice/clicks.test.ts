import { describe, expect, it } from "vitest";
import { PRACTICE_BOT } from "../../src/practice/cast.ts";
import { cardWith, declareModal, plain } from "./views.ts";
import { openWorkspace, recordDeliveries, refusal, standingClock } from "./workspace.ts";

describe("clicks", () => {
  it("finds the newest button by its label and sends what Slack sends", async () => {
    const { slack, client } = openWorkspace();
    const bot = recordDeliveries(slack);
    const channel = slack.channel("#incidents")?.id ?? "";
    await client.chat.postMessage({ channel, text: "old", blocks: cardWith("Take command") });
    const newest = await client.chat.postMessage({ channel, text: "new", blocks: cardWith("Take command") });
    await slack.person("U0ADA").clicks("Take command", { in: "#incidents" });
    const body = bot.envelopes.at(-1)?.body;
    expect(body).toMatchObject({
      type: "block_actions",
      user: { id: "U0ADA", username: "ada", team_id: "T0PRACTICE" },
      container: { type: "message", message_ts: newest.ts, channel_id: channel, is_ephemeral: false },
      channel: { id: channel, name: "incidents" },
      message: { ts: newest.ts, text: "new" },
      actions: [
        { type: "button", action_id: "take", block_id: "roles", value: "inc-1", text: { text: "Take command" } },
      ],
    });
    await expect(slack.person("U0ADA").clicks("Nowhere")).rejects.toThrow(/sees no "Nowhere"; there are: Take command/);
  });

  it("keeps a response URL good for five posts within half an hour", async () => {
    const clock = standingClock();
    const { slack, client } = openWorkspace({ clock });
    const bot = recordDeliveries(slack);
    const channel = slack.channel("#incidents")?.id ?? "";
    const posted = await client.chat.postMessage({ channel, text: "card", blocks: cardWith("Ack") });
    const ada = slack.person("U0ADA");
    await ada.clicks("Ack");
    const url = () => String(bot.envelopes.findLast((it) => it.kind === "interaction")?.body["response_url"]);
    const post = async (body: unknown) =>
      (
        await slack.fetch(url(), {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        })
      ).status;
    expect(await post({ text: "For you" })).toBe(200);
    expect(ada.messages(channel).at(-1)).toMatchObject({ text: "For you", is_ephemeral: true });
    expect(await post({ replace_original: true, text: "done" })).toBe(200);
    expect(slack.messages(channel).find((it) => it.ts === posted.ts)).toMatchObject({ text: "done" });
    expect(await post({ response_type: "in_channel", text: "all" })).toBe(200);
    expect(slack.messages(channel).at(-1)).toMatchObject({ text: "all", bot_id: PRACTICE_BOT.botId });
    expect(await post({ text: "", blocks: [{ type: "nonsense" }] })).toBe(400);
    expect(await post({ delete_original: true })).toBe(200);
    expect(slack.messages(channel).some((it) => it.ts === posted.ts)).toBe(false);
    expect(await post({ text: "sixth" })).toBe(404);
    await client.chat.postMessage({ channel, text: "card", blocks: cardWith("Ack") });
    await ada.clicks("Ack");
    await clock.move(30 * 60_000);
    expect(await post({ text: "late" })).toBe(404);
  });

  it("lets a trigger open one form within three seconds", async () => {
    const clock = standingClock();
    const { slack, client } = openWorkspace({ clock });
    const bot = recordDeliveries(slack);
    const ada = slack.person("U0ADA");
    const trigger = async () => {
      await ada.types("#incidents", "/incident");
      return String(bot.envelopes.at(-1)?.body["trigger_id"]);
    };
    const first = await trigger();
    await client.views.open({ trigger_id: first, view: declareModal });
    expect(await refusal(client.views.open({ trigger_id: first, view: declareModal }))).toBe("exchanged_trigger_id");
    const second = await trigger();
    await clock.move(3000);
    expect(await refusal(client.views.open({ trigger_id: second, view: declareModal }))).toBe("expired_trigger_id");
    expect(await refusal(client.views.open({ trigger_id: "1.2.3", view: declareModal }))).toBe("invalid_trigger_id");
  });

  it("keeps what was typed through an update and refuses a stale hash", async () => {
    const { slack, client } = openWorkspace();
    const bot = recordDeliveries(slack);
    const ada = slack.person("U0ADA");
    await ada.types("#incidents", "/incident");
    const opened = await client.views.open({
      trigger_id: String(bot.envelopes.at(-1)?.body["trigger_id"]),
      view: declareModal,
    });
    const { id = "", hash = "" } = opened.view ?? {};
    await ada.fills({ "What is happening?": "half a sen" });
    await client.views.update({ view_id: id, hash, view: { ...declareModal, title: plain("Declare") } });
    expect(ada.modals()[0]?.view.state.values["title"]?.["value"]).toMatchObject({ value: "half a sen" });
    expect(await refusal(client.views.update({ view_id: id, hash, view: declareModal }))).toBe("hash_conflict");
    expect(await refusal(client.views.update({ view_id: "V0NONE", view: declareModal }))).toBe("not_found");
  });

  it("sends a select's choice, an overflow's option and a suggestion's query", async () => {
    const { slack, client } = openWorkspace();
    const bot = recordDeliveries(slack, ({ body }) =>
      body["type"] === "block_suggestion"
        ? { ok: true, body: { options: [{ text: plain("Checkout"), value: "svc-1" }] } }
        : { ok: true },
    );
    const channel = slack.channel("#incidents")?.id ?? "";
    await client.chat.postMessage({
      channel,
      text: "card",
      blocks: [
        {
          type: "actions",
          block_id: "b",
          elements: [
            { type: "users_select", action_id: "who", placeholder: plain("Assign a lead") },
            { type: "external_select", action_id: "service", placeholder: plain("Service") },
            { type: "overflow", action_id: "more", options: [{ text: plain("Export"), value: "export" }] },
          ],
        },
      ],
    });
    const ada = slack.person("U0ADA");
    await ada.selects("Assign a lead", "U0GRACE");
    await ada.selects("Service", "Checkout");
    await ada.clicks("Export");
    const actions = bot.envelopes
      .filter((it) => it.body["type"] === "block_actions")
      .map((it) => (it.body["actions"] as unknown[])[0]);
    expect(actions).toMatchObject([
      { type: "users_select", action_id: "who", selected_user: "U0GRACE" },
      { type: "external_select", action_id: "service", selected_option: { value: "svc-1" } },
      { type: "overflow", action_id: "more", selected_option: { value: "export" } },
    ]);
    expect(bot.envelopes.at(-1)?.body["state"]).toMatchObject({ values: { b: { who: { selected_user: "U0GRACE" } } } });
    expect(await ada.searches("Service", "che")).toEqual([{ text: "Checkout", value: "svc-1" }]);
  });

  it("sends shortcuts, and tells of closed forms only those who asked", async () => {
    const { slack, client } = openWorkspace();
    const bot = recordDeliveries(slack);
    const ada = slack.person("U0ADA");
    const { ts } = ada.says("#payments", "refunds are stuck");
    const channel = slack.channel("#payments")?.id ?? "";
    await ada.shortcut("declare_from_message", { channel, ts });
    const body = bot.envelopes.at(-1)?.body;
    expect(body).toMatchObject({
      type: "message_action",
      callback_id: "declare_from_message",
      message: { ts, text: "refunds are stuck" },
      channel: { id: channel },
    });
    await client.views.open({
      trigger_id: String(body?.["trigger_id"]),
      view: { ...declareModal, notify_on_close: true },
    });
    await ada.closes();
    expect(bot.envelopes.at(-1)?.body).toMatchObject({ type: "view_closed", is_cleared: false });
    await ada.shortcut("declare");
    await client.views.open({ trigger_id: String(bot.envelopes.at(-1)?.body["trigger_id"]), view: declareModal });
    await ada.closes();
    expect(bot.envelopes.at(-1)?.body).toMatchObject({ type: "shortcut" });
  });

  it("shows everybody their own home tab", async () => {
    const { slack, client } = openWorkspace();
    const bot = recordDeliveries(slack);
    const ada = slack.person("U0ADA");
    ada.opensHome();
    await slack.whenIdle();
    expect(bot.events("app_home_opened")).toMatchObject([{ user: "U0ADA", tab: "home" }]);
    const view = { type: "home" as const, blocks: cardWith("Declare") as never[] };
    const { view: shown } = await client.views.publish({ user_id: "U0ADA", view });
    await ada.clicks("Declare", { in: "home" });
    expect(bot.envelopes.at(-1)?.body).toMatchObject({
      type: "block_actions",
      container: { type: "view", view_id: shown?.id },
      view: { type: "home" },
    });
    expect(slack.person("U0BEN").home()).toBeUndefined();
    await client.views.publish({ user_id: "U0ADA", view });
    expect(await refusal(client.views.publish({ user_id: "U0ADA", view, hash: shown?.hash ?? "" }))).toBe(
      "hash_conflict",
    );
  });
});
