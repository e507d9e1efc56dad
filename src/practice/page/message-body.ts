import { h } from "preact";
import type { ComponentChildren, JSX } from "preact";
import type { Block } from "./block-kit.ts";
import { Blocks } from "./blocks.ts";
import { useClient, useWords } from "./context.ts";
import { HostContext } from "./host.ts";
import { Icon } from "./icon.ts";
import { readMrkdwn } from "./mrkdwn.ts";
import { ProseView } from "./prose-view.ts";
import { useLooseHost } from "./use-host.ts";
import type { Message, SlackFile } from "./wire.ts";

/** What a message says: its blocks, else its text; then its files and attachments. */
export function MessageBody({ message, channel, as }: { message: Message; channel: string; as?: string }): JSX.Element {
  const words = useWords();
  const host = useLooseHost({ in: channel, ts: message.ts }, as);
  const edited =
    message.edited !== undefined &&
    message.bot_id === undefined &&
    h("span", { class: "edited" }, ` (${words.edited})`);
  const blocks = shownBlocks(message);
  return h(
    HostContext.Provider,
    { value: host },
    blocks.length > 0 ? [h(Blocks, { blocks }), edited] : text(message.text, edited),
    (message.attachments ?? []).map((attachment) => h(Attachment, { attachment })),
    (message.files ?? []).map((file) => h(FileCard, { key: file.id, file })),
  );
}

// Beside what a person typed Slack keeps the same words as rich text, where the marks for bold and code are bare letters.
function shownBlocks(message: Message): Block[] {
  return message.client_msg_id === undefined ? ((message.blocks ?? []) as unknown as Block[]) : [];
}

function text(source: string, tail: ComponentChildren): ComponentChildren {
  return source === "" ? tail : h(ProseView, { prose: readMrkdwn(source), tail });
}

interface AttachmentShape {
  blocks?: Block[];
  text?: string;
  fallback?: string;
  color?: string;
}

function Attachment({ attachment }: { attachment: AttachmentShape }): JSX.Element {
  const blocks = attachment.blocks ?? [];
  const said = attachment.text ?? attachment.fallback ?? "";
  const color = /^#?[0-9a-f]{6}$/i.exec(attachment.color ?? "")?.[0] ?? null;
  const style = color === null ? {} : { borderColor: `#${color.replace("#", "")}` };
  return h("div", { class: "attachment", style }, blocks.length > 0 ? h(Blocks, { blocks }) : text(said, null));
}

function FileCard({ file }: { file: SlackFile }): JSX.Element {
  const words = useWords();
  const client = useClient();
  return h(
    "button",
    {
      type: "button",
      class: "file-card",
      onClick: () => client.openFile(file.id),
    },
    h("span", { class: "face" }, h(Icon, { name: "file" })),
    h(
      "span",
      { class: "about" },
      h("b", {}, file.title || file.name),
      h("small", {}, `${file.pretty_type} · ${sizeOf(file.size)}`),
    ),
    h("span", { class: "read" }, words.openFile),
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 102.4) / 10} kB`;
}
