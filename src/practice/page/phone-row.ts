import { h } from "preact";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Avatar } from "./avatar.ts";
import { useLang, useNow, usePerson } from "./context.ts";
import { timeInZone } from "./dates.ts";
import { Icon } from "./icon.ts";
import { PhoneScreen } from "./phone-screen.ts";
import { phoneWordsIn } from "./phone-words.ts";
import { usePhoneAct } from "./use-phones.ts";
import type { PhoneView } from "./wire-phones.ts";

/** One telephone: whose, what it does, and opened what lies on it. */
export function PhoneRow(props: { view: PhoneView; isShown: boolean; toggle: () => void }): JSX.Element {
  const { view, isShown, toggle } = props;
  const words = phoneWordsIn(useLang());
  const owner = usePerson(view.person);
  const act = usePhoneAct();
  const state = words.states[view.state];
  useEffect(() => {
    if (isShown && view.unseen > 0) act({ do: "looks", person: view.person });
  }, [isShown, view.unseen]);
  return h(
    "section",
    { class: `phone is-${view.state}`, "aria-label": `${words.phoneOf(owner.name)} ${state}`.trim() },
    h(
      "button",
      { type: "button", class: "phone-row", "aria-expanded": isShown, onClick: toggle },
      h(Avatar, { person: view.person, size: 24 }),
      h("span", { class: "who" }, h("b", {}, owner.name), h(Rest, { view })),
      state !== "" && h("span", { class: "phone-state" }, state),
      !isShown && view.unseen > 0 && h("span", { class: "badge" }, words.unseen(view.unseen)),
      h(Icon, { name: "down" }),
    ),
    isShown && h(PhoneScreen, { view, name: owner.name }),
  );
}

/** What time it is there, and whether its owner sleeps or wants no sound. */
function Rest({ view }: { view: PhoneView }): JSX.Element {
  const lang = useLang();
  const words = phoneWordsIn(lang);
  const now = useNow();
  const marks = [view.asleep && words.asleep, view.doNotDisturb && words.doNotDisturb].filter((mark) => mark !== false);
  return h("span", {}, [...marks, words.there(timeInZone(now, view.zone, lang))].join(" · "));
}
