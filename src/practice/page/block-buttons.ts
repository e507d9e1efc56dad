import { h } from "preact";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { plain } from "./block-kit.ts";
import type { BlockElement, Confirm, Option } from "./block-kit.ts";
import { AskDialog } from "./ask-dialog.ts";
import { useClient, useWords } from "./context.ts";
import { emojiGlyph } from "./emoji.ts";
import { useHost } from "./host.ts";
import { Icon } from "./icon.ts";
import { Menu } from "./menu.ts";

export function ButtonElement({ block, element }: { block: string; element: BlockElement }): JSX.Element {
  const client = useClient();
  const [busy, press] = usePress(block, element.confirm);
  const click = (): void => {
    if (element.url !== undefined && !client.follow(element.url)) window.open(element.url, "_blank", "noopener");
    press.start(element.action_id ?? plain(element.text));
  };
  const look = ["button", element.style ?? "", busy ? "busy" : ""].join(" ").trim();
  return h(
    "span",
    { class: "pressable" },
    h(
      "button",
      { type: "button", class: look, "aria-label": element.accessibility_label, "aria-busy": busy, onClick: click },
      withEmoji(plain(element.text)),
    ),
    press.asking,
  );
}

export function OverflowElement({ block, element }: { block: string; element: BlockElement }): JSX.Element {
  const words = useWords();
  const client = useClient();
  const [, press] = usePress(block, element.confirm);
  const choose = (option: Option): void => {
    if (option.url !== undefined && !client.follow(option.url)) window.open(option.url, "_blank", "noopener");
    press.start(plain(option.text));
  };
  const items = (element.options ?? []).map((option) => ({
    text: withEmoji(plain(option.text)),
    act: () => choose(option),
  }));
  return h(
    "span",
    { class: "pressable" },
    h(Menu, { label: words.more, face: h(Icon, { name: "more" }), look: "button overflow", items }),
    press.asking,
  );
}

interface Press {
  start: (button: string) => void;
  asking: JSX.Element | null;
}

/** A click goes to the bot, after its confirm dialog where it has one. */
function usePress(block: string, confirm: Confirm | undefined): [boolean, Press] {
  const host = useHost();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);
  const send = (button: string): void => {
    setBusy(true);
    void host.click(block, button).finally(() => setBusy(false));
  };
  const answer = (yes: boolean): void => {
    setAsked(null);
    if (yes && asked !== null) send(asked);
  };
  const asking = asked === null || confirm === undefined ? null : h(AskDialog, { confirm, answer });
  return [busy, { start: (button) => (confirm === undefined ? send(button) : setAsked(button)), asking }];
}

/** Plain text of Block Kit knows short names of emoji, and no other markup. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+):/g, (whole, name: string) => emojiGlyph(name) ?? whole);
}
