/** Messages of a channel as a list kept in the order of their timestamps. */
import { SlackFailure } from "./failure.ts";
import type { Message } from "./state.ts";
import type { Workspace } from "./workspace.ts";

export function messagesOf(workspace: Workspace, channel: string): Message[] {
  return (workspace.state.messages[channel] ??= []);
}

export function findMessage(workspace: Workspace, channel: string, ts: string): Message | undefined {
  const messages = messagesOf(workspace, channel);
  const found = messages[firstFrom(messages, ts)];
  return found?.ts === ts ? found : undefined;
}

export function messageAt(workspace: Workspace, channel: string, ts: string): Message {
  const found = findMessage(workspace, channel, ts);
  if (found === undefined) throw new SlackFailure("message_not_found");
  return found;
}

export function removeMessage(workspace: Workspace, channel: string, ts: string): void {
  const messages = messagesOf(workspace, channel);
  const at = firstFrom(messages, ts);
  if (messages[at]?.ts === ts) messages.splice(at, 1);
}

export function repliesTo(workspace: Workspace, channel: string, threadTs: string): Message[] {
  return messagesOf(workspace, channel).filter((it) => it.thread_ts === threadTs && it.ts !== threadTs);
}

/** The index of the first message that is not older than `ts`. */
function firstFrom(messages: readonly Message[], ts: string): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle]?.ts ?? "") < ts) low = middle + 1;
    else high = middle;
  }
  return low;
}
