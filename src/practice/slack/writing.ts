import type { Upload } from "./actor.ts";
import { composed, typedBlocks } from "./compose.ts";
import { SlackFailure } from "./failure.ts";
import { completeFile, receiveBytes, reserveFile, shareFiles } from "./files.ts";
import { change, post, remove } from "./posting.ts";
import type { Channel, Json, Message } from "./state.ts";
import type { Workspace } from "./workspace.ts";

export function say(
  workspace: Workspace,
  channel: Channel,
  by: string,
  typed: string,
  options: { threadTs?: string; broadcast?: boolean },
): Message {
  if (typed.trim() === "") throw new SlackFailure("no_text");
  return post(workspace, channel, { ...author(workspace, by), ...words(workspace, typed), ...options });
}

export function editOwn(workspace: Workspace, channel: Channel, message: Message, by: string, typed: string): void {
  if (message.user !== by || message.subtype === "tombstone") throw new SlackFailure("cant_update_message");
  change(workspace, channel, message, words(workspace, typed), by);
}

export function deleteOwn(workspace: Workspace, channel: Channel, message: Message, by: string): void {
  const admin = workspace.person(by).standing === "admin";
  if ((message.user !== by && !admin) || message.subtype === "tombstone") throw new SlackFailure("cant_delete_message");
  remove(workspace, channel, message);
}

export function upload(workspace: Workspace, channel: Channel, by: string, given: Upload): Message {
  const bytes = Buffer.from(given.content);
  const stored = reserveFile(workspace, by, given.name, bytes.byteLength);
  receiveBytes(stored, bytes);
  completeFile(workspace, stored, given.title);
  const thread = given.threadTs === undefined ? {} : { threadTs: given.threadTs };
  const text = given.text ?? "";
  return shareFiles(workspace, channel, [stored], { ...author(workspace, by), ...words(workspace, text), ...thread });
}

function author(workspace: Workspace, by: string) {
  const person = workspace.person(by);
  return {
    user: by,
    team: workspace.teamOf(person),
    client_msg_id: `00000000-0000-4000-8000-${workspace.nextNumber("client").toString(16).padStart(12, "0")}`,
  };
}

function words(workspace: Workspace, typed: string): { text: string; blocks: Json[] } {
  const text = composed(workspace, typed);
  return { text, blocks: typedBlocks(workspace, text) };
}
