import { h } from "preact";
import type { JSX } from "preact";
import { useClient, useLang, useNow, useWords } from "./context.ts";
import { order } from "./controls-server.ts";
import { controlsWordsIn } from "./controls-words.ts";
import { preciseTimeOf } from "./dates.ts";
import { Icon } from "./icon.ts";
import { timeLeft } from "./time-left.ts";
import { TroubleNote } from "./trouble-bar.ts";
import type { ControlsView, Speed, Upcoming } from "./wire-controls.ts";

const SPEEDS: readonly Speed[] = [0, 1, 10, 60];

/** In the rail: the workspace's clock, how fast it runs, and what happens next. Every window shows the same. */
export function TimeBar({ controls }: { controls: ControlsView }): JSX.Element {
  const lang = useLang();
  const words = useWords();
  const own = controlsWordsIn(lang);
  const now = useNow(controls.speed > 1 ? 100 : 1000);
  const { chosen, speed } = controls;
  return h(
    "section",
    { class: "time-bar", "aria-label": own.time },
    h(
      "div",
      { class: "pace" },
      h("time", { title: words.theClock, "aria-label": words.theClock }, preciseTimeOf(now, lang)),
      h(
        "div",
        { class: "switch", role: "group", "aria-label": own.howFast },
        SPEEDS.map((each) => h(SpeedButton, { key: each, speed: each, chosen: chosen === each })),
      ),
    ),
    speed !== chosen && h("p", { role: "status" }, own.slowed),
    h(Jump, { next: controls.next, now }),
    h(TroubleNote, { controls }),
  );
}

function SpeedButton({ speed, chosen }: { speed: Speed; chosen: boolean }): JSX.Element {
  const { me } = useClient().state;
  const words = controlsWordsIn(useLang());
  const paused = [h(Icon, { name: "pause" }), h("span", { class: "heard-only" }, words.pause)];
  const title = speed === 0 ? words.pause : words.times(speed);
  const run = (): void => void order(me, { do: "runs", speed });
  return h(
    "button",
    { type: "button", title, "aria-pressed": chosen, onClick: run },
    speed === 0 ? paused : `×${speed}`,
  );
}

function Jump({ next, now }: { next: Upcoming | null; now: number }): JSX.Element {
  const { me } = useClient().state;
  const words = controlsWordsIn(useLang());
  if (next === null) return h("p", {}, words.nothing);
  const what = words.what[next.what];
  const jump = next.incident === null ? words.jump : `${words.jump} ${words.incident(next.incident)}`;
  return h(
    "button",
    { type: "button", class: "jump", title: `${jump} ${what}`, onClick: () => void order(me, { do: "jumps" }) },
    h(Icon, { name: "jump" }),
    h("span", { class: "heard-only" }, `${jump} `),
    h("span", { class: "what" }, what, " "),
    h("span", { class: "when" }, timeLeft(next.at - now, words)),
  );
}
