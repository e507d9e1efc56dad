import type {
  BlockAction,
  BlockElementAction,
  GlobalShortcut,
  MessageShortcut,
  SlashCommand,
  ViewClosedAction,
  ViewOutput,
  ViewSubmitAction,
} from "@slack/bolt";

type ActionOf<Type> = Extract<BlockElementAction, { type: Type }>;

const team = { id: "T0STRANGER", domain: "stranger", enterprise_id: "E0STRANGER", enterprise_name: "Strangers" };
const person = { id: "W0STRANGER", username: "stranger", name: "stranger", team_id: "T0STRANGER" };
const app = { api_app_id: "A0STRANGER", token: "not-a-token", is_enterprise_install: false };
const ts = "1795370520.000100";
const message = {
  type: "message",
  user: "U0STRANGER",
  ts,
  text: "the checkout <https://example.com|page> is slow",
} as const;
const option = { text: { type: "plain_text", text: "One" }, value: "1" } as const;

function element<Type extends string>(type: Type) {
  return { type, block_id: "b", action_id: "stranger", action_ts: ts };
}

/** An act with every element that Bolt's types know: one that is missing doesn't compile. */
const elements: { [Type in BlockElementAction["type"]]: ActionOf<Type> } = {
  button: { ...element("button"), text: option.text, value: "v" },
  feedback_buttons: { ...element("feedback_buttons"), text: option.text, value: "v" },
  icon_button: { ...element("icon_button"), icon: "trash", text: option.text, value: "v" },
  users_select: { ...element("users_select"), selected_user: "U0STRANGER" },
  multi_users_select: { ...element("multi_users_select"), selected_users: ["U0STRANGER"] },
  static_select: { ...element("static_select"), selected_option: option },
  multi_static_select: { ...element("multi_static_select"), selected_options: [option] },
  conversations_select: { ...element("conversations_select"), selected_conversation: "C0STRANGER" },
  multi_conversations_select: { ...element("multi_conversations_select"), selected_conversations: [] },
  channels_select: { ...element("channels_select"), selected_channel: "C0STRANGER" },
  multi_channels_select: { ...element("multi_channels_select"), selected_channels: ["C0STRANGER"] },
  external_select: { ...element("external_select"), selected_option: option },
  multi_external_select: { ...element("multi_external_select"), selected_options: [option] },
  overflow: { ...element("overflow"), selected_option: option },
  datepicker: { ...element("datepicker"), selected_date: null },
  timepicker: { ...element("timepicker"), selected_time: "10:00" },
  radio_buttons: { ...element("radio_buttons"), selected_option: null },
  checkboxes: { ...element("checkboxes"), selected_options: [] },
  plain_text_input: { ...element("plain_text_input"), value: "words" },
  rich_text_input: { ...element("rich_text_input"), rich_text_value: { type: "rich_text", elements: [] } },
};

function pressed(action: BlockElementAction): BlockAction {
  return {
    type: "block_actions",
    actions: [action],
    team,
    user: person,
    ...app,
    channel: { id: "C0STRANGER", name: "stranger" },
    message,
    container: { type: "message", message_ts: ts, channel_id: "C0STRANGER", is_ephemeral: false },
    response_url: "https://hooks.slack.com/actions/T0STRANGER/1/not-a-real-address",
    trigger_id: "1.2.stranger",
    state: { values: {} },
  };
}

function view(callback: string, metadata: string): ViewOutput {
  return {
    id: "V0STRANGER",
    callback_id: callback,
    team_id: "T0STRANGER",
    app_installed_team_id: "T0STRANGER",
    app_id: "A0STRANGER",
    bot_id: "B0STRANGER",
    title: option.text,
    type: "modal",
    blocks: [{ type: "input", label: option.text, element: { type: "plain_text_input" } }],
    close: null,
    submit: null,
    state: { values: { b: { a: { type: "plain_text_input", value: null } } } },
    hash: "1795370520.stranger",
    private_metadata: metadata,
    root_view_id: null,
    previous_view_id: null,
    clear_on_close: false,
    notify_on_close: true,
  };
}

function submitted(callback: string, metadata: string): ViewSubmitAction {
  const form = { team: null, user: person, ...app, trigger_id: "1.2.stranger", response_urls: [] };
  return { type: "view_submission", ...form, view: view(callback, metadata) };
}

const closed: ViewClosedAction = {
  type: "view_closed",
  team,
  user: person,
  ...app,
  view: view("declare.form", "{}"),
  is_cleared: true,
};

function shortcut(callback: string): GlobalShortcut {
  const given = { trigger_id: "1.2.stranger", action_ts: ts, enterprise: { id: "E0STRANGER", name: "Strangers" } };
  return { type: "shortcut", callback_id: callback, team, user: person, ...app, ...given };
}

function fromMessage(callback: string, given: object): MessageShortcut {
  return {
    type: "message_action",
    callback_id: callback,
    trigger_id: "1.2.stranger",
    message_ts: ts,
    response_url: "https://hooks.slack.com/app/T0STRANGER/1/not-a-real-address",
    message: { ...message, ...given },
    user: person,
    channel: { id: "C0STRANGER", name: "stranger" },
    team,
    ...app,
    action_ts: ts,
  };
}

const command: SlashCommand = {
  command: "/incident",
  text: "",
  response_url: "https://hooks.slack.com/commands/T0STRANGER/1/not-a-real-address",
  trigger_id: "1.2.stranger",
  user_id: "U0STRANGER",
  user_name: "stranger",
  team_id: "T0STRANGER",
  team_domain: "stranger",
  channel_id: "D0STRANGER",
  channel_name: "directmessage",
  api_app_id: "A0STRANGER",
  token: "not-a-token",
  is_enterprise_install: "false",
};

const own = { ...elements.button, action_id: "roles.take", value: '{"incident":1,"role":"ic"}' };
const bot = { user: undefined, bot_id: "B0STRANGER", subtype: "bot_message", text: null };

/** What people do with buttons, forms, menus and the command; some of it with ids that are ours. */
export const interactionShapes: Record<string, object> = {
  ...Object.fromEntries(Object.entries(elements).map(([type, action]) => [`block_actions ${type}`, pressed(action)])),
  "block_actions of ours": pressed(own),
  "block_actions in a form": { ...pressed(own), channel: undefined, message: undefined, view: view("x", "") },
  "view_submission of nobody": submitted("strangers-form", ""),
  "view_submission of ours": submitted("severity.form", '{"incident":1}'),
  view_closed: closed,
  "shortcut of nobody": shortcut("strangers-shortcut"),
  "shortcut of ours": shortcut("declare_incident"),
  "message_action to declare": fromMessage("declare_from_message", {}),
  "message_action to declare from a bot's message without words": fromMessage("declare_from_message", bot),
  "message_action to record": fromMessage("add_to_timeline", {}),
  "message_action to record a bot's message without words": fromMessage("add_to_timeline", bot),
  "message_action of nobody": fromMessage("strangers-action", {}),
  "command without words": command,
  "command of another name": { ...command, command: "/strangers" },
  "command with words": { ...command, text: "list <@W0STRANGER|stranger> <#C0STRANGER|>" },
};
