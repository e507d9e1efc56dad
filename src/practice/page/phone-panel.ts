import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { personOf, useClient, useLang } from "./context.ts";
import { Icon } from "./icon.ts";
import { PhoneRow } from "./phone-row.ts";
import { phoneWordsIn } from "./phone-words.ts";
import type { PhoneWords } from "./phone-words.ts";
import { isActive, useGlances, usePhones } from "./use-phones.ts";
import type { PhonePanelState } from "./use-phones.ts";
import type { PhoneGlance, PhoneView } from "./wire-phones.ts";

/** So many open by themselves; more would hide each other. */
const OPEN_BY_THEMSELVES = 2;

/** Everybody's telephones, whoever one is: in practice one person plays the whole team. Those that ring come first. */
export function PhonePanel({ panel }: { panel: PhonePanelState }): JSX.Element {
  const words = phoneWordsIn(useLang());
  const views = usePhones();
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const active = inOrder(views.filter(isActive)).map(({ person }) => person);
  useEffect(() => {
    const fresh = active.slice(0, OPEN_BY_THEMSELVES);
    setShown((before) => new Set([...before, ...fresh]));
  }, [active.join()]);
  const toggle = (person: string): void => {
    const without = [...shown].filter((each) => each !== person);
    setShown(new Set(shown.has(person) ? without : [...without, person]));
  };
  const keys = (event: KeyboardEvent): void => {
    panel.keep();
    if (event.key === "Escape" && !event.defaultPrevented) panel.toggle();
  };
  const isShown = ({ person }: PhoneView): boolean => shown.has(person);
  // Whoever has answered stays where they were, and doesn't jump away under the pointer.
  const stays = [...shown].flatMap((person) => views.find((view) => view.person === person && !isActive(view)) ?? []);
  const rows = [...inOrder(views.filter(isActive)), ...stays];
  const rest = views.filter((view) => !rows.includes(view));
  return h(
    "section",
    { class: "phones", "aria-label": words.phones, onKeyDown: keys, onPointerDown: panel.keep },
    h(
      "header",
      {},
      h("h2", {}, words.phones),
      h(
        "button",
        { type: "button", class: "quiet", "aria-label": words.close, title: words.close, onClick: panel.toggle },
        h(Icon, { name: "close" }),
      ),
    ),
    h(
      "div",
      { class: "phone-list" },
      [...rows, ...rest].map((view) =>
        h(PhoneRow, { key: view.person, view, isShown: isShown(view), toggle: () => toggle(view.person) }),
      ),
    ),
  );
}

/** The way to the panel, with what calls for attention there. */
export function PhonesButton({ panel }: { panel: PhonePanelState }): JSX.Element {
  const words = phoneWordsIn(useLang());
  const glances = useGlances();
  const note = noteOf(glances, words);
  return h(
    "button",
    { type: "button", class: "place phones-button", "aria-expanded": panel.open, onClick: panel.toggle },
    h(Icon, { name: "phone" }),
    h("span", { class: "name" }, words.phones),
    note !== null && h("span", { class: glances.some(isActive) ? "badge" : "badge faint" }, note),
  );
}

function noteOf(glances: readonly PhoneGlance[], words: PhoneWords): string | null {
  const ringing = glances.filter(({ state }) => state === "ringing").length;
  if (ringing > 0) return words.ringing(ringing);
  const active = glances.filter(isActive).length;
  if (active > 0) return words.called(active);
  const unseen = glances.reduce((sum, glance) => sum + glance.unseen, 0);
  return unseen > 0 ? words.unseen(unseen) : null;
}

/** Says who is called, to whoever can't see it. */
export function RingAnnouncer(): JSX.Element {
  const client = useClient();
  const words = phoneWordsIn(useLang());
  const said = useGlances()
    .filter(isActive)
    .map(({ person, state }) => `${words.phoneOf(personOf(client, person).name)} ${words.states[state]}.`);
  return h("div", { class: "heard-only", "aria-live": "assertive" }, said.join(" "));
}

/** Who has been called for the longest comes first: Primary before Secondary. */
function inOrder<Glance extends PhoneGlance>(glances: readonly Glance[]): Glance[] {
  return glances.toSorted((one, other) => (one.since ?? Infinity) - (other.since ?? Infinity));
}
