import { h } from "preact";
import type { JSX } from "preact";
import { personOf, useClient, useLang } from "./context.ts";
import { Icon } from "./icon.ts";
import { PhoneRow } from "./phone-row.ts";
import { phoneWordsIn } from "./phone-words.ts";
import type { PhoneWords } from "./phone-words.ts";
import { isActive, useGlances, usePhones } from "./use-phones.ts";
import type { PhonePanelState } from "./use-phones.ts";
import { useShownPhones } from "./use-shown-phones.ts";
import type { PhoneGlance } from "./wire-phones.ts";

/** Everybody's telephones, whoever one is: in practice one person plays the whole team. Those that ring come first. */
export function PhonePanel({ panel }: { panel: PhonePanelState }): JSX.Element {
  const words = phoneWordsIn(useLang());
  const { inOrder, isShown, toggle } = useShownPhones(usePhones());
  const close = (): void => {
    panel.toggle();
    document.querySelector<HTMLElement>(".phones-button")?.focus();
  };
  const keys = (event: KeyboardEvent): void => {
    panel.keep();
    if (event.key === "Escape" && !event.defaultPrevented) close();
  };
  return h(
    "section",
    { class: "phones", "aria-label": words.phones, onKeyDown: keys, onPointerDown: panel.keep },
    h(
      "header",
      {},
      h("h2", {}, words.phones),
      h(
        "button",
        { type: "button", class: "quiet", "aria-label": words.close, title: words.close, onClick: close },
        h(Icon, { name: "close" }),
      ),
    ),
    h(
      "div",
      { class: "phone-list" },
      inOrder.map((view) =>
        h(PhoneRow, {
          key: view.person,
          view,
          isShown: isShown(view.person),
          toggle: () => toggle(view.person),
        }),
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
