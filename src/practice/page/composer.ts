import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { AttachButton } from "./attach-button.ts";
import { suggest } from "./completion.ts";
import type { Suggestion } from "./completion.ts";
import { useClient, useWords } from "./context.ts";
import { emojiGlyph } from "./emoji.ts";
import { Icon } from "./icon.ts";
import { Menu } from "./menu.ts";
import { EmojiPicker } from "./reactions.ts";
import { withMentions } from "./slack-text.ts";
import { Suggestions } from "./suggestions.ts";

export interface ComposerProps {
  channel: string;
  thread?: string;
  placeholder: string;
}

/** Where one writes: messages, replies and slash commands. Enter sends, Shift+Enter begins a line. */
export function Composer({ channel, thread, placeholder }: ComposerProps): JSX.Element {
  const client = useClient();
  const words = useWords();
  const [text, setText] = useDraft(`${client.state.me} ${channel} ${thread ?? ""}`);
  const [broadcast, setBroadcast] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const completion = useCompletion(text, setText, field);
  useGrow(field, text);
  useEffect(() => field.current?.focus(), [channel, thread, client.state.me]);

  const send = (): void => {
    const typed = text.trim();
    if (typed === "") return;
    setText("");
    const said = withMentions(typed, client.state.workspace);
    const reply = thread === undefined ? {} : { threadTs: thread, ...(broadcast ? { broadcast } : {}) };
    // Slack's slash commands don't work in threads; there the line is a message like any other.
    const command = typed.startsWith("/") && thread === undefined;
    void client.act(command ? { do: "types", channel, text: said } : { do: "says", channel, text: said, ...reply });
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.isComposing || completion.keys(event)) return;
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  };
  const input = h("textarea", {
    ref: field,
    rows: 1,
    value: text,
    placeholder,
    "aria-label": placeholder,
    "aria-controls": completion.id,
    "aria-autocomplete": "list",
    "aria-activedescendant": completion.activeId,
    onInput: (event: Event) => completion.typed((event.target as HTMLTextAreaElement).value),
    onKeyDown: keys,
    onBlur: completion.close,
  });
  const insert = (name: string): void => {
    setText(`${text}${emojiGlyph(name) ?? `:${name}:`}`);
    field.current?.focus();
  };
  return h(
    "form",
    { class: "composer", onSubmit: (event: Event) => event.preventDefault() },
    completion.list,
    input,
    h(
      "footer",
      {},
      h(AttachButton, { channel, thread }),
      h(EmojiPicker, { label: words.emoji, look: "quiet", choose: insert }),
      thread === undefined && h(Shortcuts, {}),
      thread !== undefined && h(AlsoSend, { broadcast, setBroadcast }),
      h(
        "button",
        {
          type: "button",
          class: "send",
          disabled: text.trim() === "",
          "aria-label": words.send,
          title: words.send,
          onClick: send,
        },
        h(Icon, { name: "send" }),
      ),
    ),
  );
}

function AlsoSend({
  broadcast,
  setBroadcast,
}: {
  broadcast: boolean;
  setBroadcast: (yes: boolean) => void;
}): JSX.Element {
  const words = useWords();
  const onChange = (event: Event): void => setBroadcast((event.target as HTMLInputElement).checked);
  return h("label", { class: "also" }, h("input", { type: "checkbox", checked: broadcast, onChange }), words.alsoSend);
}

function Shortcuts(): JSX.Element | null {
  const client = useClient();
  const words = useWords();
  const global = client.state.workspace?.shortcuts.filter((shortcut) => shortcut.kind === "global") ?? [];
  const items = global.map(({ callbackId, name }) => ({
    text: name,
    act: () => void client.act({ do: "shortcut", callbackId }),
  }));
  return items.length === 0
    ? null
    : h(Menu, { label: words.shortcuts, face: h(Icon, { name: "bolt" }), look: "quiet", items });
}

interface Completion {
  id: string;
  activeId: string | undefined;
  list: JSX.Element | null;
  typed: (text: string) => void;
  close: () => void;
  /** True when the key was for the list and not for the field. */
  keys: (event: KeyboardEvent) => boolean;
}

function useCompletion(
  text: string,
  setText: (text: string) => void,
  field: { current: HTMLTextAreaElement | null },
): Completion {
  const client = useClient();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const coming = useRef<number | null>(null);
  // The cursor can only be put in its place once the field holds the new text.
  useLayoutEffect(() => {
    if (coming.current !== null) field.current?.setSelectionRange(coming.current, coming.current);
    coming.current = null;
  }, [text]);
  const { workspace } = client.state;
  const cursor = coming.current ?? field.current?.selectionStart ?? text.length;
  const found = open && workspace !== null ? suggest(text, Math.min(cursor, text.length), workspace) : [];
  const choose = ({ replace }: Suggestion): void => {
    setText(replace.text);
    setActive(firstChoice(replace.text));
    coming.current = replace.cursor;
  };
  const keys = (event: KeyboardEvent): boolean => {
    if (found.length === 0) return false;
    const chosen = found[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const complete = chosen === undefined || chosen.replace.text.trim() === text.trim();
    if (step !== undefined) setActive((Math.max(active, step < 0 ? 0 : -1) + step + found.length) % found.length);
    else if (event.key === "Tab" && found[0] !== undefined) choose(chosen ?? found[0]);
    else if (event.key === "Enter" && !complete) choose(chosen);
    else if (event.key === "Escape") setOpen(false);
    else return false;
    event.preventDefault();
    return true;
  };
  return {
    id,
    activeId: found.length > 0 ? `${id}-${active}` : undefined,
    list: found.length > 0 ? h(Suggestions, { id, suggestions: found, active, choose }) : null,
    typed(value) {
      setText(value);
      setOpen(true);
      setActive(firstChoice(value));
    },
    close: () => setOpen(false),
    keys,
  };
}

// After "/incident " nothing is chosen yet: Enter sends the bare command, which opens the form.
function firstChoice(text: string): number {
  return /^\/\S+ $/.test(text) ? -1 : 0;
}

const drafts = new Map<string, string>();

/** What was begun in a channel waits there while one looks elsewhere. */
function useDraft(key: string): [string, (text: string) => void] {
  const [, redraw] = useState(0);
  const set = (text: string): void => {
    drafts.set(key, text);
    redraw((count) => count + 1);
  };
  return [drafts.get(key) ?? "", set];
}

function useGrow(field: { current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, 200)}px`;
  }, [text]);
}
