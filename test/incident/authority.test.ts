import { describe, expect, it } from "vitest";
import { requireMember } from "../../src/incident/authority.ts";
import type { Standing } from "../../src/people/standing.ts";
import { Scenario } from "./scenario.ts";

const as = (standing: Standing) => () => requireMember({ kind: "person", id: "grace", standing });

describe("who may act at all", () => {
  it("is a full member, and Watchfire itself", () => {
    expect(as("member")).not.toThrow();
    expect(() => requireMember({ kind: "watchfire" })).not.toThrow();
  });

  it.each(["guest", "external", "bot"] as const)("isn't a %s", (standing) => {
    expect(as(standing)).toThrow("notAMember");
  });

  it("isn't whoever Slack can't tell us about just now, who is told that it is only for now", () => {
    expect(as("unknown")).toThrow("standingUnknown");
  });
});

describe("whoever is on call", () => {
  const cancel = { type: "cancel", reason: "a load test" } as const;

  it("may call off what their team has, and nothing that no team has", () => {
    expect(new Scenario("sev2").does("ada", cancel)).not.toEqual([]);
    const nobodys = new Scenario("sev3");
    nobodys.does("ben", { type: "setService", service: null, team: null });
    expect(() => nobodys.does("ada", cancel)).toThrow("notResponsible");
  });
});
