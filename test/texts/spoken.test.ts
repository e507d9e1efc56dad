import { describe, expect, it } from "vitest";
import { spokenNumber, spokenTime } from "../../src/texts/ko/spoken.ts";

describe("Korean, spoken", () => {
  it.each([
    [0, "영"],
    [1, "일"],
    [7, "칠"],
    [10, "십"],
    [11, "십일"],
    [42, "사십이"],
    [100, "백"],
    [305, "삼백오"],
    [1042, "천사십이"],
    [10_000, "만"],
    [20_030, "이만 삼십"],
  ])("reads %d as %s", (value, words) => {
    expect(spokenNumber(value)).toBe(words);
  });

  it.each([
    ["2026-11-22T18:07:00Z", "오전 세 시 칠 분"],
    ["2026-11-22T15:00:00Z", "오전 열두 시"],
    ["2026-11-22T03:30:00Z", "오후 열두 시 삼십 분"],
    ["2026-11-22T14:59:00Z", "오후 열한 시 오십구 분"],
  ])("reads %s in Seoul as %s", (instant, words) => {
    expect(spokenTime(Date.parse(instant), "Asia/Seoul")).toBe(words);
  });
});
