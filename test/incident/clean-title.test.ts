import { describe, expect, it } from "vitest";
import { cleanTitle } from "../../src/incident/decisions/declare.ts";

describe("a title", () => {
  it.each([
    ["  checkout \n is\tdown ", "checkout is down"],
    ["a\u202Eb\u0007c", "ab c"],
    ["결제 실패".normalize("NFD"), "결제 실패"],
    ["<!channel> all down", "@channel all down"],
    ["<!subteam^S1|@payments> asleep", "@payments asleep"],
    ["<@U0GRACE> and <#C1|general>", "@U0GRACE and #general"],
    ["\uD800 broken", "\uFFFD broken"],
  ])("is cleaned: %j", (raw, clean) => expect(cleanTitle(raw)).toBe(clean));

  it.each(["a < b and b > c", "R&D <b>bold</b>", "__proto__", "🔥".repeat(60)])("is left alone: %s", (title) =>
    expect(cleanTitle(title)).toBe(title),
  );

  it("may be empty afterwards", () => expect(cleanTitle("\u202E \u0007")).toBe(""));
});
