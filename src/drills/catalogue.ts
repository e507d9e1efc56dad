import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readScenario, type Scenario } from "./read-scenario.ts";

const FOLDER = join(import.meta.dirname, "scenarios");

/** The scenarios that come with Watchfire, in the order of their names. Throws a ConfigError where one has a mistake. */
export function shippedScenarios(): Scenario[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".yml"))
    .toSorted()
    .map((file) => readScenario(basename(file, ".yml"), file, readFileSync(join(FOLDER, file), "utf8")));
}
