import type { ViewResponseAction } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/practice/slack/delivery.ts";
import { boltOn } from "./bolt.ts";
import { cardWith, declareModal, plain } from "./views.ts";
import { openWorkspace, recordDeliveries, standingClock } from "./workspace.ts";

describe("commands and forms", () => {
  it("runs a command through its modal to a submission, by label", async () => {
    const { slack } = openWorkspace();
    const app = boltOn(slack);
    const heard: unknown[] = [];
    app.command("/incident", async ({ ack, client, body }) => {
      await ack();
      heard.push(body);
      await client.views.open({ trigger_id: body.trigger_id, view: declareModal });
    });
    app.view("declare", async ({ ack, view, body }) => {
      heard.push({ values: view.state.values, metadata: view.private_metadata, by: body.user.id });
      await ack();
    });
    const ada = slack.person("U0ADA");
    expect(await ada.types("#incidents", "/incident ask @grace about #payments & more")).toEqual({ ok: true });
    await slack.whenIdle();
    expect(ada.modals()).toHaveLength(1);
    await ada.submits({ "What is happening?": "Checkout is failing", Severity: "SEV1", "Who leads?": "U0GRACE" });
    expect(ada.modals()).toEqual([]);
    const payments = slack.channel("#payments")?.id;
    expect(heard).toMatchObject([
      {
        command: "/incident",
        text: `ask <@U0GRACE|grace> about <#${payments}|payments> &amp; more`,
        channel_name: "incidents",
      },
      {
        by: "U0ADA",
        metadata: "origin",
        values: {
          title: { value: { type: "plain_text_input", value: "Checkout is failing" } },
          severity: { value: { type: "static_select", selected_option: { value: "sev1" } } },
          lead: { value: { type: "users_select", selected_user: "U0GRACE" } },
        },
      },
    ]);
  });

  it("shows a form's errors and doesn't send one that isn't complete", async () => {
    const { slack } = openWorkspace();
    const app = boltOn(slack);
    let sent = 0;
    app.command("/incident", async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: declareModal });
    });
    app.view("declare", async ({ ack }) => {
      sent += 1;
      await ack({ response_action: "errors", errors: { title: "There is one already." } });
    });
    const ada = slack.person("U0ADA");
    await ada.types("#incidents", "/incident");
    await slack.whenIdle();
    expect((await ada.submits()).errors).toEqual({ title: "Please complete this required field." });
    expect((await ada.submits({ title: "x".repeat(51) })).errors).toHaveProperty("title");
    expect(sent).toBe(0);
    expect((await ada.submits({ title: "down" })).errors).toEqual({ title: "There is one already." });
    expect(ada.modals()[0]?.errors).toEqual({ title: "There is one already." });
  });

  it("stacks three forms and no more, and updates, pushes and clears them", async () => {
    const { slack } = openWorkspace();
    const app = boltOn(slack);
    const blocks = declareModal.blocks.slice(0, 1).map((it) => Object.assign({}, it, { optional: true }));
    const view = (title: string) => ({ ...declareModal, title: plain(title), blocks });
    const answers: ViewResponseAction[] = [
      { response_action: "push", view: view("two") },
      { response_action: "push", view: view("three") },
      { response_action: "push", view: view("four") },
      { response_action: "update", view: view("three, again") },
      { response_action: "clear" },
    ];
    app.command("/incident", async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: view("one") });
    });
    app.view("declare", async ({ ack }) => ack(answers.shift() ?? { response_action: "clear" }));
    const ada = slack.person("U0ADA");
    const titles = () => ada.modals().map((it) => (it.view["title"] as { text: string }).text);
    await ada.types("#incidents", "/incident");
    await slack.whenIdle();
    await ada.submits();
    await ada.submits();
    expect(titles()).toEqual(["one", "two", "three"]);
    expect((await ada.submits()).ok).toBe(false);
    await ada.submits();
    expect(titles()).toEqual(["one", "two", "three, again"]);
    await ada.submits();
    expect(titles()).toEqual([]);
  });

  it("gives the command's answer to the person alone", async () => {
    const { slack } = openWorkspace();
    const app = boltOn(slack);
    app.command("/incident", async ({ ack }) => ack({ response_type: "ephemeral", text: "No open incidents." }));
    expect(await slack.person("U0ADA").types("#incidents", "/incident list")).toEqual({
      ok: true,
      text: "No open incidents.",
    });
    expect(slack.messages("#incidents")).toEqual([]);
  });

  it("says that the app didn't respond when it is down, fails, or takes its time", async () => {
    const clock = standingClock();
    const { slack } = openWorkspace({ clock });
    const ada = slack.person("U0ADA");
    expect(await ada.types("#incidents", "/incident")).toMatchObject({ ok: false });
    expect(ada.messages("#incidents").at(-1)).toMatchObject({ text: "Watchfire didn't respond.", is_ephemeral: true });
    recordDeliveries(slack, () => ({ ok: false }));
    expect(await ada.types("#incidents", "/incident")).toMatchObject({ ok: false });
    recordDeliveries(slack, () => new Promise<Answer>(() => undefined));
    const waiting = ada.types("#incidents", "/incident");
    await clock.move(3000);
    expect(await waiting).toMatchObject({ ok: false });
  });

  it("refuses commands of people from outside, but lets them click", async () => {
    const { slack, client } = openWorkspace();
    const bot = recordDeliveries(slack);
    await client.chat.postMessage({
      channel: slack.channel("#payments")?.id ?? "",
      text: "card",
      blocks: cardWith("Take command"),
    });
    const petra = slack.person("U0PETRA");
    expect(await petra.types("#payments", "/incident")).toMatchObject({ ok: false });
    await petra.clicks("Take command");
    const bodies = bot.envelopes.map((it) => it.body as { type: string });
    expect(bodies.filter(({ type }) => type !== "event_callback")).toMatchObject([
      { type: "block_actions", user: { id: "U0PETRA", team_id: "T0PARTNER" }, team: { id: "T0PRACTICE" } },
    ]);
  });
});
