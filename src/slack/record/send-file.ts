import type { Parts } from "../../parts.ts";

/** Sends somebody a file in their direct messages with us. */
export async function sendFile(
  parts: Parts,
  person: string,
  file: { filename: string; content: string; title: string; comment: string },
): Promise<void> {
  const opened = await parts.slack.interactive.conversations.open({ users: person });
  const channel = opened.channel?.id;
  if (channel === undefined) throw new Error("Slack opened no direct message.");
  await parts.slack.interactive.filesUploadV2({
    channel_id: channel,
    filename: file.filename,
    content: file.content,
    title: file.title,
    initial_comment: file.comment,
  });
}
