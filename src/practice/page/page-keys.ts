import { useEffect } from "preact/hooks";
import type { Client } from "./client.ts";

/** The parts of the page from left to right, each with what takes the focus in it. F6 goes round. */
const PARTS = [
  { root: ".rail", focus: ".place[aria-current]" },
  { root: ".channel-pane .message-list, .home-body", focus: null },
  { root: ".channel-pane .composer", focus: "textarea" },
  { root: ".beside", focus: "textarea, button, a" },
  { root: ".inside", focus: "button" },
];

/** Keys that work everywhere: Ctrl+K jumps to a place, F6 goes to the next part of the page, Alt+arrows change channels. */
export function usePageKeys(client: Client, openSwitcher: () => void): void {
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      // A form on top has the keyboard to itself.
      if (document.querySelector("dialog[open]") !== null) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") openSwitcher();
      else if (event.key === "F6") focusPart(event.shiftKey ? -1 : 1);
      else if (event.altKey && step !== undefined) goBy(client, step);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  }, [client]);
}

function focusPart(step: number): void {
  const parts = PARTS.flatMap(({ root, focus }) => {
    const part = document.querySelector<HTMLElement>(root);
    return part === null ? [] : [{ part, target: focus === null ? part : part.querySelector<HTMLElement>(focus) }];
  });
  const here = parts.findIndex(({ part }) => part.contains(document.activeElement));
  parts.at((here + step + parts.length) % parts.length)?.target?.focus();
}

/** In the order in which the rail shows them. */
function goBy(client: Client, step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>(".rail .place[data-place]")];
  const at = rows.findIndex((row) => row.dataset["place"] === client.state.place);
  const next = rows.at((at + step + rows.length) % rows.length)?.dataset["place"];
  if (next !== undefined) client.goTo(next);
}
