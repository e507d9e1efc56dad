import { Fragment, h } from "preact";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { useClient, useWords } from "./context.ts";
import { Icon } from "./icon.ts";
import { Menu } from "./menu.ts";

const DAY = 86_400_000;

export interface DayDividerProps {
  text: string;
  /** Whether one can jump to another day from here. */
  jumps: boolean;
}

/** The day above its messages; in a channel also the way to another day. */
export function DayDivider({ text, jumps }: DayDividerProps): JSX.Element {
  const words = useWords();
  const client = useClient();
  const date = useRef<HTMLInputElement>(null);
  const jump = (at: number) => (): void => void client.jumpTo(at);
  const chosen = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    if (value !== "") void client.jumpTo(new Date(`${value}T00:00`).getTime());
  };
  if (!jumps) return h(Fragment, {}, h(Rule, {}), h("div", { class: "day still" }, h("span", {}, text)));
  const now = client.clock.now();
  const items = [
    { text: words.latest, act: () => client.latest() },
    { text: words.lastWeek, act: jump(now - 7 * DAY) },
    { text: words.veryStart, act: jump(0) },
    { text: words.pickDate, act: () => date.current?.showPicker(), apart: true },
  ];
  const face = [text, h(Icon, { name: "down" })];
  return h(
    Fragment,
    {},
    h(Rule, {}),
    h(
      "div",
      { class: "day" },
      h(Menu, { label: `${text}. ${words.jump}`, face, look: "day-face", items }),
      h("input", { ref: date, type: "date", tabIndex: -1, "aria-hidden": "true", onChange: chosen }),
    ),
  );
}

// Stays where the day begins, while its name stays in sight.
function Rule(): JSX.Element {
  return h("div", { class: "day-rule" });
}
