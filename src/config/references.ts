import { parseSeverity } from "../incident/severity.ts";
import { didYouMean } from "./nearest.ts";
import { checkEscalations } from "./escalation-references.ts";
import { at, items, keysOf } from "./raw-file.ts";
import type { Path } from "./yaml-file.ts";

type Report = (path: Path, problem: string) => void;

/**
 * Checks that every name used in the file is one it defines, and that nothing is defined twice. Reads the file as it was written
 * and passes over what has another shape, so that these mistakes are found together with all the others.
 */
export function checkReferences(file: unknown, report: Report): void {
  const [people, teams, services] = [
    keysOf(at(file, "people")),
    keysOf(at(file, "teams")),
    keysOf(at(file, "services")),
  ];
  const person = (path: Path) => checkName(file, path, `nobody called % under people.`, people, report);
  const team = (path: Path) => checkName(file, path, `no team called % under teams.`, teams, report);

  for (const path of [...items(file, ["admins"]), ...items(file, ["executives"])]) person(path);
  for (const name of teams) {
    for (const layer of keysOf(at(file, "teams", name, "layers"))) {
      const path: Path = ["teams", name, "layers", layer];
      const problem = problemOfLayerName(layer);
      if (problem !== null) report(path, problem);
      for (const rotation of [path, ...items(file, path)]) {
        for (const member of items(file, [...rotation, "members"])) person(member);
      }
    }
    person(["teams", name, "manager"]);
  }
  checkEscalations(file, report);
  team(["defaultTeam"]);
  for (const name of services) team(["services", name, "team"]);

  const slackIds = people.map((name): Path => ["people", name, "slack"]);
  checkUnique(file, slackIds, (other) => `is already the id of ${String(other[1])}. Correct one of them.`, report);
  checkServiceNames(file, services, report);
  checkSeverityNames(file, report);
  for (const path of [["people"], ["teams"], ["services"]]) {
    // JavaScript gives this one name a meaning of its own.
    if (keysOf(at(file, ...path)).includes("__proto__"))
      report([...path, "__proto__"], "can't be a name. Choose another.");
  }
}

function checkName(file: unknown, path: Path, problem: string, known: readonly string[], report: Report): void {
  const name = at(file, ...path);
  if (typeof name !== "string" || known.includes(name)) return;
  const mend = didYouMean(name, known) || " Add it there, or correct the name.";
  report(path, problem.replace("%", JSON.stringify(name)) + mend);
}

/** Any word names a layer, so that a slip of the pen would make a new one. */
function problemOfLayerName(name: string): string | null {
  if (name === "primary" || name === "secondary") return null;
  const meant = didYouMean(name, ["primary", "secondary"]).trim();
  if (meant !== "") return `is too much like another layer's name. ${meant}`;
  if (name === "manager") return "can't be a layer. Write manager beside layers.";
  const isName = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,39}$/u.test(name);
  return isName ? null : "can't be a layer's name. Write one word in small letters, such as tertiary.";
}

/** A title is matched against names and aliases alike: each may lead to one service only. */
function checkServiceNames(file: unknown, services: readonly string[], report: Report): void {
  const owners = new Map(services.map((name) => [name.toLowerCase(), name]));
  for (const service of services) {
    for (const path of items(file, ["services", service, "aliases"])) {
      const alias = at(file, ...path);
      if (typeof alias !== "string") continue;
      const owner = owners.get(alias.toLowerCase());
      if (owner !== undefined && owner !== service)
        report(path, `${JSON.stringify(alias)} already leads to ${owner}. Keep one.`);
      owners.set(alias.toLowerCase(), owner ?? service);
    }
  }
}

function checkSeverityNames(file: unknown, report: Report): void {
  const known = new Set<string>();
  for (const key of keysOf(at(file, "severities"))) {
    const name = /^(sev|p)\d$/i.test(key) ? parseSeverity(key) : null;
    if (name === null) report(["severities", key], "unknown severity. Write sev1 to sev4, or p1 to p4.");
    else if (known.has(name)) report(["severities", key], `${name} stands here twice. Keep one.`);
    else known.add(name);
  }
}

function checkUnique(file: unknown, paths: readonly Path[], problem: (other: Path) => string, report: Report): void {
  const first = new Map<string, Path>();
  for (const path of paths) {
    const value = at(file, ...path);
    if (typeof value !== "string") continue;
    const other = first.get(value);
    if (other) report(path, `${JSON.stringify(value)} ${problem(other)}`);
    else first.set(value, path);
  }
}
