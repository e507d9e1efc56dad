import { h } from "preact";
import type { ComponentChildren, JSX } from "preact";
import { useWords } from "./context.ts";
import { Icon } from "./icon.ts";

export interface SidePaneProps {
  title: string;
  subtitle: string;
  close: () => void;
  actions?: ComponentChildren;
  children?: ComponentChildren;
}

/** The pane on the right: a thread, or a file being read. Escape closes it. */
export function SidePane({ title, subtitle, close, actions, children }: SidePaneProps): JSX.Element {
  const words = useWords();
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  };
  return h(
    "aside",
    { class: "side-pane", "aria-label": title, onKeyDown: keys },
    h(
      "header",
      {},
      h("h2", {}, title, h("small", {}, subtitle)),
      actions,
      h(
        "button",
        { type: "button", class: "quiet", "aria-label": words.close, title: words.close, onClick: close },
        h(Icon, { name: "close" }),
      ),
    ),
    children,
  );
}
