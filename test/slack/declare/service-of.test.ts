import { describe, expect, it } from "vitest";
import { ownershipOf, servicesIn } from "../../../src/slack/declare/service-of.ts";
import { workspaceConfig as config } from "../verbs/workspace-config.ts";

const names = (text: string) => servicesIn(config, text).map(({ name }) => name);

describe("the service that words name", () => {
  it.each([
    ["checkout is down", ["checkout"]],
    ["Payment: errors", ["checkout"]],
    ["카드결제가 안 됩니다", ["checkout"]],
    ["checkout이 느림", ["checkout"]],
    ["checkout api is down", ["checkout api"]],
    ["checkout and search are down", ["checkout", "search"]],
    ["검색, 결제 실패", ["checkout", "search"]],
  ])("%s", (text, expected) => expect(names(text)).toEqual(expected));

  it.each(["research is slow", "checkouts", "repayments fail", ""])("is not in: %s", (text) =>
    expect(names(text)).toEqual([]),
  );

  it("decides the team when it is one", () => {
    expect(ownershipOf(config, "search is slow", null)).toEqual({ service: "search", team: "search", candidates: [] });
    expect(ownershipOf(config, "anything", "search").team).toBe("search");
  });

  it("leaves the default team and a question when it is none or several", () => {
    const several = ownershipOf(config, "checkout and search", null);
    expect(several).toEqual({ service: null, team: "payments", candidates: ["checkout", "search"] });
    expect(ownershipOf(config, "all is dark", null).candidates).toEqual(["checkout", "checkout api", "search"]);
  });
});
