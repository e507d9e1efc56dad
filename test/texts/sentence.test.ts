import { expect, it } from "vitest";
import { sentence } from "../../src/texts/sentence.ts";

it("ends what didn't end, and leaves alone what did", () => {
  expect(sentence("Rolled back 2.41 ")).toBe("Rolled back 2.41.");
  expect(sentence("Was it the pool?")).toBe("Was it the pool?");
  expect(sentence("되돌렸습니다.")).toBe("되돌렸습니다.");
});
