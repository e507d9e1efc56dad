import { h } from "preact";
import type { JSX } from "preact";
import { personOf, useClient, useLang } from "./context.ts";
import { controlsWordsIn } from "./controls-words.ts";
import { preciseTimeOf } from "./dates.ts";
import { insideWordsIn } from "./inside-words.ts";
import { timeLeft } from "./time-left.ts";
import type { CallView, EffectView, EventView, InsideView } from "./wire-inside.ts";

/** What has happened, the newest first; each opens to show what it holds. */
export function EventList({ view }: { view: InsideView }): JSX.Element {
  return h(List, { rows: view.events.map((event) => h(EventRow, { key: `${event.stream} ${event.seq}`, event })) });
}

/** What waits for the world, and what was settled last. */
export function EffectList({ view }: { view: InsideView }): JSX.Element {
  return h(List, {
    rows: view.outbox.map((effect) => h(EffectRow, { key: effect.id, effect, machineNow: view.machineNow })),
  });
}

/** What the bot asked of Slack, the newest first. */
export function CallList({ view }: { view: InsideView }): JSX.Element {
  return h(List, { rows: view.calls.map((call, index) => h(CallRow, { key: `${call.at} ${index}`, call })) });
}

function List({ rows }: { rows: JSX.Element[] }): JSX.Element {
  const words = insideWordsIn(useLang());
  return rows.length === 0 ? h("p", { class: "none" }, words.nothing) : h("ul", {}, rows);
}

function EventRow({ event }: { event: EventView }): JSX.Element {
  const client = useClient();
  const lang = useLang();
  const by = event.by === null ? "Watchfire" : personOf(client, event.by).name;
  return h(
    "li",
    {},
    h(
      "details",
      {},
      h(
        "summary",
        {},
        h("span", { class: "figure" }, preciseTimeOf(event.at, lang)),
        h("code", {}, event.type),
        h("small", {}, by),
      ),
      h("pre", {}, pretty(event.body)),
    ),
  );
}

function EffectRow({ effect, machineNow }: { effect: EffectView; machineNow: number }): JSX.Element {
  const lang = useLang();
  const words = insideWordsIn(lang);
  const { lane, kind, state, attempts, at, error } = effect;
  const later = state === "waiting" && at > machineNow ? `, ${timeLeft(at - machineNow, controlsWordsIn(lang))}` : "";
  const tried = attempts > 1 || state === "waiting" ? `, ${words.attempts(attempts)}` : "";
  return h(
    "li",
    { class: state },
    h("div", { class: "row" }, h("code", { class: "what" }, lane), h("span", { class: "figure" }, kind)),
    h("small", {}, `${words.effect[state]}${later}${tried}`),
    error !== null && state !== "done" && h("small", { class: "wrong" }, error),
  );
}

function CallRow({ call }: { call: CallView }): JSX.Element {
  const words = insideWordsIn(useLang());
  const { method, about, tookMs, outcome } = call;
  return h(
    "li",
    {},
    h(
      "div",
      { class: "row" },
      h("code", { class: "what" }, method),
      h("span", { class: "figure" }, tookMs === null ? "" : words.took(tookMs)),
    ),
    h(
      "div",
      { class: "row" },
      h("small", { class: "what" }, about ?? ""),
      h("small", { class: outcome === "ok" ? "figure" : "figure wrong" }, words.outcome[outcome] ?? outcome),
    ),
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 1);
  } catch {
    return body;
  }
}
