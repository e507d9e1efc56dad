import { targetKinds, type Targets } from "../incident/rules.ts";
import { duration } from "../texts/duration.ts";
import type { Locale, Texts } from "../texts/texts.ts";
import type { Clocked, Durations } from "./durations.ts";

const order: readonly Clocked[] = ["detect", "answer", "firstAction", "mitigate", "resolve"];

/** Heads and cells of the table of durations; what has a target says so, what nobody knows is a dash. */
export function durationRows(
  durations: Durations,
  targets: Targets,
  texts: Texts,
  locale: Locale,
): [heads: string[], cells: string[]] {
  const t = texts.record.durations;
  const cells = order.map((clock) => {
    const took = durations[clock];
    if (took === null) return "–";
    const kind = targetKinds.find((each) => each === clock);
    const target = kind === undefined ? null : targets[kind];
    const shown = duration(took, locale);
    return target === null ? shown : t.target({ took: shown, target: duration(target, locale) });
  });
  const { due } = durations.updates;
  return [
    [...order.map((clock) => t[clock]), t.updates],
    [...cells, due === 0 ? "–" : t.onTime(durations.updates)],
  ];
}
