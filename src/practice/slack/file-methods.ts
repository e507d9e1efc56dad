import { z } from "zod";
import { PRACTICE_BOT } from "../cast.ts";
import { livelyChannel } from "./access.ts";
import { checkedContent } from "./content.ts";
import { SlackFailure } from "./failure.ts";
import { completeFile, deleteFile, reserveFile, shareFiles, storedFile } from "./files.ts";
import { method, objects, text, whole } from "./method.ts";
import { botAuthor } from "./posting.ts";
import type { Json } from "./state.ts";
import type { Workspace } from "./workspace.ts";

const completion = z.object({
  files: objects,
  channel_id: text.optional(),
  channels: text.optional(),
  thread_ts: text.optional(),
  initial_comment: text.optional(),
  blocks: objects.optional(),
});

export const fileMethods = [
  method(
    "files.getUploadURLExternal",
    z.object({ filename: text, length: whole, alt_txt: text.optional(), snippet_type: text.optional() }),
    (workspace, args) => {
      if (args.length <= 0) throw new SlackFailure("invalid_arguments");
      const stored = reserveFile(workspace, PRACTICE_BOT.userId, args.filename, args.length);
      return { upload_url: `${workspace.filesOrigin}${stored.uploadPath}`, file_id: stored.file.id };
    },
  ),
  method("files.completeUploadExternal", completion, completeUpload),
  method("files.info", z.object({ file: text }), (workspace, args) => {
    const stored = storedFile(workspace, args.file);
    if (!stored.completed) throw new SlackFailure("file_not_found");
    return { file: structuredClone(stored.file), comments: [], response_metadata: { next_cursor: "" } };
  }),
  method("files.delete", z.object({ file: text }), (workspace, args) => {
    if (storedFile(workspace, args.file).file.user !== PRACTICE_BOT.userId) throw new SlackFailure("cant_delete_file");
    deleteFile(workspace, args.file);
    return {};
  }),
];

function completeUpload(workspace: Workspace, args: z.output<typeof completion>): Json {
  const files = args.files.map((it) => ({ stored: storedFile(workspace, String(it["id"])), title: it["title"] }));
  if (files.some(({ stored }) => stored.content === "" || stored.completed))
    throw new SlackFailure("file_update_failed");
  const target = args.channel_id ?? args.channels?.split(",")[0];
  const channel = target === undefined ? undefined : livelyChannel(workspace, target);
  const comment = checkedContent(workspace, { text: args.initial_comment, blocks: args.blocks });
  for (const { stored, title } of files) completeFile(workspace, stored, typeof title === "string" ? title : undefined);
  if (channel !== undefined) {
    const thread = args.thread_ts === undefined ? {} : { threadTs: args.thread_ts };
    const draft = { ...botAuthor(), ...comment, text: comment.text ?? "", ...thread };
    shareFiles(
      workspace,
      channel,
      files.map(({ stored }) => stored),
      draft,
    );
  }
  return { files: files.map(({ stored }) => structuredClone(stored.file)) };
}
