import { h } from "preact";
import type { JSX } from "preact";
import { useClient, useLang } from "./context.ts";
import { order, type Order } from "./controls-server.ts";
import { controlsWordsIn } from "./controls-words.ts";
import { Icon } from "./icon.ts";
import type { ControlsView, TroubleName } from "./wire-controls.ts";

const TROUBLES: readonly TroubleName[] = ["slackDown", "rateLimits", "lostAnswers", "duplicates"];

/** What can be made to go wrong: each button stays pressed while it does. */
export function TroubleBar({ controls }: { controls: ControlsView }): JSX.Element {
  const words = controlsWordsIn(useLang());
  const { trouble, running } = controls;
  const life = running ? "kills" : "restarts";
  return h(
    "div",
    { class: "trouble-bar", role: "group", "aria-label": words.trouble },
    TROUBLES.map((name) => {
      const { name: text, does } = words.troubles[name];
      return h(Does, { key: name, order: { do: "troubles", name, on: !trouble[name] }, text, does, on: trouble[name] });
    }),
    h(Does, {
      key: life,
      order: { do: life },
      text: running ? words.kill : words.restart,
      does: running ? words.killDoes : words.restartDoes,
    }),
  );
}

/** In the rail of every window, while something is made to go wrong: what, and how to end it. */
export function TroubleNote({ controls }: { controls: ControlsView }): JSX.Element | null {
  const { me } = useClient().state;
  const words = controlsWordsIn(useLang());
  const names = TROUBLES.filter((name) => controls.trouble[name]).map((name) => words.troubles[name].name);
  const wrong = controls.running ? names : [...names, words.dead];
  if (wrong.length === 0) return null;
  return h(
    "div",
    { class: "trouble-note", role: "status" },
    h(Icon, { name: "bolt" }),
    h("span", {}, wrong.join(" · ")),
    h("button", { type: "button", onClick: () => void order(me, { do: "endsTrouble" }) }, words.endAll),
  );
}

interface DoesProps {
  order: Order;
  text: string;
  does: string;
  /** Whether it is pressed; left out where it does something once. */
  on?: boolean;
}

function Does({ order: wanted, text, does, on }: DoesProps): JSX.Element {
  const { me } = useClient().state;
  const act = (): void => void order(me, wanted);
  return h("button", { type: "button", class: "button", title: does, "aria-pressed": on, onClick: act }, text);
}
