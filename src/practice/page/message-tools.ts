import { h } from "preact";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { AskDialog } from "./ask-dialog.ts";
import { useClient, useWords } from "./context.ts";
import { Icon } from "./icon.ts";
import { Menu } from "./menu.ts";
import type { MenuItem } from "./menu.ts";
import { Emoji } from "./prose-view.ts";
import { ReactionPicker } from "./reactions.ts";
import type { Message } from "./wire.ts";

export interface ToolsProps {
  message: Message;
  channel: string;
  mine: boolean;
  inThread: boolean;
  pinned: boolean;
}

const QUICK = ["pushpin", "star", "eyes", "white_check_mark"] as const;

/** What can be done with a message: shown on hover and on keyboard focus. */
export function MessageTools(props: ToolsProps): JSX.Element | null {
  const { message, channel, inThread } = props;
  const words = useWords();
  const client = useClient();
  const [asking, setAsking] = useState(false);
  if (message.is_ephemeral === true) return null;
  const quick = QUICK.map((emoji) =>
    h(
      "button",
      {
        type: "button",
        key: emoji,
        title: `:${emoji}:`,
        "aria-label": `${words.react}: ${emoji}`,
        onClick: () => client.toggleReaction(channel, message, emoji),
      },
      h(Emoji, { name: emoji, label: false }),
    ),
  );
  const reply = (): void => client.openThread(message.thread_ts ?? message.ts);
  return h(
    "div",
    { class: "tools", role: "toolbar" },
    quick,
    h(ReactionPicker, { message, channel, look: "" }),
    !inThread &&
      h(
        "button",
        { type: "button", title: words.reply, "aria-label": words.reply, onClick: reply },
        h(Icon, { name: "reply" }),
      ),
    h(Menu, {
      label: words.more,
      face: h(Icon, { name: "more" }),
      look: "",
      leftward: true,
      items: useItems(props, () => setAsking(true)),
    }),
    asking && h(DeleteQuestion, { message, channel, done: () => setAsking(false) }),
  );
}

function useItems({ message, channel, mine, pinned, inThread }: ToolsProps, remove: () => void): MenuItem[] {
  const words = useWords();
  const client = useClient();
  const at = { channel, ts: message.ts };
  const shortcuts = client.state.workspace?.shortcuts.filter((shortcut) => shortcut.kind === "message") ?? [];
  return [
    { text: pinned ? words.unpin : words.pin, act: () => void client.act({ do: pinned ? "unpins" : "pins", ...at }) },
    { text: words.reply, act: () => client.openThread(message.thread_ts ?? message.ts) },
    ...shortcuts.map(({ callbackId, name }, index) => ({
      text: h("span", { class: "shortcut" }, h(Icon, { name: "bolt" }), name),
      act: () => void client.act({ do: "shortcut", callbackId, message: at }),
      apart: index === 0,
    })),
    ...(mine
      ? [
          { text: words.edit, act: () => client.edit({ ts: message.ts, inThread }), apart: true },
          { text: words.remove, act: remove, danger: true },
        ]
      : []),
  ];
}

function DeleteQuestion({
  message,
  channel,
  done,
}: {
  message: Message;
  channel: string;
  done: () => void;
}): JSX.Element {
  const words = useWords();
  const client = useClient();
  const say = (text: string): { type: "plain_text"; text: string } => ({ type: "plain_text", text });
  const confirm = {
    title: say(words.remove),
    text: say(words.removeAsk),
    confirm: say(words.remove),
    deny: say(words.cancel),
    style: "danger" as const,
  };
  const answer = (yes: boolean): void => {
    done();
    if (yes) void client.act({ do: "deletes", channel, ts: message.ts });
  };
  return h(AskDialog, { confirm, answer });
}
