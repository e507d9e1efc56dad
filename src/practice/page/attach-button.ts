import { h } from "preact";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { useClient, useWords } from "./context.ts";
import { Icon } from "./icon.ts";

export function AttachButton({ channel, thread }: { channel: string; thread: string | undefined }): JSX.Element {
  const words = useWords();
  const client = useClient();
  const input = useRef<HTMLInputElement>(null);
  const upload = async (file: File): Promise<void> => {
    const content = new Uint8Array(await file.arrayBuffer()).toBase64();
    await client.act({
      do: "uploads",
      channel,
      name: file.name,
      content,
      ...(thread === undefined ? {} : { threadTs: thread }),
    });
  };
  const onChange = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (file !== undefined) void upload(file);
    field.value = "";
  };
  return h(
    "span",
    {},
    h("input", { ref: input, type: "file", hidden: true, "aria-hidden": "true", tabIndex: -1, onChange }),
    h(
      "button",
      {
        type: "button",
        class: "quiet",
        "aria-label": words.attach,
        title: words.attach,
        onClick: () => input.current?.click(),
      },
      h(Icon, { name: "attach" }),
    ),
  );
}
