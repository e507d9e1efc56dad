import { DateTime } from "luxon";
import type { Instant } from "../clock.ts";
import { duration } from "../texts/duration.ts";
import type { Locale, Texts } from "../texts/texts.ts";
import type { Call, EmptyLayer, Means, Step } from "./escalation-chain.ts";

export interface ChainScene {
  readonly texts: Texts;
  readonly locale: Locale;
  /** IANA zone in which times are shown. */
  readonly zone: string;
  /** How a person is shown. */
  nameOf(person: string): string;
}

/** The chain in plain words, one line a step and one, indented, for each person or empty layer in it. */
export function chainLines(steps: readonly Step[], scene: ChainScene): string[] {
  return steps.flatMap((step) => linesOf(step, scene));
}

/** `2026-12-06 03:00` in the scene's zone, the weekday before it. */
export function chainTime(at: Instant, { zone, locale }: Pick<ChainScene, "zone" | "locale">): string {
  return DateTime.fromMillis(at, { zone, locale }).toFormat("ccc yyyy-MM-dd HH:mm");
}

function linesOf(step: Step, scene: ChainScene): string[] {
  const { chain } = scene.texts;
  if (step.kind === "nobody") return [chain.nobody[step.why]];
  const time = chainTime(step.at, scene);
  const after = duration(step.after, scene.locale);
  if (step.kind === "again") return [chain.again({ after, time })];
  const head = chain.level({ level: step.level, after: step.after === 0 ? null : after, time });
  const calls = step.kind === "call" ? step.calls.map((call) => callLine(call, scene)) : [];
  const empty = step.empty.map((layer) => emptyLine(layer, scene));
  const falls = step.kind === "empty" ? [chain.fallsThrough] : [];
  return [head, ...[...calls, ...empty, ...falls].map((line) => `   ${line}`)];
}

function callLine({ person, layer, means, why }: Call, scene: ChainScene): string {
  const { chain } = scene.texts;
  const span = (from: Instant, until: Instant) => ({ from: chainTime(from, scene), until: chainTime(until, scene) });
  const reason = why.kind === "manager" ? chain.manager : chain[why.kind](span(why.from, why.until));
  return chain.call({
    person: scene.nameOf(person),
    layer: chain.layer(layer),
    means: meansInWords(means, scene),
    why: reason,
  });
}

function emptyLine({ layer, why }: EmptyLayer, { texts: { chain } }: ChainScene): string {
  return chain.empty({ layer: chain.layer(layer), why: chain.noTurn[why] });
}

function meansInWords(means: readonly Means[], { texts: { chain }, locale }: ChainScene): string {
  const names = means.map(({ name }) => chain.means[name] ?? name);
  const list = new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
  return means.some(({ rings }) => rings) ? list : `${list} (${chain.nothingRings})`;
}
