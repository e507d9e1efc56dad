import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useLang } from "./context.ts";
import { drillWordsIn } from "./drill-words.ts";
import type { DebriefView } from "./wire.ts";

type Measure = DebriefView["measures"][number];

/** The score, and what it is made of: each figure beside its target, and a sentence on it. */
export function DebriefDialog(props: { debrief: DebriefView; title: string; close: () => void }): JSX.Element {
  const { debrief, title, close } = props;
  const words = drillWordsIn(useLang());
  const name = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return h(
    "dialog",
    { ref: dialog, class: "modal debrief", "aria-labelledby": name, onCancel: close },
    h(
      "header",
      {},
      h("div", {}, h("h2", { id: name }, words.debrief), h("p", {}, title)),
      h("p", { class: "score" }, words.score(debrief.points, debrief.of)),
    ),
    h(
      "div",
      { class: "modal-body", tabIndex: 0 },
      h(
        "ol",
        {},
        debrief.measures.map((measure) => h(MeasureRow, { key: measure.name, measure })),
      ),
    ),
    h("footer", {}, h("button", { type: "button", class: "button primary", onClick: close }, words.close)),
  );
}

function MeasureRow({ measure }: { measure: Measure }): JSX.Element {
  const words = drillWordsIn(useLang());
  const { name, figure, target, points, of, advice } = measure;
  return h(
    "li",
    {},
    h("h3", {}, name, h("span", { class: points === of ? "points all" : "points" }, words.points(points, of))),
    h("meter", { min: 0, max: of, value: points, "aria-hidden": "true" }),
    h("p", { class: "figure" }, figure, h("small", {}, `${words.target}: ${target}`)),
    h("p", {}, advice),
  );
}
