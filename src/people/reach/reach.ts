import type { Means, Reach } from "../../oncall/ladder.ts";

/** The name of the way that needs no provider: a direct message in Slack. */
export const SLACK = "slack";

/** The means that a person uses at all: their own rules may forbid a kind. */
export function usedMeans({ means, rules }: Reach): Means[] {
  return means.filter(({ kind }) => rules[kind] !== null);
}

/** The means that wake this person, their own rules heeded; none: at night nothing does. */
export function ringing(reach: Reach): Means[] {
  return usedMeans(reach).filter(({ rings }) => rings);
}
