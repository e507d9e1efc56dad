import type { Instant } from "../clock.ts";
import { onCallAt } from "./on-call-at.ts";
import { overridesOf, type Override } from "./override.ts";
import { layerNamed, rotationsOf, type RotationLayer, type TeamSchedule } from "./rotation.ts";

export interface ChainQuestion {
  /** Null: no team was found, and nobody would be paged. */
  readonly team: TeamSchedule | null;
  /** When the first page is due. */
  readonly at: Instant;
  /** By layer name, "manager" among them; none: this severity pages nobody. */
  readonly levels: readonly (readonly string[])[];
  /** Milliseconds without an answer before the next level. */
  readonly wait: number;
  readonly overrides?: readonly Override[];
  /** How a person would be reached. */
  meansOf(person: string): readonly Means[];
}

export interface Means {
  /** As the notifier is called, such as "slack". */
  readonly name: string;
  /** Whether it wakes somebody; a Slack message alone can't break through "do not disturb". */
  readonly rings: boolean;
}

export type Step =
  /** The people of a level are called together. Layers of it that nobody holds are said. */
  | (LevelStep & { readonly kind: "call"; readonly calls: readonly Call[] })
  /** Nobody holds any layer of the level: the next one follows at once. */
  | (LevelStep & { readonly kind: "empty" })
  /** Nobody has answered at any level: that is said, and it begins again with the first. */
  | { readonly kind: "again"; readonly at: Instant; readonly after: number }
  /** Nobody would be paged at all, and why. */
  | { readonly kind: "nobody"; readonly why: "noTeam" | "severity" | "everyLevelEmpty" };

interface LevelStep {
  /** From 1. */
  readonly level: number;
  readonly at: Instant;
  /** Milliseconds after the first page was due. */
  readonly after: number;
  readonly empty: readonly EmptyLayer[];
}

export interface Call {
  readonly person: string;
  readonly layer: string;
  readonly means: readonly Means[];
  readonly why:
    | { readonly kind: "turn" | "override"; readonly from: Instant; readonly until: Instant }
    | { readonly kind: "manager" };
}

export interface EmptyLayer {
  readonly layer: string;
  readonly why: "noLayer" | "noMembers" | "notBegun" | "outsideHours" | "noManager";
}

/**
 * Who would be paged if nobody answered: level by level through one round. Each level is whoever holds it when it is
 * called, not when the incident began.
 */
export function whoWouldBePaged(question: ChainQuestion): Step[] {
  const { team, levels, wait } = question;
  if (team === null) return [{ kind: "nobody", why: "noTeam" }];
  if (levels.length === 0) return [{ kind: "nobody", why: "severity" }];
  const steps: Step[] = [];
  let after = 0;
  for (const [index, layers] of levels.entries()) {
    const at = question.at + after;
    const held = layers.map((layer) => holderWithReason(team, layer, at, question.overrides ?? []));
    const empty = held.flatMap((each) => ("person" in each ? [] : [each]));
    const calls = callsOf(held, question);
    const step = { level: index + 1, at, after, empty };
    steps.push(calls.length > 0 ? { kind: "call", ...step, calls } : { kind: "empty", ...step });
    if (calls.length > 0) after += wait;
  }
  const somebody = steps.some(({ kind }) => kind === "call");
  const last: Step = somebody
    ? { kind: "again", at: question.at + after, after }
    : { kind: "nobody", why: "everyLevelEmpty" };
  return [...steps, last];
}

type Held = Omit<Call, "means">;

/** Each person once, for the first of the layers they hold. */
function callsOf(held: readonly (Held | EmptyLayer)[], { meansOf }: ChainQuestion): Call[] {
  const people = new Map<string, Held>();
  for (const each of held) if ("person" in each && !people.has(each.person)) people.set(each.person, each);
  return [...people.values()].map((each) => ({ ...each, means: meansOf(each.person) }));
}

function holderWithReason(
  team: TeamSchedule,
  name: string,
  at: Instant,
  overrides: readonly Override[],
): Held | EmptyLayer {
  if (name === "manager") {
    return team.manager === null
      ? { layer: name, why: "noManager" }
      : { person: team.manager, layer: name, why: { kind: "manager" } };
  }
  const layer = layerNamed(team, name);
  if (layer === null) return { layer: name, why: "noLayer" };
  const { person, from, until, override } = onCallAt(layer, at, overridesOf(overrides, team.name, name));
  if (person === null) return { layer: name, why: whyNobody(layer, at) };
  return { person, layer: name, why: { kind: override === null ? "turn" : "override", from, until } };
}

function whyNobody(layer: RotationLayer, at: Instant): EmptyLayer["why"] {
  const manned = rotationsOf(layer).filter(({ members }) => members.length > 0);
  if (manned.length === 0) return "noMembers";
  const always = manned.map(({ hours: _, ...rotation }) => rotation);
  return always.every((rotation) => onCallAt(rotation, at).person === null) ? "notBegun" : "outsideHours";
}
