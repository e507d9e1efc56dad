/** What the bot says back to a command or click: in its acknowledgement, or through a response URL. */
import { PRACTICE_BOT } from "../cast.ts";
import { checkedContent } from "./content.ts";
import { SlackFailure } from "./failure.ts";
import { botAuthor, change, post, postEphemeral, remove } from "./posting.ts";
import type { Channel, Ephemeral, Json, Message, ResponseUrl } from "./state.ts";
import { findMessage } from "./timeline.ts";
import type { Workspace } from "./workspace.ts";

/** Shows an acknowledgement's text or message. Answers the text that the person reads, if it is for them alone. */
export function showReply(
  workspace: Workspace,
  channel: Channel,
  person: string,
  reply: unknown,
  threadTs?: string,
): string | undefined {
  if (reply === undefined || reply === null || reply === "") return undefined;
  const given = typeof reply === "string" ? { text: reply } : (reply as Json);
  if (given["text"] === undefined && given["blocks"] === undefined && given["attachments"] === undefined)
    return undefined;
  return show(workspace, channel, person, given, threadTs);
}

function show(
  workspace: Workspace,
  channel: Channel,
  person: string,
  given: Json,
  threadTs?: string,
): string | undefined {
  const content = checkedContent(workspace, given);
  const thread = threadTs === undefined ? {} : { threadTs };
  const draft = { ...botAuthor(), ...content, text: content.text ?? "", ...thread };
  if (given["response_type"] === "in_channel") {
    post(workspace, channel, draft);
    return undefined;
  }
  return postEphemeral(workspace, channel.id, person, draft).text;
}

/** Does what was posted to a response URL. */
export function respond(workspace: Workspace, address: ResponseUrl, given: Json): void {
  const channel = workspace.channel(address.channel);
  const original = originalOf(workspace, channel, address);
  if (given["delete_original"] === true) return discard(workspace, channel, original);
  const empty = given["text"] === undefined && given["blocks"] === undefined && given["attachments"] === undefined;
  if (empty) throw new SlackFailure("no_text");
  if (given["replace_original"] === true && original !== undefined) return replace(workspace, channel, original, given);
  const threadTs = typeof given["thread_ts"] === "string" ? given["thread_ts"] : address.threadTs;
  show(workspace, channel, address.person, given, threadTs);
}

type Original = { ephemeral: Ephemeral } | { message: Message };

function originalOf(workspace: Workspace, channel: Channel, address: ResponseUrl): Original | undefined {
  if (address.messageTs === undefined) return undefined;
  const ephemeral = workspace.state.ephemerals.find(
    (it) => it.channel === channel.id && it.message.ts === address.messageTs,
  );
  if (ephemeral !== undefined) return { ephemeral };
  const message = findMessage(workspace, channel.id, address.messageTs);
  return message?.bot_id === PRACTICE_BOT.botId ? { message } : undefined;
}

function discard(workspace: Workspace, channel: Channel, original: Original | undefined): void {
  if (original === undefined) return;
  if ("message" in original) return remove(workspace, channel, original.message);
  workspace.state.ephemerals = workspace.state.ephemerals.filter((it) => it !== original.ephemeral);
  workspace.changed({ kind: "ephemeral", channel: channel.id, person: original.ephemeral.person });
}

/** A replaced message shows only what is new: what isn't given is gone. */
function replace(workspace: Workspace, channel: Channel, original: Original, given: Json): void {
  const content = { text: "", blocks: [], attachments: [], ...checkedContent(workspace, given) };
  if ("message" in original) return change(workspace, channel, original.message, content, PRACTICE_BOT.botId);
  Object.assign(original.ephemeral.message, content);
  const { person, message } = original.ephemeral;
  workspace.changed({ kind: "ephemeral", channel: channel.id, ts: message.ts, person });
}
