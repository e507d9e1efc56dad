import { h } from "preact";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useUpward } from "./upward.ts";

export interface MenuItem {
  text: ComponentChildren;
  act: () => void;
  danger?: boolean;
  /** A line above this item. */
  apart?: boolean;
}

export interface MenuProps {
  label: string;
  face: ComponentChildren;
  look: string;
  /** The face says the label itself, in words. */
  saysItself?: boolean;
  items: readonly MenuItem[];
  /** Opens to the left, where there is no room on the right. */
  leftward?: boolean;
}

/** A button that opens a short list of things to do; arrows move, Escape closes, focus returns. */
export function Menu({ label, face, look, saysItself, items, leftward }: MenuProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useCloseOutside(box, open, () => setOpen(false));
  const upward = useUpward(box, open, ".list");
  useEffect(() => {
    if (open) box.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  }, [open]);
  const close = (): void => {
    setOpen(false);
    box.current?.querySelector("button")?.focus();
  };
  const row = (item: MenuItem): JSX.Element =>
    h(
      "button",
      {
        type: "button",
        role: "menuitem",
        tabIndex: -1,
        class: [item.danger === true ? "danger" : "", item.apart === true ? "apart" : ""].join(" "),
        onClick: () => {
          close();
          item.act();
        },
      },
      item.text,
    );
  return h(
    "div",
    { class: "menu", ref: box, onKeyDown: (event: KeyboardEvent) => open && moveFocus(event, box.current, close) },
    h(
      "button",
      {
        type: "button",
        class: look,
        "aria-label": saysItself === true ? undefined : label,
        title: label,
        "aria-haspopup": "menu",
        "aria-expanded": open,
        onClick: () => setOpen(!open),
      },
      face,
    ),
    open &&
      h(
        "div",
        {
          role: "menu",
          "aria-label": label,
          class: ["list", leftward === true ? "leftward" : "", upward ? "upward" : ""].join(" "),
        },
        items.map(row),
      ),
  );
}

/** Anything that floats goes away on a click beside it. */
export function useCloseOutside(box: { current: HTMLElement | null }, open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event): void => {
      if (!(event.target instanceof Node) || box.current?.contains(event.target) !== true) close();
    };
    document.addEventListener("mousedown", outside);
    return () => document.removeEventListener("mousedown", outside);
  }, [open]);
}

function moveFocus(event: KeyboardEvent, box: HTMLElement | null, close: () => void): void {
  const rows = [...(box?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) rows[(at + step + rows.length) % rows.length]?.focus();
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
