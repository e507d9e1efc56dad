import { describe, expect, it } from "vitest";
import { holdersOf, type Asked, type Policy, type Target } from "../../src/oncall/policy.ts";

const team = (name: string): Target => ({ kind: "team", team: name });
const layer = (name: string): Target => ({ kind: "layer", layer: name });
const first = (...targets: Target[]): Policy => ({ steps: [{ targets, wait: 1, hours: "always" }], rounds: null });

/** Payments asks itself what its step means; everybody is on call under their team's name. */
function meant(targets: readonly Target[], policies: Readonly<Record<string, Policy>>): Asked {
  return {
    team: "payments",
    severity: "sev2",
    policyOf: (name) => policies[name] ?? first(...targets),
    onCall: (name) =>
      name === "gardening" ? null : { team: name, holders: { primary: `${name} primary` }, version: "" },
  };
}
const found = (targets: readonly Target[], policies: Readonly<Record<string, Policy>> = {}) =>
  holdersOf(targets, meant(targets, policies));
const people = (targets: readonly Target[], policies?: Readonly<Record<string, Policy>>) =>
  found(targets, policies).holders.map(({ person }) => person);

describe("whom a step means", () => {
  it("is each person once, in the order named", () => {
    const grace: Target = { kind: "person", person: "grace" };
    expect(people([grace, layer("primary"), grace])).toEqual(["grace", "payments primary"]);
  });

  it("is another team's first step, and theirs", () => {
    const policies = { platform: first(layer("primary"), team("network")), network: first(layer("primary")) };
    expect(people([team("platform")], policies)).toEqual(["platform primary", "network primary"]);
  });

  it("ends where a circle of teams begins anew", () => {
    const policies = { platform: first(team("payments"), layer("primary")) };
    expect(people([layer("primary"), team("platform")], policies)).toEqual(["payments primary", "platform primary"]);
  });

  it("is nobody of a team that the severity pages nobody of", () => {
    expect(found([team("platform")], { platform: { steps: [], rounds: null } })).toEqual({ holders: [], empty: [] });
  });

  it("is nobody where a layer is held by nobody, or the team is unknown, and that is said", () => {
    const policies = { gardening: first(layer("primary")) };
    expect(found([layer("secondary"), team("gardening")], policies)).toEqual({
      holders: [],
      empty: [
        { layer: "secondary", team: "payments" },
        { layer: "primary", team: "gardening" },
      ],
    });
  });
});
