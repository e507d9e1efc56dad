import { describe, expect, it } from "vitest";
import { csv } from "../../src/record/csv.ts";

describe("a CSV file", () => {
  it("quotes what needs it, rounds hours, and keeps Korean", () => {
    expect(
      csv([
        ["이름", "hours"],
        ['Ada "A", Lovelace', 1 / 3],
      ]),
    ).toBe('\uFEFF이름,hours\r\n"Ada ""A"", Lovelace",0.33\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@x", "\tx"])("lets no cell become a formula: %j", (text) => {
    expect(csv([[text]])).toBe(`\uFEFF'${text}\r\n`);
  });
});
