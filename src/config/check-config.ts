import type { z } from "zod";
import type { Config, NotifierName, Notifiers } from "./config.ts";
import { resolveDeadMan } from "./dead-man.ts";
import { isPractice, readEnvironment, valueOf, type Variables } from "./environment.ts";
import { fileSchema, type FileContents } from "./file-schema.ts";
import { ConfigError, type Mistake } from "./mistakes.ts";
import { resolveNotifiers } from "./notifiers.ts";
import { checkReferences } from "./references.ts";
import { resolveFile } from "./resolve.ts";
import { parseYamlFile, type Path, type YamlFile } from "./yaml-file.ts";

export interface ConfigSources {
  readonly variables: Variables;
  /** Where a variable was set, for the messages; null is the environment itself. */
  readonly setAt?: (variable: string) => { readonly file: string; readonly line: number } | null;
  /** The configuration file, its text null when it was asked for and isn't there; without one the defaults run. */
  readonly file: { readonly name: string; readonly text: string | null } | null;
}

/** Checks what was read and makes one frozen Config of it. Throws ConfigError with every mistake found. */
export function checkConfig({ variables, setAt, file }: ConfigSources): Config {
  const mistakes: Mistake[] = [];
  const environment = readEnvironment(variables, (variable, problem) => {
    mistakes.push({ ...(setAt?.(variable) ?? { file: "environment", line: null }), path: variable, problem });
  });
  const yaml = parseYamlFile(file?.name ?? "defaults", file?.text ?? "");
  const report = (path: Path, problem: string) => {
    mistakes.push({ file: yaml.name, line: yaml.lineOf(path), path: written(path), problem });
  };
  if (file?.text === null) report([], "there is no such file. Correct WATCHFIRE_CONFIG, or take it out.");
  const contents = readContents(yaml, report);
  mistakes.push(...yaml.mistakes);
  const notifiers = contents && notifiersIn(contents, variables, report);
  const deadMan = contents && deadManIn(contents, variables, report);
  if (contents === null || notifiers === null || mistakes.length > 0) throw new ConfigError(inOrder(mistakes));
  const host = environment.transport.mode === "practice" ? "127.0.0.1" : null;
  const { port, ...rest } = environment;
  return frozen({
    ...rest,
    listen: { host, port },
    ...resolveFile(contents),
    notifiers: { ...notifiers, named: Object.keys(contents.notifiers) as NotifierName[] },
    deadMan,
  });
}

/** The practice workspace's configuration: the given YAML text, whatever tokens there are. Throws ConfigError. */
export function practiceConfig(yaml: string, variables: Variables = {}): Config {
  const { PORT, LOG_LEVEL } = variables;
  return checkConfig({ variables: { PORT, LOG_LEVEL }, file: { name: "practice.yml", text: yaml } });
}

function readContents(yaml: YamlFile, report: (path: Path, problem: string) => void): FileContents | null {
  if (yaml.mistakes.length > 0) return null;
  const parsed = fileSchema.safeParse(yaml.value);
  for (const issue of parsed.error?.issues ?? []) reportIssue(issue, report);
  checkReferences(yaml.value, report);
  return parsed.data ?? null;
}

export function reportIssue(issue: z.core.$ZodIssue, report: (path: Path, problem: string) => void): void {
  const path = issue.path.filter((step) => typeof step !== "symbol");
  if (issue.code !== "unrecognized_keys") return report(path, issue.message);
  const problems = issue.message.split("\n");
  for (const [index, key] of issue.keys.entries()) report([...path, key], problems[index] ?? issue.message);
}

/** In practice nobody is reached for real: no secret is asked for. */
function notifiersIn(
  contents: FileContents,
  variables: Variables,
  report: (path: Path, problem: string) => void,
): Notifiers {
  const given = isPractice(variables) ? { ...contents, notifiers: {} } : contents;
  return resolveNotifiers(given, (variable) => valueOf(variables, variable), report);
}

/** In practice nothing leaves the machine. */
function deadManIn(
  { deadMan }: FileContents,
  variables: Variables,
  report: (path: Path, problem: string) => void,
): Config["deadMan"] {
  if (deadMan === undefined || isPractice(variables)) return null;
  return resolveDeadMan(deadMan, (variable) => valueOf(variables, variable), report);
}

/** `teams.payments.layers.primary.members[1]`. */
export function written(path: Path): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${step}`))
    .join("");
}

/** The environment first, then each file from top to bottom. */
function inOrder(mistakes: readonly Mistake[]): Mistake[] {
  const files = [...new Set(mistakes.map(({ file }) => file))];
  return mistakes.toSorted(
    (left, right) => files.indexOf(left.file) - files.indexOf(right.file) || (left.line ?? 0) - (right.line ?? 0),
  );
}

function frozen<Value extends object>(value: Value): Value {
  for (const inner of Object.values(value)) if (typeof inner === "object" && inner !== null) frozen(inner);
  return Object.freeze(value);
}
