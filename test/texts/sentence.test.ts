import { expect, it } from "vitest";
import { quoted, sentence } from "../../src/texts/sentence.ts";

it("ends what didn't end, and leaves alone what did", () => {
  expect(sentence("Rolled back 2.41 ")).toBe("Rolled back 2.41.");
  expect(sentence("Was it the pool?")).toBe("Was it the pool?");
  expect(sentence("되돌렸습니다.")).toBe("되돌렸습니다.");
});

it("quotes with one full stop, whether the words bring their own or not", () => {
  expect(quoted("The drill was ended.")).toBe("“The drill was ended”.");
  expect(quoted("most orders fail")).toBe("“most orders fail”.");
  expect(quoted("and so on..")).toBe("“and so on..”.");
  expect(quoted("훈련을 마쳤습니다.")).toBe("“훈련을 마쳤습니다”.");
});
