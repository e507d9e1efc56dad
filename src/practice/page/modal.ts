import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { withEmoji } from "./block-buttons.ts";
import { initialValue, plain, valueInState } from "./block-kit.ts";
import type { Block, FieldValue, TextObject } from "./block-kit.ts";
import { Blocks } from "./blocks.ts";
import { Avatar } from "./avatar.ts";
import { useClient, useWords } from "./context.ts";
import { HostContext } from "./host.ts";
import type { Host } from "./host.ts";
import { Icon } from "./icon.ts";
import type { OpenView } from "./wire.ts";

interface ModalView {
  title: TextObject;
  submit?: TextObject;
  close?: TextObject;
  blocks: Block[];
  hash: string;
  state: { values: Record<string, Record<string, Record<string, unknown>>> };
}

/** The topmost modal. What was typed in those underneath waits until they come up again. */
export function Modal({ stack }: { stack: readonly OpenView[] }): JSX.Element | null {
  const typed = useRef(new Map<string, Record<string, FieldValue>>());
  const top = stack.at(-1);
  const ids = stack.map((open) => open.id).join(" ");
  useEffect(() => {
    for (const id of typed.current.keys()) if (!ids.includes(id)) typed.current.delete(id);
  }, [ids]);
  if (top === undefined) return null;
  return h(ModalDialog, { key: top.id, open: top, deep: stack.length > 1, typed: typed.current });
}

interface DialogProps {
  open: OpenView;
  deep: boolean;
  typed: Map<string, Record<string, FieldValue>>;
}

function ModalDialog({ open, deep, typed }: DialogProps): JSX.Element {
  const words = useWords();
  const client = useClient();
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  const closing = useRef(false);
  const view = open.view as unknown as ModalView;
  const form = useForm(open, view, typed);
  useEffect(() => {
    dialog.current?.showModal();
    firstField(dialog.current)?.focus();
  }, []);
  useEffect(() => {
    dialog.current?.querySelector(".input-block.wrong")?.scrollIntoView({ block: "center" });
  }, [open.errors]);
  const close = (event: Event): void => {
    event.preventDefault();
    // Somebody in a hurry presses Escape twice: the second must not close the form beneath.
    if (closing.current) return;
    closing.current = true;
    void client.act({ do: "closes", all: false }).finally(() => (closing.current = false));
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    void client.act({ do: "submits", view: open.id, values: form.values() }).finally(() => setBusy(false));
  };
  return h(
    "dialog",
    { ref: dialog, class: "modal", "aria-labelledby": title, onCancel: close },
    h(
      "form",
      { noValidate: true, onSubmit: submit },
      h(
        "header",
        {},
        h(Avatar, { person: client.state.workspace?.bot, size: 24 }),
        h("h2", { id: title }, withEmoji(plain(view.title))),
        h(
          "button",
          { type: "button", class: "quiet", "aria-label": deep ? words.back : words.close, onClick: close },
          h(Icon, { name: deep ? "back" : "close" }),
        ),
      ),
      h(
        "div",
        { class: "modal-body" },
        h(HostContext.Provider, { value: form.host }, h(Blocks, { blocks: view.blocks })),
      ),
      h(
        "footer",
        {},
        h(
          "button",
          { type: "button", class: "button", onClick: close },
          plain(view.close) || (view.submit ? words.cancel : words.close),
        ),
        view.submit &&
          h(
            "button",
            { type: "submit", class: busy ? "button solid primary busy" : "button solid primary", "aria-busy": busy },
            withEmoji(plain(view.submit)),
          ),
      ),
    ),
  );
}

interface Form {
  host: Host;
  /** What was put into the inputs and Slack doesn't know yet, by block id. */
  values: () => Record<string, FieldValue>;
}

function useForm(open: OpenView, view: ModalView, typed: DialogProps["typed"]): Form {
  const client = useClient();
  const [, redraw] = useState(0);
  const own = typed.get(open.id) ?? {};
  const place = { view: open.id };
  const held = (block: string, action: string): FieldValue | undefined => {
    const key = `${block} ${action}`;
    if (key in own) return own[key];
    const input = view.blocks.flatMap((known) => [known.element, known.accessory, ...(known.elements ?? [])]);
    return valueInState(
      input.find((element) => element?.action_id === action),
      view.state.values[block]?.[action],
    );
  };
  const values = (): Record<string, FieldValue> => {
    const inputs = view.blocks.flatMap((block) =>
      block.type === "input" && block.element !== undefined ? [{ block, element: block.element }] : [],
    );
    const changed = inputs.flatMap(({ block, element }): [string, FieldValue][] => {
      const [id, action] = [block.block_id ?? "", element.action_id ?? ""];
      const value = own[`${id} ${action}`];
      const known = valueInState(element, view.state.values[id]?.[action]) ?? initialValue(element);
      return value === undefined || same(value, known) ? [] : [[id, value]];
    });
    return Object.fromEntries(changed);
  };
  // Slack's payload of a click carries what the form holds at that moment, so that is handed over first.
  const first = async (): Promise<void> => {
    if (Object.keys(values()).length > 0) await client.act({ do: "fills", view: open.id, values: values() });
  };
  const host: Host = {
    place,
    errors: open.errors,
    held,
    hold(block, action, value) {
      typed.set(open.id, { ...typed.get(open.id), [`${block} ${action}`]: value });
      redraw((count) => count + 1);
    },
    async click(block, button) {
      await first();
      await client.act({ do: "clicks", button, place: { ...place, block } });
    },
    async choose(block, action, value) {
      await first();
      await client.act({ do: "selects", control: action, value, place: { ...place, block } });
    },
    async search(block, action, query) {
      const done = await client.act({ do: "searches", control: action, query, place: { ...place, block } });
      return done.options ?? [];
    },
  };
  return { host, values };
}

function same(one: FieldValue, other: FieldValue): boolean {
  return JSON.stringify(one ?? "") === JSON.stringify(other ?? "");
}

function firstField(dialog: HTMLDialogElement | null): HTMLElement | null {
  const asked = dialog?.querySelector<HTMLElement>("[autofocus]");
  return asked ?? dialog?.querySelector<HTMLElement>(".modal-body input, .modal-body textarea") ?? null;
}
