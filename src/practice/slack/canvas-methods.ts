import { z } from "zod";
import { knownChannel, livelyChannel } from "./access.ts";
import { SlackFailure } from "./failure.ts";
import { method, object, objects, text } from "./method.ts";
import type { Canvas, Json } from "./state.ts";
import type { Workspace } from "./workspace.ts";

const sections = (canvas: Canvas) => canvas.markdown.split(/\n\n+/);

export const canvasMethods = [
  method(
    "conversations.canvases.create",
    z.object({ channel_id: text, title: text.optional(), document_content: object.optional() }),
    (workspace, args) => {
      const channel = livelyChannel(workspace, args.channel_id);
      if (workspace.state.canvases.some((it) => it.channel === channel.id))
        throw new SlackFailure("channel_canvas_already_exists");
      return addCanvas(workspace, channel.id, args);
    },
  ),
  method(
    "canvases.create",
    z.object({ title: text.optional(), document_content: object.optional(), channel_id: text.optional() }),
    (workspace, args) => {
      const channel = args.channel_id === undefined ? null : knownChannel(workspace, args.channel_id).id;
      return addCanvas(workspace, channel, args);
    },
  ),
  method("canvases.edit", z.object({ canvas_id: text, changes: objects }), (workspace, args) => {
    const canvas = canvasOf(workspace, args.canvas_id);
    const [change, ...others] = args.changes;
    if (change === undefined || others.length > 0) throw new SlackFailure("invalid_arguments");
    canvas.markdown = edited(sections(canvas), change).join("\n\n");
    workspace.changed({ kind: "canvas", ...(canvas.channel === null ? {} : { channel: canvas.channel }) });
    return {};
  }),
  method("canvases.sections.lookup", z.object({ canvas_id: text, criteria: object }), (workspace, args) => {
    const wanted = (args.criteria["contains_text"] ?? "") as string;
    const types = (args.criteria["section_types"] ?? []) as string[];
    const found = sections(canvasOf(workspace, args.canvas_id)).flatMap((section, at) => {
      const level = /^(#{1,3}) /.exec(section)?.[1]?.length;
      const typed =
        types.length === 0 || (level !== undefined && types.some((it) => it === `h${level}` || it === "any_header"));
      return typed && section.includes(wanted) ? [{ id: `temp:C:${at}` }] : [];
    });
    return { sections: found };
  }),
  method("canvases.access.set", z.object({ canvas_id: text, access_level: text }), (workspace, args) => {
    canvasOf(workspace, args.canvas_id);
    return {};
  }),
  method("canvases.delete", z.object({ canvas_id: text }), (workspace, args) => {
    const { id } = canvasOf(workspace, args.canvas_id);
    workspace.state.canvases = workspace.state.canvases.filter((it) => it.id !== id);
    workspace.changed({ kind: "canvas" });
    return {};
  }),
];

function addCanvas(
  workspace: Workspace,
  channel: string | null,
  given: { title?: string | undefined; document_content?: Json | undefined },
): Json {
  const markdown = markdownOf(given.document_content);
  const canvas: Canvas = { id: workspace.nextId("F"), title: given.title ?? "", channel, markdown };
  workspace.state.canvases.push(canvas);
  workspace.changed({ kind: "canvas", ...(channel === null ? {} : { channel }) });
  return { canvas_id: canvas.id };
}

function markdownOf(content: Json | undefined): string {
  const markdown = content?.["markdown"];
  return typeof markdown === "string" ? markdown : "";
}

function canvasOf(workspace: Workspace, id: string): Canvas {
  const found = workspace.state.canvases.find((it) => it.id === id);
  if (found === undefined) throw new SlackFailure("canvas_not_found");
  return found;
}

function edited(parts: string[], change: Json): string[] {
  const markdown = markdownOf(change["document_content"] as Json | undefined);
  const sectionId = change["section_id"] as string | undefined;
  const at = sectionId === undefined ? undefined : Number(sectionId.replace("temp:C:", ""));
  if (at !== undefined && parts[at] === undefined) throw new SlackFailure("canvas_editing_failed");
  switch (change["operation"]) {
    case "insert_at_start":
      return [markdown, ...parts];
    case "insert_at_end":
      return [...parts, markdown];
    case "insert_before":
      return parts.toSpliced(at ?? 0, 0, markdown);
    case "insert_after":
      return parts.toSpliced((at ?? parts.length) + 1, 0, markdown);
    case "delete":
      return at === undefined ? parts : parts.toSpliced(at, 1);
    case "replace":
      return at === undefined ? [markdown] : parts.toSpliced(at, 1, markdown);
    default:
      throw new SlackFailure("invalid_arguments");
  }
}
