import type { Instant } from "../clock.ts";
import { onCallAt } from "./on-call-at.ts";
import type { Severity } from "../incident/severity.ts";
import { ringsFor, type Ladder, type Means, type Reach, type Rung } from "./ladder.ts";
import { overridesOf, type Override } from "./override.ts";
import { holdersOf, type Holder, type Policy, type Target } from "./policy.ts";
import { layerNamed, rotationsOf, type TeamSchedule } from "./rotation.ts";
import { whoIsOnCall } from "./who-is-on-call.ts";

export interface ChainQuestion {
  /** Null: no team was found, and nobody would be paged. */
  readonly team: TeamSchedule | null;
  readonly teams: readonly TeamSchedule[];
  readonly severity: Severity;
  /** When the first page is due. */
  readonly at: Instant;
  policyOf(team: string, severity: Severity): Policy;
  readonly ladder: Ladder;
  readonly overrides?: readonly Override[];
  /** Whether the team works then; never, when nobody said when it does. */
  isWorking(at: Instant): boolean;
  /** How a person would be reached. */
  reach(person: string): Reach;
}

export type Step =
  /** The people of a step are called together. Layers of it that nobody holds are said. */
  | (LevelStep & { readonly kind: "call"; readonly calls: readonly Call[] })
  /** Nobody holds any layer of the step: the next one follows at once. */
  | (LevelStep & { readonly kind: "empty" })
  /** The step counts at other hours only. */
  | (LevelStep & { readonly kind: "skipped"; readonly hours: "working" | "otherwise" })
  /** Nobody has answered at any step: that is said, and it begins again with the first, unless that was the last round. */
  | { readonly kind: "again"; readonly at: Instant; readonly after: number; readonly rounds: number | null }
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
  /** Null where they are called by name. */
  readonly layer: string | null;
  /** Another team whose schedule names them. */
  readonly team: string | null;
  /** By what, and after how long within the step. */
  readonly rings: readonly { readonly after: number; readonly means: readonly Means[] }[];
  readonly why:
    | { readonly kind: "turn" | "override"; readonly from: Instant; readonly until: Instant }
    | { readonly kind: "manager" | "named" };
}

export interface EmptyLayer {
  readonly layer: string;
  /** Another team whose layer it is. */
  readonly team: string | null;
  readonly why: "noLayer" | "noMembers" | "notBegun" | "outsideHours" | "noManager";
}

/**
 * Who would be paged if nobody answered: step by step through one round. Each step is whoever holds it when it is
 * called, not when the incident began.
 */
export function whoWouldBePaged(question: ChainQuestion): Step[] {
  const { team, severity } = question;
  if (team === null) return [{ kind: "nobody", why: "noTeam" }];
  const { steps: policy, rounds } = question.policyOf(team.name, severity);
  if (policy.length === 0) return [{ kind: "nobody", why: "severity" }];
  const steps: Step[] = [];
  /** Since when somebody is called by then. */
  const since = new Map<string, Instant>();
  let after = 0;
  for (const [index, { targets, wait, hours }] of policy.entries()) {
    const at = question.at + after;
    const head = { level: index + 1, at, after, empty: [] };
    if (hours !== "always" && question.isWorking(at) !== (hours === "working")) {
      steps.push({ kind: "skipped", hours, ...head });
      continue;
    }
    const { calls, empty } = calledAt(question, team, { targets, at, first: index === 0, since });
    for (const { person } of calls) since.set(person, since.get(person) ?? at);
    steps.push(calls.length > 0 ? { kind: "call", ...head, empty, calls } : { kind: "empty", ...head, empty });
    if (calls.length > 0) after += wait;
  }
  const somebody = steps.some(({ kind }) => kind === "call");
  const last: Step = somebody
    ? { kind: "again", at: question.at + after, after, rounds }
    : { kind: "nobody", why: "everyLevelEmpty" };
  return [...steps, last];
}

interface Moment {
  readonly targets: readonly Target[];
  readonly at: Instant;
  readonly first: boolean;
  readonly since: ReadonlyMap<string, Instant>;
}

function calledAt(
  question: ChainQuestion,
  team: TeamSchedule,
  { targets, at, first, since }: Moment,
): { calls: Call[]; empty: EmptyLayer[] } {
  const { teams, severity, policyOf, overrides = [], ladder, isWorking } = question;
  const scheduleOf = (name: string): TeamSchedule => [team, ...teams].find((each) => each.name === name)!;
  const asked = {
    team: team.name,
    severity,
    policyOf,
    onCall: (name: string) => whoIsOnCall(scheduleOf(name), at, overrides),
  };
  const { holders, empty } = holdersOf(targets, asked);
  const rungs = isWorking(at) ? ladder.working : first ? ladder.otherwise : ladder.later;
  const another = (name: string): string | null => (name === team.name ? null : name);
  return {
    calls: holders.map((holder): Call => ({
      person: holder.person,
      layer: holder.layer,
      team: another(holder.team),
      rings: ringsOf(question.reach(holder.person), rungs, at - (since.get(holder.person) ?? at)),
      why: whyCalled(holder, { team: scheduleOf(holder.team), at, overrides }),
    })),
    empty: empty.map((each) => ({
      layer: each.layer,
      team: another(each.team),
      why: whyNobody(scheduleOf(each.team), each.layer, at),
    })),
  };
}

function ringsOf(reach: Reach, rungs: readonly Rung[], waited: number): Call["rings"] {
  return ringsFor(reach, rungs, waited).map(({ after, means }) => ({
    after,
    means: reach.means.filter(({ name }) => means.includes(name)),
  }));
}

function whyCalled(
  { layer: name }: Holder,
  { team, at, overrides }: { team: TeamSchedule; at: Instant; overrides: readonly Override[] },
): Call["why"] {
  if (name === null) return { kind: "named" };
  const layer = layerNamed(team, name);
  if (layer === null) return { kind: "manager" };
  const { from, until, override } = onCallAt(layer, at, overridesOf(overrides, team.name, name));
  return { kind: override === null ? "turn" : "override", from, until };
}

function whyNobody(team: TeamSchedule, name: string, at: Instant): EmptyLayer["why"] {
  if (name === "manager") return "noManager";
  const layer = layerNamed(team, name);
  if (layer === null) return "noLayer";
  const manned = rotationsOf(layer).filter(({ members }) => members.length > 0);
  if (manned.length === 0) return "noMembers";
  const always = manned.map(({ hours: _, ...rotation }) => rotation);
  return always.every((rotation) => onCallAt(rotation, at).person === null) ? "notBegun" : "outsideHours";
}
