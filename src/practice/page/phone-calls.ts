import { h } from "preact";
import type { JSX, RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useLang } from "./context.ts";
import { timeOf } from "./dates.ts";
import { phoneWordsIn } from "./phone-words.ts";
import { usePhoneAct } from "./use-phones.ts";
import type { Call } from "./wire-phones.ts";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

/** The calls that ring or are under way; else what became of the last one. */
export function PhoneCalls({ calls, isSilent }: { calls: readonly Call[]; isSilent: boolean }): JSX.Element | null {
  const open = calls.filter(({ state }) => state !== "over");
  const last = calls.at(-1);
  if (open.length === 0) return last === undefined ? null : h(Over, { call: last });
  return h(
    "div",
    {},
    open.map((call) =>
      call.state === "ringing" ? h(Incoming, { key: call.id, call, isSilent }) : h(Talking, { key: call.id, call }),
    ),
  );
}

function Incoming({ call, isSilent }: { call: Call; isSilent: boolean }): JSX.Element {
  const words = phoneWordsIn(useLang());
  const act = usePhoneAct();
  return h(
    "div",
    { class: "phone-call", role: "group", "aria-label": words.calling },
    h("h3", {}, h("span", { class: "buzz", "aria-hidden": "true" }, "📞"), words.calling),
    isSilent && h("p", { class: "hint" }, words.ringsThrough),
    h(
      "div",
      { class: "phone-buttons" },
      h(
        "button",
        { type: "button", class: "button primary", onClick: () => act({ do: "picksUp", call: call.id }) },
        words.answer,
      ),
      h(
        "button",
        { type: "button", class: "button danger", onClick: () => act({ do: "hangsUp", call: call.id }) },
        words.decline,
      ),
    ),
    h("p", { class: "hint" }, words.letItRing),
  );
}

function Talking({ call }: { call: Call }): JSX.Element {
  const words = phoneWordsIn(useLang());
  const act = usePhoneAct();
  const box = useFocusLeftBehind();
  return h(
    "div",
    { class: "phone-call", role: "group", "aria-label": words.inCall, ref: box, tabIndex: -1 },
    h("h3", {}, words.inCall),
    h("div", { class: "heard", role: "log" }, spoken(call, words.listening)),
    h(
      "div",
      { class: "keypad", role: "group", "aria-label": words.keypad },
      KEYS.map((key) =>
        h(
          "button",
          {
            type: "button",
            key,
            "aria-label": words.key(key),
            disabled: !call.asks,
            onClick: () => act({ do: "presses", call: call.id, digit: key }),
          },
          key,
        ),
      ),
    ),
    h(
      "button",
      { type: "button", class: "button danger", onClick: () => act({ do: "hangsUp", call: call.id }) },
      words.hangUp,
    ),
  );
}

function Over({ call }: { call: Call }): JSX.Element {
  const lang = useLang();
  const words = phoneWordsIn(lang);
  const time = timeOf(call.at, lang);
  const box = useFocusLeftBehind();
  return h(
    "div",
    { class: "phone-call over", role: "status", ref: box, tabIndex: -1 },
    h("small", {}, call.missed ? words.missed(time) : words.ended(time)),
    call.heard.length > 0 && h("p", {}, `“${call.heard.at(-1)}”`),
  );
}

/** The button that was pressed goes away with what it stood in: whoever works by keyboard goes on where it was. */
function useFocusLeftBehind(): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, []);
  return box;
}

function spoken({ heard }: Call, meanwhile: string): JSX.Element[] {
  return (heard.length === 0 ? [meanwhile] : heard).map((sentence, index) => h("p", { key: index }, sentence));
}
