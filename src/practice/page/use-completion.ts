import { h } from "preact";
import type { JSX } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { suggest } from "./completion.ts";
import type { Suggestion } from "./completion.ts";
import { useClient } from "./context.ts";
import { Suggestions } from "./suggestions.ts";

export interface Completion {
  id: string;
  activeId: string | undefined;
  list: JSX.Element | null;
  typed: (text: string) => void;
  /** The same without a hand on the keyboard: the cursor goes to the end. */
  begin: (text: string) => void;
  close: () => void;
  /** True when the key was for the list and not for the field. */
  keys: (event: KeyboardEvent) => boolean;
}

/** What fits where the cursor is, while one types; the list is drawn by whoever asks. */
export function useCompletion(
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
  const typed = (value: string): void => {
    setText(value);
    setOpen(true);
    setActive(firstChoice(value));
  };
  return {
    id,
    activeId: found.length > 0 ? `${id}-${active}` : undefined,
    list: found.length > 0 ? h(Suggestions, { id, suggestions: found, active, choose }) : null,
    typed,
    begin(value) {
      coming.current = value.length;
      typed(value);
    },
    close: () => setOpen(false),
    keys,
  };
}

// After "/incident " nothing is chosen yet: Enter sends the bare command, which opens the form.
function firstChoice(text: string): number {
  return /^\/\S+ $/.test(text) ? -1 : 0;
}
