import { describe, expect, it } from "vitest";
import { shippedScenarios } from "../../src/drills/catalogue.ts";
import { listScenarios, readOptions, type Asked } from "../../src/practice/drills/command-line.ts";

const scenarios = shippedScenarios();
const read = (asked: Asked) => readOptions({ headless: true, scenario: "db-pool", ...asked }, scenarios);

describe("the command line of practice", () => {
  it("plays at sixty times real time by default, and at once for programs", () => {
    expect(read({})).toMatchObject({ speed: 60, seed: 1, locale: "en", json: false, absent: null });
    expect(read({ json: true })).toMatchObject({ speed: "max", json: true });
    expect(read({ speed: "max", seed: "42", locale: "ko", role: "scribe" })).toMatchObject({
      scenario: { name: "db-pool" },
      speed: "max",
      seed: 42,
      locale: "ko",
      absent: "scribe",
    });
  });

  it.each<[string, Asked, RegExp]>([
    ["no scenario", { scenario: undefined }, /^Which scenario\? --scenario canary \| db-pool \| gateway-timeout/],
    ["an unknown one", { scenario: "db-pol" }, /no scenario "db-pol"\. Did you mean "db-pool"\?/],
    ["a role of another", { role: "captain" }, /no role "captain"\. There are: support, primary/],
    ["a speed that isn't", { speed: "0" }, /^--speed 0: write how many times faster/],
    ["a seed that isn't", { seed: "-1" }, /^--seed -1: write a whole number/],
    ["another language", { locale: "fr" }, /^--locale fr: write en or ko/],
    ["a browser", { headless: false }, /^Add --headless .* npm start/],
  ])("refuses %s and says what there is", (_, asked, message) => {
    expect(() => read(asked)).toThrow(message);
  });

  it("lists every scenario with its roles, in both languages", () => {
    expect(listScenarios(scenarios, "en")).toMatch(
      /^db-pool: A database connection pool runs dry\n {2}\S.*\n {4}support {5}hears/m,
    );
    expect(listScenarios(scenarios, "ko")).toContain("commander   지휘");
  });
});
