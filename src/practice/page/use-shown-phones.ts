import { useEffect, useRef, useState } from "preact/hooks";
import { useClient } from "./context.ts";
import { isActive } from "./use-phones.ts";
import type { PhoneView } from "./wire-phones.ts";

/** So many open by themselves; more would hide each other. */
const OPEN_BY_THEMSELVES = 2;

export interface ShownPhones {
  /** Everybody's, those that call for somebody first. */
  inOrder: readonly PhoneView[];
  isShown(person: string): boolean;
  toggle(person: string): void;
}

/**
 * Which telephones stand open. One that begins to call for somebody opens by itself, once; it folds again when it has
 * been quiet and the next one begins. What somebody opened or folded by hand stays so.
 */
export function useShownPhones(views: readonly PhoneView[]): ShownPhones {
  const [shown, setShown] = useState<readonly { person: string; byHand: boolean }[]>([]);
  const before = useRef<readonly string[]>([]);
  const spokenOf = useClient().state.tour?.ringing;
  // Whoever has been called for the longest comes first, but for the one whom the tour speaks of.
  const active = views
    .filter(isActive)
    .toSorted((one, other) => (one.since ?? 0) - (other.since ?? 0))
    .toSorted((one, other) => Number(other.person === spokenOf) - Number(one.person === spokenOf));
  const calling = active.map(({ person }) => person);
  useEffect(() => {
    const fresh = calling.filter((person) => !before.current.includes(person)).slice(0, OPEN_BY_THEMSELVES);
    before.current = calling;
    if (fresh.length === 0) return;
    const kept = shown.filter(({ person, byHand }) => !fresh.includes(person) && (byHand || calling.includes(person)));
    setShown([...kept, ...fresh.map((person) => ({ person, byHand: false }))]);
  }, [calling.join()]);
  const isShown = (person: string): boolean => shown.some((each) => each.person === person);
  // Whoever has answered stays where they were, and doesn't jump away under the pointer.
  const stays = shown.flatMap(({ person }) => views.find((view) => view.person === person && !isActive(view)) ?? []);
  const top = [...active, ...stays];
  return {
    inOrder: [...top, ...views.filter((view) => !top.includes(view))],
    isShown,
    toggle(person) {
      const others = shown.filter((each) => each.person !== person);
      setShown(isShown(person) ? others : [...others, { person, byHand: true }]);
    },
  };
}
