import { h } from "preact";
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Combobox } from "./combobox.ts";
import type { Choice } from "./combobox.ts";
import { placeName, useClient, useWords } from "./context.ts";
import type { Client } from "./client.ts";

/** Goes to any channel or person by a few letters of its name. */
export function QuickSwitcher({ close }: { close: () => void }): JSX.Element {
  const words = useWords();
  const client = useClient();
  const dialog = useRef<HTMLDialogElement>(null);
  // At once, before the next key is pressed.
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  // The list would take Escape for itself, and a click beside it would leave an empty box.
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  };
  const beside = (event: MouseEvent): void => {
    if (event.target === dialog.current) close();
  };
  const go = ([chosen]: string[]): void => {
    close();
    if (chosen === undefined) return;
    if (chosen.startsWith("U")) void client.openDirect(chosen);
    else client.goTo(chosen);
  };
  return h(
    "dialog",
    {
      ref: dialog,
      class: "switch-dialog",
      "aria-label": words.goSomewhere,
      onKeyDownCapture: keys,
      onMouseDown: beside,
    },
    h(Combobox, {
      choices: places(client),
      chosen: [],
      many: false,
      placeholder: words.somebodyOrChannel,
      label: words.somebodyOrChannel,
      onChoose: go,
      autofocus: true,
      startsOpen: true,
    }),
  );
}

function places(client: Client): Choice[] {
  const { workspace, me } = client.state;
  const channels = [...(workspace?.channels ?? []).filter(({ kind }) => kind !== "im"), ...(workspace?.others ?? [])];
  const people = (workspace?.people ?? []).filter(({ id }) => id !== me);
  return [
    ...channels.map(({ id }) => ({ value: id, text: placeName(client, id) })),
    ...people.map(({ id, name, role }) => ({ value: id, text: name, hint: role })),
  ];
}
