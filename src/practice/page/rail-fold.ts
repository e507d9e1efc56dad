import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useClient, useWords } from "./context.ts";
import { Icon } from "./icon.ts";
import { useCloseOutside } from "./menu.ts";

export interface RailFold {
  box: { current: HTMLElement | null };
  unfolded: boolean;
  toggle: () => void;
  keys: (event: KeyboardEvent) => void;
}

/** In a narrow window the rail is a row of icons, until it is unfolded over the page; any choice folds it again. */
export function useRailFold(): RailFold {
  const { place, me } = useClient().state;
  const box = useRef<HTMLElement>(null);
  const [unfolded, setUnfolded] = useState(false);
  const fold = (): void => setUnfolded(false);
  useCloseOutside(box, unfolded, fold);
  useEffect(fold, [place, me]);
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || !unfolded) return;
    fold();
    box.current?.querySelector<HTMLElement>(".unfold")?.focus();
  };
  return { box, unfolded, toggle: () => setUnfolded(!unfolded), keys };
}

/** Shown only where the rail is folded. */
export function UnfoldButton({ fold }: { fold: RailFold }): JSX.Element {
  const label = useWords().menu;
  return h(
    "button",
    {
      type: "button",
      class: "unfold",
      title: label,
      "aria-label": label,
      "aria-expanded": fold.unfolded,
      onClick: fold.toggle,
    },
    h(Icon, { name: "menu" }),
  );
}
