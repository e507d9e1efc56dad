import { reportIssue, written } from "../config/check-config.ts";
import { ConfigError, type Mistake } from "../config/mistakes.ts";
import { didYouMean } from "../config/nearest.ts";
import { parseYamlFile, type Path } from "../config/yaml-file.ts";
import { actNames, scenarioSchema, type ScenarioFile, type Step } from "./scenario-schema.ts";

/** A script by which people play an incident, checked. */
export interface Scenario extends ScenarioFile {
  /** As in `--scenario db-pool`. */
  readonly name: string;
}

type Report = (path: Path, problem: string) => void;

/** Reads the text of a scenario's file. Throws a ConfigError with every mistake, its line and the mend. */
export function readScenario(name: string, file: string, text: string): Scenario {
  const yaml = parseYamlFile(file, text);
  const mistakes: Mistake[] = [...yaml.mistakes];
  const report: Report = (path, problem) => {
    mistakes.push({ file, line: yaml.lineOf(path), path: written(path), problem });
  };
  const parsed = yaml.mistakes.length > 0 ? null : scenarioSchema.safeParse(yaml.value);
  for (const issue of parsed?.error?.issues ?? []) reportIssue(issue, report);
  if (parsed?.data) checkScript(parsed.data, report);
  if (mistakes.length > 0 || !parsed?.data) throw new ConfigError(mistakes);
  return { name, ...parsed.data };
}

/** What no single key can know: that the steps speak of roles there are, and each does one thing. */
function checkScript({ roles, script }: ScenarioFile, report: Report): void {
  const known = Object.keys(roles);
  const requireRole = (path: Path, role: string): void => {
    if (known.includes(role)) return;
    report(path, `${JSON.stringify(role)} is no role of this scenario.${didYouMean(role, known) || listed(known)}`);
  };
  script.forEach((step, index) => {
    const path: Path = ["script", index];
    requireRole([...path, "by"], step.by);
    if (step.to !== undefined) requireRole([...path, "to"], step.to);
    if (step.invites !== undefined) requireRole([...path, "invites"], step.invites);
    for (const [key, role] of mentionsIn(step)) requireRole([...path, key], role);
    checkAct(step, path, report);
  });
  if (script[0] !== undefined && script.every((step) => step.declares === undefined)) {
    report(["script"], "declares nothing. Give one step a declares.");
  }
}

function checkAct(step: Step, path: Path, report: Report): void {
  const done = actNames.filter((name) => step[name] !== undefined);
  if (done.length === 0) report(path, `does nothing. Give it one of ${actNames.join(", ")}.`);
  if (done.length > 1) report([...path, done[1]!], `does a second thing beside ${done[0]}. Make it a step of its own.`);
  for (const [key, goesWith] of companions) {
    if (step[key] === undefined || goesWith.some((name) => step[name] !== undefined)) continue;
    report([...path, key], `goes with ${goesWith.join(" or ")} only. Take it out.`);
  }
  if (step.reacts !== undefined && step.to === undefined) {
    report([...path, "reacts"], "doesn't say to whose message. Add to: and a role.");
  }
  if (step.orAfter !== undefined && step.when === undefined) {
    report([...path, "orAfter"], "has no when beside it. Add one, or write wait.");
  }
}

const companions = [
  ["in", ["says", "types", "declares"]],
  ["severity", ["declares"]],
  ["to", ["reacts"]],
  ["sends", ["types", "clicks"]],
] as const;

/** `@commander` in what is said stands for whoever plays that role. */
export const mention = /@([a-z][a-z0-9-]*)/gu;

function mentionsIn(step: Step): [key: string, role: string][] {
  return (["says", "declares", "types", "prompt"] as const).flatMap((key) => {
    const said = step[key];
    const all = said === undefined ? [] : [said.en, said.ko].flatMap((text) => [...text.matchAll(mention)]);
    return all.map((found): [string, string] => [key, found[1]!]);
  });
}

function listed(known: readonly string[]): string {
  return known.length === 0 ? " Write the roles first." : ` There are: ${known.join(", ")}.`;
}
