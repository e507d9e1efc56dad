import { describe, expect, it } from "vitest";
import { cleanWords } from "../../src/incident/clean-words.ts";
import { Refusal } from "../../src/refusal.ts";
import { checked, checkedIfAny } from "../../src/incident/decisions/entries.ts";

describe("people's words", () => {
  it.each([
    ["a\u202Ebc\u2066d", "abcd"],
    ["a\u0000b\u0007c\u001B[31m\u0085", "abc[31m"],
    ["one\r\ntwo\u2028three\tfour", "one\ntwo\nthree\tfour"],
    ["half \uD83D and \uDC00", "half \uFFFD and \uFFFD"],
    ["👩‍👩‍👧 장애 é \u200Fעברית <b>&", "👩‍👩‍👧 장애 é \u200Fעברית <b>&"],
  ])("%j are kept as %j", (raw, kept) => {
    expect(cleanWords(raw)).toBe(kept);
  });

  it("may be left out, and are refused when there are too many or none is left", () => {
    expect(checkedIfAny(null)).toBeNull();
    expect(checkedIfAny(" \u0000 ")).toBeNull();
    expect(() => checked("\u202E")).toThrow(Refusal);
    expect(() => checkedIfAny("x".repeat(2_001))).toThrow("textTooLong");
    expect(checked("x".repeat(2_000))).toHaveLength(2_000);
  });
});
