import { parseSeverity } from "../incident/severity.ts";
import { didYouMean } from "./nearest.ts";
import type { Path } from "./yaml-file.ts";
import { at, items, keysOf } from "./raw-file.ts";

type Report = (path: Path, problem: string) => void;

/** Every target of an escalation is somebody the file defines, and no team's steps lead back to it. */
export function checkEscalations(file: unknown, report: Report): void {
  const teams = keysOf(at(file, "teams"));
  for (const team of teams) {
    for (const key of keysOf(at(file, "teams", team, "escalation"))) {
      const path: Path = ["teams", team, "escalation", key];
      if (!/^(sev|p)\d$/i.test(key) || parseSeverity(key) === null)
        report(path, "unknown severity. Write sev1 to sev4, or p1 to p4.");
      for (const target of targetsIn(file, path)) checkTarget(file, { team, path: target }, report);
    }
  }
  for (const team of teams) reportCircle(file, team, report);
  for (const key of keysOf(at(file, "ladders"))) {
    if (!/^(sev|p)\d$/i.test(key) || parseSeverity(key) === null)
      report(["ladders", key], "unknown severity. Write sev1 to sev4, or p1 to p4.");
  }
}

function checkTarget(file: unknown, { team, path }: { team: string; path: Path }, report: Report): void {
  const name = at(file, ...path);
  if (typeof name !== "string") return;
  const [, kind = null, called = name] = /^(person|team):\s*(.*)$/.exec(name) ?? [];
  const where = kind === "person" ? ["people"] : kind === "team" ? ["teams"] : ["teams", team, "layers"];
  const known = [...keysOf(at(file, ...where)), ...(kind === null ? ["manager"] : [])];
  if (known.includes(called)) return;
  if (kind !== null) {
    const nobody = kind === "person" ? "nobody called % under people." : "no team called % under teams.";
    report(
      path,
      nobody.replace("%", JSON.stringify(called)) +
        (didYouMean(called, known) || " Add it there, or correct the name."),
    );
    return;
  }
  const isPerson = keysOf(at(file, "people")).includes(called);
  const mend = isPerson ? ` For the person, write person:${called}.` : didYouMean(called, known);
  report(path, `${team} has no layer called ${JSON.stringify(called)}.${mend || ` It has ${known.join(", ")}.`}`);
}

/** Said once, at the step of the first team of the circle (in the order of the file) that leads into it. */
function reportCircle(file: unknown, team: string, report: Report): void {
  const order = keysOf(at(file, "teams"));
  for (const { path, to } of teamTargets(file, team)) {
    const circle = wayBack(file, to, team, [to]);
    if (circle === null || circle.some((other) => order.indexOf(other) < order.indexOf(team))) continue;
    const way = [team, ...circle.filter((other) => other !== team), team].join(" → ");
    report(path, `leads round in a circle: ${way}. Call a person or a layer somewhere on the way.`);
    return;
  }
}

function wayBack(file: unknown, from: string, to: string, seen: readonly string[]): readonly string[] | null {
  if (from === to) return seen;
  for (const next of teamTargets(file, from)) {
    if (seen.includes(next.to)) continue;
    const way = wayBack(file, next.to, to, [...seen, next.to]);
    if (way !== null) return way;
  }
  return null;
}

function teamTargets(file: unknown, team: string): { path: Path; to: string }[] {
  return keysOf(at(file, "teams", team, "escalation")).flatMap((key) =>
    targetsIn(file, ["teams", team, "escalation", key]).flatMap((path) => {
      const [, to] = /^team:\s*(.*)$/.exec(String(at(file, ...path))) ?? [];
      return to === undefined ? [] : [{ path, to }];
    }),
  );
}

function targetsIn(file: unknown, policy: Path): Path[] {
  return items(file, [...policy, "steps"]).flatMap((step) => {
    const call: Path = [...step, "call"];
    const several = items(file, call);
    return several.length > 0 ? several : [call];
  });
}
