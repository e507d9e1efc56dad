import { h } from "preact";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useClient, useLang } from "./context.ts";
import { controlsWordsIn } from "./controls-words.ts";
import { Icon } from "./icon.ts";
import { CallList, EffectList, EventList } from "./inside-lists.ts";
import { fetchInside } from "./inside-server.ts";
import { StateOf } from "./inside-state.ts";
import { insideWordsIn } from "./inside-words.ts";
import { TroubleBar } from "./trouble-bar.ts";
import type { ControlsView } from "./wire-controls.ts";
import type { InsideView } from "./wire-inside.ts";

const DRAWER = "inside";

/** Opens the drawer and closes it. */
export function InsideButton(): JSX.Element {
  const client = useClient();
  const words = insideWordsIn(useLang());
  const open = client.state.settings.inside === "open";
  const toggle = (): void => client.set({ inside: open ? "closed" : "open" });
  return h(
    "button",
    {
      type: "button",
      class: "look-inside",
      title: words.look,
      "aria-expanded": open,
      "aria-controls": DRAWER,
      onClick: toggle,
    },
    h(Icon, { name: "inside" }),
    h("span", {}, words.look),
  );
}

/** At the foot of the page: what the bot holds about the incident one looks at, as it changes, and what can go wrong. */
export function InsideDrawer({ controls }: { controls: ControlsView }): JSX.Element {
  const client = useClient();
  const lang = useLang();
  const words = insideWordsIn(lang);
  const view = useInside();
  const close = (): void => {
    client.set({ inside: "closed" });
    document.querySelector<HTMLElement>(".look-inside")?.focus();
  };
  const about = view?.incident ? controlsWordsIn(lang).incident(view.incident.number) : words.everything;
  return h(
    "section",
    {
      id: DRAWER,
      class: "inside",
      "aria-label": words.title,
      onKeyDown: (event: KeyboardEvent) => event.key === "Escape" && close(),
    },
    h(
      "header",
      {},
      h("h2", {}, words.title, h("small", {}, about)),
      h(TroubleBar, { controls }),
      h(
        "button",
        { type: "button", class: "quiet", "aria-label": words.close, onClick: close },
        h(Icon, { name: "close" }),
      ),
    ),
    view !== null &&
      h(
        "div",
        { class: "panels" },
        h(Panel, { title: words.state }, h(StateOf, { view })),
        h(Panel, { title: words.record }, h(EventList, { view })),
        h(Panel, { title: words.outbox }, h(EffectList, { view })),
        h(Panel, { title: words.calls }, h(CallList, { view })),
      ),
  );
}

function Panel({ title, children }: { title: string; children?: ComponentChildren }): JSX.Element {
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, title),
    h("div", { class: "list", role: "region", "aria-label": title, tabIndex: 0 }, children),
  );
}

/** Read anew whenever the workspace or the inside of the bot has changed. */
function useInside(): InsideView | null {
  const { me, place, workspace, insideChanges } = useClient().state;
  const [view, setView] = useState<InsideView | null>(null);
  useEffect(() => {
    let wanted = true;
    void fetchInside(me, place).then((read) => wanted && setView(read));
    return () => {
      wanted = false;
    };
  }, [me, place, workspace, insideChanges]);
  return view;
}
