import type { Duration } from "../clock.ts";

/** What kind of thing a means is; a person's rules and the ladders speak of kinds, for which provider it is doesn't matter. */
export const meansKinds = ["slack", "sms", "push", "voice", "mail"] as const;
export type MeansKind = (typeof meansKinds)[number];

/** A way in which somebody can be reached right now. */
export interface Means {
  /** As its notifier is called, such as "slack" or "solapi". */
  readonly name: string;
  readonly kind: MeansKind;
  /** Whether it wakes somebody; a Slack message alone can't break through "do not disturb". */
  readonly rings: boolean;
}

/** How one person can be reached, and how they want it. */
export interface Reach {
  readonly means: readonly Means[];
  /** After how long a kind is used first within a step: 0 at once, null never; absent: as the ladder says. */
  readonly rules: Readonly<Partial<Record<MeansKind, Duration | null>>>;
}

/** The kinds used so long after somebody was called, while they haven't answered. */
export interface Rung {
  readonly after: Duration;
  readonly kinds: readonly MeansKind[];
}

/** Means by the minute, within each step of an escalation. */
export interface Ladder {
  /** While the team works. */
  readonly working: readonly Rung[];
  readonly otherwise: readonly Rung[];
  /** For every step but the first, outside working hours: by then somebody has waited long enough. */
  readonly later: readonly Rung[];
}

/** A rung for one person: the means by name. */
export interface Ring {
  readonly after: Duration;
  readonly means: readonly string[];
}

/**
 * When each of a person's means is used, the first at once. Slack always comes first. Whoever the ladder would reach by
 * nothing else is reached by everything there is, at once: a call nobody notices is none. `waited` is for how long they have
 * been called already: "after seven minutes" must not begin anew with a step that calls them again after five.
 */
export function ringsFor(
  { means, rules }: Reach,
  rungs: readonly Rung[],
  waited: Duration = 0,
): [first: Ring, ...later: Ring[]] {
  const byTime = new Map<Duration, string[]>([[0, namesOf(means, "slack")]]);
  for (const kind of meansKinds) {
    if (kind === "slack") continue;
    for (const after of timesOf(kind, { rules, rungs, waited })) {
      byTime.set(after, [...(byTime.get(after) ?? []), ...namesOf(means, kind)]);
    }
  }
  const rings = [...byTime]
    .map(([after, names]): Ring => ({ after, means: names }))
    .filter((ring) => ring.after === 0 || ring.means.length > 0)
    .toSorted((left, right) => left.after - right.after);
  const beyondSlack = rings.some((ring) => ring.means.some((name) => !namesOf(means, "slack").includes(name)));
  const [first, ...later] = beyondSlack ? rings : [allAtOnce({ means })];
  return [first!, ...later];
}

/** Everything there is, now: for whoever is rung because their room has gone quiet. */
export function allAtOnce({ means }: Pick<Reach, "means">): Ring {
  return { after: 0, means: means.map(({ name }) => name) };
}

/** A rule moves the first time; what the ladder repeats later than that stays. */
function timesOf(
  kind: MeansKind,
  { rules, rungs, waited }: { rules: Reach["rules"]; rungs: readonly Rung[]; waited: Duration },
): Duration[] {
  const times = rungs.filter(({ kinds }) => kinds.includes(kind)).map(({ after }) => after);
  const rule = rules[kind];
  if (rule === undefined) return times;
  if (rule === null) return [];
  const first = Math.max(0, rule - waited);
  return [first, ...times.filter((after) => after > first)];
}

function namesOf(means: readonly Means[], kind: MeansKind): string[] {
  return means.filter((each) => each.kind === kind).map(({ name }) => name);
}
