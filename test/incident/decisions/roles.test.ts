import { describe, expect, it } from "vitest";
import type { IncidentEvent } from "../../../src/incident/events.ts";
import { isInvolved } from "../../../src/incident/authority.ts";
import { Scenario } from "../scenario.ts";

const types = (events: readonly IncidentEvent[]): string[] => events.map(({ type }) => type);
const take = (person: string, role: "ic" | "tech" | "sme" = "ic") => ({ type: "assignRole", role, person }) as const;

function commanded(): Scenario {
  const scenario = new Scenario("sev1");
  scenario.does("grace", take("grace"));
  return scenario;
}

describe("a role", () => {
  it("is taken once", () => {
    const scenario = commanded();
    expect(scenario.incident.roles.ic).toBe("grace");
    expect(scenario.does("grace", take("grace"))).toEqual([]);
    expect(scenario.does("ben", take("grace"))).toEqual([]);
  });

  it("is taken from somebody by who is responsible, and by nobody else", () => {
    const scenario = commanded();
    expect(() => scenario.does("hana", take("hana"))).toThrow("notResponsible");
    expect(types(scenario.does("margaret", take("margaret")))).toContain("roleAssigned");
    expect(scenario.incident.roles.ic).toBe("margaret");
  });

  it("may be left by its holder, and by who is responsible for them", () => {
    const scenario = commanded();
    expect(() => scenario.does("hana", { type: "leaveRole", role: "ic", person: null })).toThrow("notResponsible");
    expect(scenario.does("grace", { type: "leaveRole", role: "ic", person: null })).toEqual([
      { type: "roleLeft", role: "ic", person: "grace" },
    ]);
    expect(scenario.does("grace", { type: "leaveRole", role: "ic", person: null })).toEqual([]);
    expect(scenario.incident.roles.ic).toBeUndefined();
  });

  it("of an expert is held by several, each of whom leaves for themselves", () => {
    const scenario = new Scenario("sev1");
    for (const person of ["grace", "hana", "grace"]) scenario.does("ben", take(person, "sme"));
    expect(scenario.incident.experts).toEqual(["grace", "hana"]);
    expect(scenario.does("ben", { type: "leaveRole", role: "sme", person: "ada" })).toEqual([]);
    expect(types(scenario.does("hana", { type: "leaveRole", role: "sme", person: "hana" }))).toContain("roleLeft");
    expect(scenario.incident.experts).toEqual(["grace"]);
  });

  it("of command and of the work on one head is spoken of once", () => {
    const scenario = commanded();
    expect(types(scenario.does("grace", take("grace", "tech")))).toContain("oneHeadTwoHats");
    scenario.does("grace", { type: "leaveRole", role: "tech", person: null });
    expect(types(scenario.does("grace", take("grace", "tech")))).not.toContain("oneHeadTwoHats");
    const small = new Scenario("sev3");
    small.does("grace", take("grace"));
    expect(types(small.does("grace", take("grace", "tech")))).not.toContain("oneHeadTwoHats");
  });
});

describe("a hand-over", () => {
  const ask = { type: "requestHandoff", role: "ic", to: "hana" } as const;

  it("waits for the other's word, and moves the role with it", () => {
    const scenario = commanded();
    expect(types(scenario.does("grace", ask))).toContain("handoffRequested");
    expect(scenario.incident.roles.ic).toBe("grace");
    expect(scenario.does("grace", ask)).toEqual([]);
    const confirm = { type: "confirmHandoff", handoff: 1, readBack: "SEV1, rolling back" } as const;
    expect(() => scenario.does("ben", confirm)).toThrow("notYourHandoff");
    expect(types(scenario.does("hana", confirm))).toEqual(expect.arrayContaining(["handoffConfirmed", "roleAssigned"]));
    expect(scenario.incident.roles.ic).toBe("hana");
    expect(scenario.does("hana", confirm)).toEqual([]);
  });

  it("that is declined leaves the role where it is", () => {
    const scenario = commanded();
    scenario.does("grace", ask);
    expect(() => scenario.does("ben", { type: "declineHandoff", handoff: 1 })).toThrow("notYourHandoff");
    expect(types(scenario.does("hana", { type: "declineHandoff", handoff: 1 }))).toContain("handoffDeclined");
    expect(scenario.incident.roles.ic).toBe("grace");
    expect(scenario.does("hana", { type: "declineHandoff", handoff: 1 })).toEqual([]);
    expect(scenario.does("hana", { type: "declineHandoff", handoff: 9 })).toEqual([]);
  });

  it("that is settled leaves another one waiting", () => {
    const scenario = commanded();
    scenario.does("grace", ask);
    scenario.does("grace", { ...ask, to: "ada" });
    scenario.does("hana", { type: "declineHandoff", handoff: 1 });
    expect(scenario.incident.handoffs.map(({ state }) => state)).toEqual(["declined", "waiting"]);
  });

  it("is none to who has the role, and a simple taking where nobody has", () => {
    const scenario = commanded();
    expect(scenario.does("grace", { ...ask, to: "grace" })).toEqual([]);
    expect(() => scenario.does("ben", { ...ask, to: "ben" })).toThrow("notResponsible");
    const free = new Scenario("sev1");
    expect(types(free.does("ben", ask))).toContain("roleAssigned");
  });
});

describe("who has a part in it", () => {
  it("is the declarer, whoever was called or answered, holds a role, or is asked to", () => {
    const scenario = commanded();
    expect(["ben", "grace", "linus"].map((person) => isInvolved(scenario.incident, person))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isInvolved(scenario.incident, "hana")).toBe(false);
    scenario.does("grace", { type: "requestHandoff", role: "ic", to: "hana" });
    expect(isInvolved(scenario.incident, "hana")).toBe(true);
    scenario.does("hana", { type: "declineHandoff", handoff: 1 });
    expect(isInvolved(scenario.incident, "hana")).toBe(false);
  });
});
