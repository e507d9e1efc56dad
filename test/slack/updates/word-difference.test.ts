import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordDifference } from "../../../src/slack/updates/word-difference.ts";

describe("the difference of two updates", () => {
  it("shows what went and what is new, word by word", () => {
    expect(wordDifference("Some card payments fail.", "Most card payments fail now.")).toEqual([
      { kind: "old", text: "Some " },
      { kind: "new", text: "Most " },
      { kind: "same", text: "card payments " },
      { kind: "old", text: "fail. " },
      { kind: "new", text: "fail now." },
    ]);
  });

  it("keeps what stands instead on the same line", () => {
    expect(wordDifference("Changed: nothing yet.\nNext: wait.", "Changed: restarted.\nNext: wait.")).toEqual([
      { kind: "same", text: "Changed: " },
      { kind: "old", text: "nothing yet. " },
      { kind: "new", text: "restarted.\n" },
      { kind: "same", text: "Next: wait." },
    ]);
  });

  it("leaves a line that went as a line of its own", () => {
    expect(wordDifference("It fails.\nStill looking.\nNext: wait.", "It fails.\nNext: wait.")).toEqual([
      { kind: "same", text: "It fails.\n" },
      { kind: "old", text: "Still looking.\n" },
      { kind: "same", text: "Next: wait." },
    ]);
  });

  it("shows nothing where nothing changed", () => {
    expect(wordDifference("Card payments fail.", "Card payments fail.")).toEqual([
      { kind: "same", text: "Card payments fail." },
    ]);
  });

  it("holds every word of both texts, in order", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "c", "d", "결제"), { maxLength: 30 })
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const stretches = wordDifference(before, after);
        const words = (kind: "old" | "new"): string[] =>
          stretches
            .filter((it) => it.kind !== (kind === "old" ? "new" : "old"))
            .flatMap((it) => it.text.trim().split(/\s+/u));
        expect(words("old").filter(Boolean)).toEqual(before.split(" ").filter(Boolean));
        expect(words("new").filter(Boolean)).toEqual(after.split(" ").filter(Boolean));
      }),
    );
  });
});
