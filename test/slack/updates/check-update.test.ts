import { describe, expect, it } from "vitest";
import { checkUpdate } from "../../../src/slack/updates/check-update.ts";

const check = (text: string) => checkUpdate(text, { impact: null });

describe("checking an update", () => {
  it("finds what a reader needs", () => {
    const { parts } = check("Card payments fail. We know the cause. Next: rolling back. Next update at 03:47.");
    expect(parts).toEqual({ impact: true, changed: true, next: true, nextUpdate: true });
  });

  it("finds in an all-clear what changed", () => {
    expect(check("Resolved: checkout is down. Customers were affected from 15:06 to 15:12.").parts.changed).toBe(true);
  });

  it("misses what isn't there", () => {
    expect(check("Hello.").parts).toEqual({ impact: false, changed: false, next: false, nextUpdate: false });
  });

  it.each(["Next update at 03:47.", "다음 공유: 03:47."])("takes no next update for a next step: %s", (text) => {
    expect(check(text).parts).toMatchObject({ next: false, nextUpdate: true });
  });

  it.each([
    ["internal", "db-pay-02 is full"],
    ["internal", "10.1.2.3 does not answer"],
    ["secret", "password: hunter22"],
    ["secret", "xoxb-123456789-abcdef"],
    ["blame", "It was human error."],
    ["blame", "담당자 실수로 발생했습니다."],
  ] as const)("warns of what looks like %s: %s", (kind, text) => {
    expect(check(text).findings.map((finding) => finding.kind)).toContain(kind);
  });

  it("never repeats a secret", () => {
    expect(JSON.stringify(check("password: hunter22"))).not.toContain("hunter22");
  });

  it("stays quiet about plain words", () => {
    expect(check("Card payments fail for 70 % of orders since 03:02; 5-10 minutes more.").findings).toEqual([]);
  });
});
