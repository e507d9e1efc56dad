import { h } from "preact";
import type { JSX } from "preact";
import { useClient, useLang, useNow, useWords } from "./context.ts";
import { preciseTimeOf } from "./dates.ts";
import { InsideButton } from "./inside-drawer.ts";
import type { Look } from "./settings.ts";
import type { Lang } from "./words.ts";

/** At the foot of the rail: the page's language and look, and the clock where it only ever shows real time. */
export function SettingsRow(): JSX.Element {
  const client = useClient();
  const words = useWords();
  const { lang, look } = client.state.settings;
  const looks: [Look, string, string][] = [
    ["light", words.light, "☀"],
    ["system", words.system, "◐"],
    ["dark", words.dark, "☾"],
  ];
  const langs: [Lang, string][] = [
    ["en", "EN"],
    ["ko", "한"],
  ];
  return h(
    "footer",
    { class: "settings" },
    client.state.controls === null ? h(PlainClock, {}) : h(InsideButton, {}),
    h(
      "div",
      { class: "switch", role: "group", "aria-label": words.language },
      langs.map(([value, text]) =>
        h(
          "button",
          { type: "button", lang: value, "aria-pressed": lang === value, onClick: () => client.set({ lang: value }) },
          text,
        ),
      ),
    ),
    h(
      "div",
      { class: "switch", role: "group", "aria-label": words.appearance },
      looks.map(([value, text, sign]) =>
        h(
          "button",
          {
            type: "button",
            title: text,
            "aria-label": text,
            "aria-pressed": look === value,
            onClick: () => client.set({ look: value }),
          },
          sign,
        ),
      ),
    ),
  );
}

function PlainClock(): JSX.Element {
  const words = useWords();
  const now = useNow(1000);
  return h("time", { title: words.theClock, "aria-label": words.theClock }, preciseTimeOf(now, useLang()));
}
