import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { plain } from "./block-kit.ts";
import type { Confirm } from "./block-kit.ts";
import { readMrkdwn } from "./mrkdwn.ts";
import { ProseView } from "./prose-view.ts";

/** A question with two answers, in a native dialog: the rest of the page is out of reach until it is answered. */
export function AskDialog({ confirm, answer }: { confirm: Confirm; answer: (yes: boolean) => void }): JSX.Element {
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const cancel = (event: Event): void => {
    event.preventDefault();
    answer(false);
  };
  const yes = confirm.style === "danger" ? "button solid danger" : "button solid primary";
  return h(
    "dialog",
    { ref: dialog, class: "ask", "aria-labelledby": title, onCancel: cancel },
    h("h2", { id: title }, plain(confirm.title)),
    h(ProseView, { prose: readMrkdwn(confirm.text.text) }),
    h(
      "footer",
      {},
      h("button", { type: "button", class: "button", onClick: () => answer(false) }, plain(confirm.deny)),
      h("button", { type: "button", class: yes, autofocus: true, onClick: () => answer(true) }, plain(confirm.confirm)),
    ),
  );
}
