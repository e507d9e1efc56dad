import type { Instant } from "../clock.ts";
import { duration } from "../texts/duration.ts";
import type { Locale, Texts } from "../texts/texts.ts";
import type { Call, EmptyLayer, Step } from "./escalation-chain.ts";
import type { Means } from "./ladder.ts";

export interface ChainScene {
  readonly texts: Texts;
  readonly locale: Locale;
  /** How a person is shown. */
  nameOf(person: string): string;
  /** How a moment is shown. */
  timeOf(at: Instant): string;
}

/** The chain in plain words, one line a step and one, indented, for each person or empty layer in it. */
export function chainLines(steps: readonly Step[], scene: ChainScene): string[] {
  return steps.flatMap((step) => linesOf(step, scene));
}

function linesOf(step: Step, scene: ChainScene): string[] {
  const { chain } = scene.texts;
  if (step.kind === "nobody") return [chain.nobody[step.why]];
  const time = scene.timeOf(step.at);
  const after = duration(step.after, scene.locale);
  if (step.kind === "again") return [step.rounds === 1 ? chain.ends({ after, time }) : chain.again({ after, time })];
  const head = chain.level({ level: step.level, after: step.after === 0 ? null : after, time });
  if (step.kind === "skipped") return [head, `   ${chain.skipped[step.hours]}`];
  const calls = step.kind === "call" ? step.calls.flatMap((call) => callLines(call, scene)) : [];
  const empty = step.empty.map((layer) => emptyLine(layer, scene));
  const falls = step.kind === "empty" ? [chain.fallsThrough] : [];
  return [head, ...[...calls, ...empty, ...falls].map((line) => `   ${line}`)];
}

/** One line, and one more where they would be rung again. */
function callLines({ person, layer, team, rings, why }: Call, scene: ChainScene): string[] {
  const { chain } = scene.texts;
  const span = (from: Instant, until: Instant) => ({ from: scene.timeOf(from), until: scene.timeOf(until) });
  const reason = "from" in why ? chain[why.kind](span(why.from, why.until)) : chain[why.kind];
  const [first, ...later] = rings;
  const wakes = rings.some(({ means }) => means.some((each) => each.rings));
  const called = chain.call({
    person: scene.nameOf(person),
    layer: layerOf({ layer, team }, scene),
    means: `${meansInWords(first!.means, scene)}${wakes ? "" : ` (${chain.nothingRings})`}`,
    why: reason,
  });
  const again = later.map(({ after, means }) =>
    chain.then({ after: duration(after, scene.locale), means: meansInWords(means, scene) }),
  );
  return again.length === 0 ? [called] : [called, `   ${again.join(", ")}`];
}

function emptyLine({ layer, team, why }: EmptyLayer, scene: ChainScene): string {
  const { chain } = scene.texts;
  return chain.empty({ layer: layerOf({ layer, team }, scene), why: chain.noTurn[why] });
}

/** `Primary`, or `platform Primary` where it is another team's. */
function layerOf({ layer, team }: Pick<Call, "layer" | "team">, { texts: { terms } }: ChainScene): string {
  return [team, layer === null ? null : terms.layer(layer)].filter((each) => each !== null).join(" ");
}

function meansInWords(means: readonly Means[], { texts: { chain }, locale }: ChainScene): string {
  const names = means.map(({ name }) => chain.means[name] ?? name);
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}
