import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { personOf, useClient, useWords } from "./context.ts";
import { PICKER } from "./emoji.ts";
import { Icon } from "./icon.ts";
import { useCloseOutside } from "./menu.ts";
import { Emoji } from "./prose-view.ts";
import { useUpward } from "./upward.ts";
import type { Message } from "./wire.ts";

/** The reactions under a message; a click adds one's own or takes it back. */
export function Reactions({ message, channel }: { message: Message; channel: string }): JSX.Element | null {
  const client = useClient();
  const reactions = message.reactions ?? [];
  if (reactions.length === 0) return null;
  const { me } = client.state;
  const pills = reactions.map(({ name, users }) => {
    const who = users.map((user) => personOf(client, user).name).join(", ");
    return h(
      "button",
      {
        type: "button",
        key: name,
        class: "reaction",
        "aria-pressed": users.includes(me),
        title: `${who} :${name}:`,
        onClick: () => client.toggleReaction(channel, message, name),
      },
      h(Emoji, { name }),
      " ",
      h("span", {}, users.length),
      h("span", { class: "heard-only" }, ` ${who}`),
    );
  });
  return h("div", { class: "reactions" }, pills, h(ReactionPicker, { message, channel, look: "reaction add" }));
}

export interface PickerProps {
  message: Message;
  channel: string;
  look: string;
}

export function ReactionPicker({ message, channel, look }: PickerProps): JSX.Element {
  const words = useWords();
  const client = useClient();
  const choose = (emoji: string): void => client.toggleReaction(channel, message, emoji);
  return h(EmojiPicker, { label: words.react, look, choose });
}

/** A button with a small table of emoji: the marks that make a moment come first. */
export function EmojiPicker({
  label,
  look,
  choose,
}: {
  label: string;
  look: string;
  choose: (name: string) => void;
}): JSX.Element {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  useCloseOutside(box, open, () => setOpen(false));
  const upward = useUpward(box, open, ".picker");
  useEffect(() => {
    if (open) box.current?.querySelector<HTMLElement>(".picker button")?.focus();
  }, [open]);
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Escape") setOpen(false);
  };
  const cell = (name: string): JSX.Element =>
    h(
      "button",
      {
        type: "button",
        key: name,
        "aria-label": name,
        title: `:${name}:`,
        onClick: () => {
          setOpen(false);
          choose(name);
        },
      },
      h(Emoji, { name, label: false }),
    );
  return h(
    "span",
    { class: "picking", ref: box, onKeyDown: keys },
    h(
      "button",
      {
        type: "button",
        class: look,
        "aria-label": label,
        title: label,
        "aria-expanded": open,
        onClick: () => setOpen(!open),
      },
      h(Icon, { name: "smile" }),
    ),
    open &&
      h("div", { class: upward ? "picker upward" : "picker", role: "dialog", "aria-label": label }, PICKER.map(cell)),
  );
}
