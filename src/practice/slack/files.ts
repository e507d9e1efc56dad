import { PRACTICE_TEAM } from "../cast.ts";
import { emit, emitIn } from "./events.ts";
import { SlackFailure } from "./failure.ts";
import { post } from "./posting.ts";
import type { Draft } from "./posting.ts";
import type { Channel, Message, SlackFile, StoredFile } from "./state.ts";
import type { Workspace } from "./workspace.ts";

const PREVIEW_LENGTH = 1000;

const kinds: Record<string, { mimetype: string; pretty: string }> = {
  md: { mimetype: "text/markdown", pretty: "Markdown" },
  txt: { mimetype: "text/plain", pretty: "Plain Text" },
  log: { mimetype: "text/plain", pretty: "Log" },
  json: { mimetype: "application/json", pretty: "JSON" },
  csv: { mimetype: "text/csv", pretty: "CSV" },
  html: { mimetype: "text/html", pretty: "HTML" },
  pdf: { mimetype: "application/pdf", pretty: "PDF" },
  png: { mimetype: "image/png", pretty: "PNG" },
  jpg: { mimetype: "image/jpeg", pretty: "JPEG" },
};

/** A place for a file whose bytes are still to come. */
export function reserveFile(workspace: Workspace, by: string, name: string, size: number): StoredFile {
  const id = workspace.nextId("F");
  const extension = name.includes(".") ? (name.split(".").at(-1) ?? "").toLowerCase() : "";
  const kind = kinds[extension] ?? { mimetype: "application/octet-stream", pretty: "Binary" };
  const path = `/files-pri/${PRACTICE_TEAM.id}-${id}`;
  const file: SlackFile = {
    id,
    created: workspace.nowSeconds(),
    timestamp: workspace.nowSeconds(),
    name,
    title: name,
    mimetype: kind.mimetype,
    filetype: extension === "" ? "binary" : extension,
    pretty_type: kind.pretty,
    user: by,
    mode: "hosted",
    size,
    is_external: false,
    is_public: false,
    url_private: `${workspace.filesOrigin}${path}/${encodeURIComponent(name)}`,
    url_private_download: `${workspace.filesOrigin}${path}/download/${encodeURIComponent(name)}`,
    permalink: `${workspace.webOrigin}/files/${by}/${id}/${encodeURIComponent(name)}`,
    channels: [],
    groups: [],
    ims: [],
  };
  const stored = { file, content: "", uploadPath: `/upload/v1/${id}`, completed: false };
  workspace.state.files[id] = stored;
  return stored;
}

export function receiveBytes(stored: StoredFile, bytes: Uint8Array): void {
  stored.content = Buffer.from(bytes).toString("base64");
  stored.file.size = bytes.byteLength;
  const { mimetype } = stored.file;
  if (mimetype.startsWith("text/") || mimetype === "application/json")
    stored.file.preview = Buffer.from(bytes).toString().slice(0, PREVIEW_LENGTH);
}

/** Shows complete files in a channel, in one message. */
export function shareFiles(workspace: Workspace, channel: Channel, files: StoredFile[], draft: Draft): Message {
  for (const { file } of files) {
    const shelf = { public: file.channels, private: file.groups, im: file.ims, mpim: file.ims }[channel.kind];
    shelf.push(channel.id);
    file.is_public ||= channel.kind === "public";
  }
  const message = post(workspace, channel, {
    ...draft,
    subtype: "file_share",
    upload: true,
    files: files.map(({ file }) => structuredClone(file)),
  });
  for (const { file } of files) {
    const about = { file_id: file.id, user_id: file.user, file: { id: file.id }, channel_id: channel.id };
    emitIn(workspace, channel, { type: "file_shared", ...about, event_ts: workspace.nextTs() });
    workspace.changed({ kind: "file", channel: channel.id, ts: message.ts });
  }
  return message;
}

export function completeFile(workspace: Workspace, stored: StoredFile, title: string | undefined): void {
  stored.completed = true;
  stored.file.title = title ?? stored.file.title;
  const { id, user } = stored.file;
  emit(workspace, { type: "file_created", file_id: id, user_id: user, file: { id }, event_ts: workspace.nextTs() });
}

export function deleteFile(workspace: Workspace, id: string): void {
  const { file } = storedFile(workspace, id);
  delete workspace.state.files[id];
  for (const channel of [...file.channels, ...file.groups, ...file.ims]) workspace.changed({ kind: "file", channel });
  emit(workspace, { type: "file_deleted", file_id: id, event_ts: workspace.nextTs() });
}

export function storedFile(workspace: Workspace, id: string): StoredFile {
  const found = workspace.state.files[id];
  if (found === undefined) throw new SlackFailure("file_not_found");
  return found;
}
