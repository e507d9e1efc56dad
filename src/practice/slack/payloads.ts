/** The bodies of commands and interactions, as Slack shapes them. */
import { PARTNER_TEAM, PRACTICE_BOT, PRACTICE_TEAM } from "../cast.ts";
import { withoutMetadata } from "./chat-methods.ts";
import type { Channel, Json, Message, OpenView, ViewValues } from "./state.ts";
import type { Control, Surface } from "./surfaces.ts";
import { newResponseUrl, newTrigger } from "./triggers.ts";
import { startingValues, stateful } from "./view-values.ts";
import type { Workspace } from "./workspace.ts";

export function commandBody(
  workspace: Workspace,
  person: string,
  channel: Channel,
  command: string,
  text: string,
): Json {
  return {
    token: "practice",
    team_id: PRACTICE_TEAM.id,
    team_domain: PRACTICE_TEAM.domain,
    channel_id: channel.id,
    channel_name: nameInPayloads(channel),
    user_id: person,
    user_name: workspace.person(person).name,
    command,
    text,
    api_app_id: PRACTICE_BOT.appId,
    is_enterprise_install: "false",
    response_url: newResponseUrl(workspace, "commands", { person, channel: channel.id }),
    trigger_id: newTrigger(workspace, person),
  };
}

export function blockActionsBody(workspace: Workspace, person: string, control: Control, state: Json): Json {
  const { surface } = control;
  const viewId = surface.kind === "message" ? undefined : surface.view.id;
  return {
    type: "block_actions",
    ...sender(workspace, person),
    container: container(surface),
    trigger_id: newTrigger(workspace, person, surface.kind === "modal" ? viewId : undefined),
    ...(surface.kind === "message"
      ? inMessage(workspace, person, surface)
      : { view: structuredClone(surface.view.view) }),
    actions: [action(workspace, control, state)],
  };
}

/** Only one's own ephemeral has no message in its payload: Slack doesn't keep it. */
function inMessage(workspace: Workspace, person: string, { channel, message }: Surface & { kind: "message" }): Json {
  const threadTs = message.thread_ts;
  return {
    channel: { id: channel.id, name: nameInPayloads(channel) },
    ...(message.is_ephemeral === true ? {} : { message: withoutMetadata(message) }),
    state: { values: messageValues(workspace, person, channel, message) },
    response_url: newResponseUrl(workspace, "actions", {
      person,
      channel: channel.id,
      messageTs: message.ts,
      ...(threadTs === undefined ? {} : { threadTs }),
    }),
  };
}

/** What somebody has chosen in a message's own fields. */
export function messageValues(workspace: Workspace, person: string, channel: Channel, message: Message): ViewValues {
  const key = `${person} ${channel.id} ${message.ts}`;
  const before = workspace.state.messageValues[key];
  const values = startingValues(message.blocks ?? [], before);
  if (Object.keys(values).length > 0) workspace.state.messageValues[key] = values;
  return values;
}

function action(workspace: Workspace, { block, element, option }: Control, state: Json): Json {
  const base = { type: element["type"], action_id: element["action_id"], block_id: block["block_id"] };
  const action_ts = workspace.nextTs();
  if (option !== undefined) return { ...base, selected_option: option, action_ts };
  if (stateful[String(element["type"])] !== undefined) return { ...base, ...state, action_ts };
  const { text, value, style } = element;
  return {
    ...base,
    text,
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
    action_ts,
  };
}

export function viewSubmissionBody(workspace: Workspace, modal: OpenView, response_urls: Json[]): Json {
  return {
    type: "view_submission",
    ...sender(workspace, modal.person),
    trigger_id: newTrigger(workspace, modal.person, modal.id),
    view: structuredClone(modal.view),
    response_urls,
  };
}

export function viewClosedBody(workspace: Workspace, modal: OpenView, isCleared: boolean): Json {
  return {
    type: "view_closed",
    ...sender(workspace, modal.person),
    view: structuredClone(modal.view),
    is_cleared: isCleared,
  };
}

export function shortcutBody(
  workspace: Workspace,
  person: string,
  callbackId: string,
  on?: { channel: Channel; message: Message },
): Json {
  const base = {
    ...sender(workspace, person),
    callback_id: callbackId,
    trigger_id: newTrigger(workspace, person),
    action_ts: workspace.nextTs(),
  };
  if (on === undefined) return { type: "shortcut", ...base };
  const { channel, message } = on;
  return {
    type: "message_action",
    ...base,
    message_ts: message.ts,
    channel: { id: channel.id, name: nameInPayloads(channel) },
    message: withoutMetadata(message),
    response_url: newResponseUrl(workspace, "actions", { person, channel: channel.id }),
  };
}

export function suggestionBody(
  workspace: Workspace,
  person: string,
  { surface, block, element }: Control,
  value: string,
): Json {
  const where =
    surface.kind === "message"
      ? {
          channel: { id: surface.channel.id, name: nameInPayloads(surface.channel) },
          message: withoutMetadata(surface.message),
        }
      : { view: structuredClone(surface.view.view) };
  return {
    type: "block_suggestion",
    ...sender(workspace, person),
    container: container(surface),
    action_id: element["action_id"],
    block_id: block["block_id"],
    value,
    ...where,
  };
}

function sender(workspace: Workspace, person: string): Json {
  const { name, standing } = workspace.person(person);
  return {
    user: { id: person, username: name, name, team_id: standing === "external" ? PARTNER_TEAM.id : PRACTICE_TEAM.id },
    api_app_id: PRACTICE_BOT.appId,
    token: "practice",
    team: { id: PRACTICE_TEAM.id, domain: PRACTICE_TEAM.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function container(surface: Surface): Json {
  if (surface.kind !== "message") return { type: "view", view_id: surface.view.id };
  const { channel, message } = surface;
  return {
    type: "message",
    message_ts: message.ts,
    channel_id: channel.id,
    is_ephemeral: message.is_ephemeral === true,
    ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
  };
}

function nameInPayloads(channel: Channel): string {
  return { public: channel.name, private: "privategroup", im: "directmessage", mpim: `mpdm-${channel.id}` }[
    channel.kind
  ];
}
