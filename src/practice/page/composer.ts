import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { AttachButton } from "./attach-button.ts";
import { useClient, useWords } from "./context.ts";
import { emojiGlyph } from "./emoji.ts";
import { Icon } from "./icon.ts";
import { Menu } from "./menu.ts";
import { EmojiPicker } from "./reactions.ts";
import { withMentions } from "./slack-text.ts";
import { useCompletion } from "./use-completion.ts";

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
    if (event.key === "ArrowUp" && text === "") return editLast(client, thread);
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
    "aria-controls": completion.activeId === undefined ? undefined : completion.id,
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
  const begin = (sign: "@" | "/"): void => {
    field.current?.focus();
    completion.begin(sign === "/" ? "/" : `${text}${/\S$/.test(text) ? " " : ""}@`);
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
      h(SignButton, { sign: "@", label: words.mention, begin }),
      thread === undefined && h(SignButton, { sign: "/", label: words.command, begin }),
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

interface SignButtonProps {
  sign: "@" | "/";
  label: string;
  begin: (sign: "@" | "/") => void;
}

/** Begins a mention or a command, and so shows what there is. */
function SignButton({ sign, label, begin }: SignButtonProps): JSX.Element {
  const onMouseDown = (event: MouseEvent): void => event.preventDefault();
  const look = { type: "button", class: "quiet sign", "aria-label": label, title: label, onMouseDown } as const;
  return h("button", { ...look, onClick: () => begin(sign) }, sign);
}

/** Slack's own short way to mend a slip: Arrow up in an empty field. */
function editLast(client: ReturnType<typeof useClient>, thread: string | undefined): void {
  const { stretch, thread: open, me } = client.state;
  const messages = (thread === undefined ? stretch : open?.stretch)?.messages ?? [];
  const last = messages.findLast((message) => message.user === me && message.client_msg_id !== undefined);
  if (last !== undefined) client.edit({ ts: last.ts, inThread: thread !== undefined });
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
