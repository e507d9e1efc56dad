import type { Duration } from "../clock.ts";
import type { Severity } from "../incident/severity.ts";
import type { OnCall } from "./who-is-on-call.ts";

/** Whom a step calls: whoever holds a layer of the team (the manager is one), a person, or another team's first step. */
export type Target =
  | { readonly kind: "layer"; readonly layer: string }
  | { readonly kind: "person"; readonly person: string }
  | { readonly kind: "team"; readonly team: string };

export interface PolicyStep {
  /** Called together. */
  readonly targets: readonly Target[];
  /** Without an answer, until the next step. */
  readonly wait: Duration;
  /** When it counts: always, or only within or outside the team's working hours. */
  readonly hours: "always" | "working" | "otherwise";
}

/** Whom a team calls for a severity, step by step. */
export interface Policy {
  /** None: this severity pages nobody. */
  readonly steps: readonly PolicyStep[];
  /** How often it goes through all steps; null: until somebody answers. */
  readonly rounds: number | null;
}

export type Policies = Readonly<Record<Severity, Policy>>;

/** Somebody whom a target means right now, by the layer they hold, if by one. */
export interface Holder {
  readonly person: string;
  readonly layer: string | null;
  /** The team whose schedule named them. */
  readonly team: string;
}

export interface Asked {
  readonly team: string;
  readonly severity: Severity;
  policyOf(team: string, severity: Severity): Policy;
  onCall(team: string): OnCall | null;
}

/** Whom the targets mean, each person once, and the layers nobody holds. A circle of teams ends where it began. */
export function holdersOf(
  targets: readonly Target[],
  asked: Asked,
  seen: readonly string[] = [asked.team],
): { holders: Holder[]; empty: { layer: string; team: string }[] } {
  const holders = new Map<string, Holder>();
  const empty: { layer: string; team: string }[] = [];
  for (const target of targets) {
    const found = foundBy(target, asked, seen);
    for (const holder of found.holders) if (!holders.has(holder.person)) holders.set(holder.person, holder);
    empty.push(...found.empty);
  }
  return { holders: [...holders.values()], empty };
}

function foundBy(target: Target, asked: Asked, seen: readonly string[]): ReturnType<typeof holdersOf> {
  const { team } = asked;
  if (target.kind === "person") return { holders: [{ person: target.person, layer: null, team }], empty: [] };
  if (target.kind === "team") {
    if (seen.includes(target.team)) return { holders: [], empty: [] };
    const [first] = asked.policyOf(target.team, asked.severity).steps;
    return holdersOf(first?.targets ?? [], { ...asked, team: target.team }, [...seen, target.team]);
  }
  const person = asked.onCall(team)?.holders[target.layer] ?? null;
  return person === null
    ? { holders: [], empty: [{ layer: target.layer, team }] }
    : { holders: [{ person, layer: target.layer, team }], empty: [] };
}
