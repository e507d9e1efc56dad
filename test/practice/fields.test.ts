import { describe, expect, it } from "vitest";
import type { FormValues } from "../../src/practice/slack/actor.ts";
import { cardWith, plain } from "./views.ts";
import { openWorkspace, recordDeliveries } from "./workspace.ts";

const options = [
  { text: plain("One"), value: "1" },
  { text: plain("Two"), value: "2" },
];

/** A form with one field labelled "Field", opened before Ada. */
async function formWith(element: object, block: object = {}) {
  const { slack, client } = openWorkspace();
  const bot = recordDeliveries(slack);
  const ada = slack.person("U0ADA");
  await ada.types("#incidents", "/incident");
  const field = {
    type: "input",
    block_id: "b",
    label: plain("Field"),
    element: { action_id: "a", ...element },
    ...block,
  };
  const view = { type: "modal", title: plain("Form"), submit: plain("Send"), blocks: [field] };
  await client.views.open({ trigger_id: String(bot.envelopes.at(-1)?.body["trigger_id"]), view: view as never });
  const submitted = async (values: FormValues = {}) => {
    await ada.submits(values);
    const sent = bot.envelopes.at(-1)?.body["view"] as { state: { values: Record<string, Record<string, unknown>> } };
    return sent.state.values["b"]?.["a"];
  };
  return { ada, bot, submitted };
}

describe("fields of a form", () => {
  it.each<[string, object, FormValues[string], object]>([
    ["a text", { type: "plain_text_input" }, "down", { value: "down" }],
    ["a number", { type: "number_input", is_decimal_allowed: false }, 5, { value: "5" }],
    ["a mail address", { type: "email_text_input" }, "a@b.test", { value: "a@b.test" }],
    ["a link", { type: "url_text_input" }, "https://b.test", { value: "https://b.test" }],
    ["a date", { type: "datepicker" }, "2026-03-02", { selected_date: "2026-03-02" }],
    ["a time", { type: "timepicker" }, "09:30", { selected_time: "09:30" }],
    ["a moment", { type: "datetimepicker" }, 1_772_442_000, { selected_date_time: 1_772_442_000 }],
    ["an option by its label", { type: "static_select", options }, "Two", { selected_option: { value: "2" } }],
    ["an option by its value", { type: "radio_buttons", options }, "2", { selected_option: { value: "2" } }],
    [
      "several ticks",
      { type: "checkboxes", options },
      ["One", "2"],
      { selected_options: [{ value: "1" }, { value: "2" }] },
    ],
    ["several options", { type: "multi_static_select", options }, ["Two"], { selected_options: [{ value: "2" }] }],
    ["a person", { type: "users_select" }, "U0BEN", { selected_user: "U0BEN" }],
    ["several people", { type: "multi_users_select" }, ["U0BEN", "U0ADA"], { selected_users: ["U0BEN", "U0ADA"] }],
    ["a channel", { type: "channels_select" }, "C1", { selected_channel: "C1" }],
    ["a conversation", { type: "conversations_select" }, "C1", { selected_conversation: "C1" }],
    ["rich text", { type: "rich_text_input" }, "hi", { rich_text_value: { type: "rich_text" } }],
  ])("take %s", async (_, element, value, state) => {
    const { submitted } = await formWith(element);
    expect(await submitted({ Field: value })).toMatchObject({ type: (element as { type: string }).type, ...state });
  });

  it.each<[string, object, object]>([
    ["a text", { type: "plain_text_input", initial_value: "v" }, { value: "v" }],
    ["an option", { type: "static_select", options, initial_option: options[0] }, { selected_option: { value: "1" } }],
    ["a person", { type: "users_select", initial_user: "U0ADA" }, { selected_user: "U0ADA" }],
  ])("start with %s", async (_, element, state) => {
    const { submitted } = await formWith(element);
    expect(await submitted()).toMatchObject(state);
  });

  it("are null or empty where nothing was chosen", async () => {
    const text = await formWith({ type: "plain_text_input" }, { optional: true });
    expect(await text.submitted()).toEqual({ type: "plain_text_input", value: null });
    const ticks = await formWith({ type: "checkboxes", options }, { optional: true });
    expect(await ticks.submitted()).toEqual({ type: "checkboxes", selected_options: [] });
  });

  it("tell the bot of a change only where it asked for that", async () => {
    const quiet = await formWith({ type: "static_select", options });
    await quiet.ada.selects("Field", "Two");
    expect(quiet.bot.envelopes.at(-1)?.body["type"]).toBeUndefined();
    const telling = await formWith({ type: "static_select", options }, { dispatch_action: true });
    await telling.ada.selects("Field", "Two");
    expect(telling.bot.envelopes.at(-1)?.body).toMatchObject({
      type: "block_actions",
      actions: [{ action_id: "a", selected_option: { value: "2" } }],
      view: { state: { values: { b: { a: { selected_option: { value: "2" } } } } } },
    });
  });

  it("say which options there are when one isn't among them", async () => {
    const { ada } = await formWith({ type: "static_select", options });
    await expect(ada.selects("Field", "Three")).rejects.toThrow('no option "Three"; there are: One | Two');
  });
});

describe("a button in an ephemeral", () => {
  it("comes without its message, and its answer takes the ephemeral's place", async () => {
    const { slack, client } = openWorkspace();
    const bot = recordDeliveries(slack);
    const channel = slack.channel("#incidents")?.id ?? "";
    const { message_ts: ts } = await client.chat.postEphemeral({
      channel,
      user: "U0ADA",
      text: "Sure?",
      blocks: cardWith("Yes"),
    });
    const ada = slack.person("U0ADA");
    await ada.clicks("Yes");
    const body = bot.envelopes.at(-1)?.body;
    expect(body).toMatchObject({ container: { message_ts: ts, is_ephemeral: true }, channel: { id: channel } });
    expect(body).not.toHaveProperty("message");
    const answer = (content: object) =>
      slack.fetch(String(body?.["response_url"]), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(content),
      });
    await answer({ replace_original: true, text: "Done." });
    expect(ada.messages(channel)).toMatchObject([{ ts, text: "Done.", blocks: [] }]);
    await answer({ delete_original: true });
    expect(ada.messages(channel)).toEqual([]);
    await expect(slack.person("U0BEN").clicks("Yes")).rejects.toThrow('sees no "Yes"');
  });
});
