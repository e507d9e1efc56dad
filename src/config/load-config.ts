import { readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { checkConfig, type ConfigSources } from "./check-config.ts";
import type { Config } from "./config.ts";
import { isPractice, valueOf, type Variables } from "./environment.ts";
import { ConfigError } from "./mistakes.ts";

export interface LoadOptions {
  readonly env?: Variables;
  /** The text of a file, null when there is none; throws when it can't be read. */
  readonly readFile?: (path: string) => string | null;
  /** Where `.env`, `watchfire.yml` and relative paths are looked for. */
  readonly cwd?: string;
  /** Stands in for `watchfire.yml` in practice, whose people are not those of the real workspace. */
  readonly practiceYaml?: string;
}

/**
 * Reads the environment, `.env` (the environment wins) and the configuration file: the one WATCHFIRE_CONFIG names, else
 * `watchfire.yml` where there is one. In practice only a file that was named is read. Throws ConfigError.
 */
export function loadConfig(options: LoadOptions = {}): Config {
  return checkConfig(readSources(options));
}

/** What `loadConfig` would check, read but not looked at. Throws ConfigError when a file can't be read. */
export function readSources(options: LoadOptions = {}): ConfigSources {
  const { env = process.env, readFile = readTextFile, cwd = process.cwd() } = options;
  const read = (name: string) => readOrExplain(name, path.resolve(cwd, name), readFile);
  const dotEnv = read(".env") ?? "";
  const variables: Variables = { ...parseEnv(dotEnv), ...env };
  return {
    variables,
    setAt: (variable) => (env[variable] === undefined ? lineInDotEnv(dotEnv, variable) : null),
    file: chooseFile(variables, read, options.practiceYaml),
  };
}

function chooseFile(
  variables: Variables,
  read: (name: string) => string | null,
  practiceYaml: string | undefined,
): ConfigSources["file"] {
  const named = valueOf(variables, "WATCHFIRE_CONFIG");
  if (named === undefined && isPractice(variables)) {
    return practiceYaml === undefined ? null : { name: "practice.yml", text: practiceYaml };
  }
  const text = read(named ?? "watchfire.yml");
  return named === undefined && text === null ? null : { name: named ?? "watchfire.yml", text };
}

function readOrExplain(name: string, file: string, readFile: (path: string) => string | null): string | null {
  try {
    return readFile(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError([{ file: name, line: null, path: "", problem: `can't be read (${reason}).` }]);
  }
}

function readTextFile(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function lineInDotEnv(text: string, variable: string): { file: string; line: number } | null {
  const lines = text.split("\n").map((line) => /^\s*(?:export\s+)?([\w.-]+)\s*=/.exec(line)?.[1]);
  const index = lines.lastIndexOf(variable);
  return index === -1 ? null : { file: ".env", line: index + 1 };
}
