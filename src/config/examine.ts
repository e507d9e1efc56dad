import type { Instant } from "../clock.ts";
import type { Means } from "../oncall/ladder.ts";
import { checkConfig, written, type ConfigSources } from "./check-config.ts";
import type { Config } from "./config.ts";
import { ConfigError, type Mistake } from "./mistakes.ts";
import { warningsOf } from "./warnings.ts";
import { parseYamlFile } from "./yaml-file.ts";

/** What is wrong with the configuration, and, when nothing is, what it leaves open; both with file and line. */
export function examineConfig(
  sources: ConfigSources,
  now: Instant,
  meansOf: (config: Config, person: string) => readonly Means[],
): { readonly mistakes: readonly Mistake[]; readonly warnings: readonly Mistake[] } {
  try {
    const config = checkConfig(sources);
    const yaml = parseYamlFile(sources.file?.name ?? "defaults", sources.file?.text ?? "");
    const warnings = warningsOf(config, now, (person) => meansOf(config, person)).map(({ path, problem }) => ({
      file: yaml.name,
      line: yaml.lineOf(path),
      path: written(path),
      problem,
    }));
    return { mistakes: [], warnings: warnings.toSorted((left, right) => (left.line ?? 0) - (right.line ?? 0)) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { mistakes: error.mistakes, warnings: [] };
  }
}
