import { h } from "preact";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useClient, useWords } from "./context.ts";
import { ProseView } from "./prose-view.ts";
import { SidePane } from "./side-pane.ts";
import type { FileView } from "./wire.ts";

/** A file being read: Markdown as a document, everything else as it is written. */
export function FilePane({ shown }: { shown: FileView }): JSX.Element {
  const words = useWords();
  const client = useClient();
  const [source, setSource] = useState(false);
  const { file, text, prose } = shown;
  const download = (): void => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = file.name;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const actions = [
    prose !== null &&
      h(
        "button",
        { type: "button", class: "button", onClick: () => setSource(!source) },
        source ? words.asRead : words.asWritten,
      ),
    h("button", { type: "button", class: "button", onClick: download }, words.copyFile),
  ];
  const content =
    prose === null || source
      ? h("pre", { class: "file-source" }, text)
      : h("div", { class: "document" }, h(ProseView, { prose }));
  return h(
    SidePane,
    {
      title: file.title || file.name,
      subtitle: file.title === file.name ? "" : file.name,
      close: () => client.openFile(null),
      actions,
    },
    h("div", { class: "file-body", tabIndex: 0 }, content),
  );
}
