import { didYouMean } from "../../config/nearest.ts";
import type { Scenario } from "../../drills/read-scenario.ts";
import type { Locale } from "../../texts/texts.ts";

/** The command line asks for something that can't be had; the message says what, and what can. */
export class Unusable extends Error {
  override readonly name = "Unusable";
}

export interface Asked {
  scenario?: string | undefined;
  role?: string | undefined;
  speed?: string | undefined;
  seed?: string | undefined;
  locale?: string | undefined;
  headless?: boolean | undefined;
  json?: boolean | undefined;
}

export interface PracticeOptions {
  scenario: Scenario;
  /** How many times faster than real time. */
  speed: number | "max";
  seed: number;
  locale: Locale;
  json: boolean;
  /** The role that nobody plays: what happens when somebody is missing. */
  absent: string | null;
}

/** What the command line asks for. Throws Unusable. */
export function readOptions(asked: Asked, scenarios: readonly Scenario[]): PracticeOptions {
  const scenario = scenarioNamed(asked.scenario, scenarios);
  if (!asked.headless) {
    throw new Unusable(
      "Add --headless to play it here. To watch it or take part, run npm start and open Scenarios in the page.",
    );
  }
  return {
    scenario,
    speed: speedFrom(asked.speed ?? (asked.json ? "max" : "60")),
    seed: seedFrom(asked.seed ?? "1"),
    locale: localeFrom(asked.locale ?? "en"),
    json: asked.json ?? false,
    absent: asked.role === undefined ? null : roleNamed(asked.role, scenario),
  };
}

/** The scenarios there are, with their roles. */
export function listScenarios(scenarios: readonly Scenario[], locale: Locale): string {
  return scenarios
    .map(({ name, title, summary, roles }) => {
      const parts = Object.entries(roles).map(([role, { does }]) => `    ${role.padEnd(12)}${does[locale]}`);
      return [`${name}: ${title[locale]}`, `  ${summary[locale]}`, ...parts].join("\n");
    })
    .join("\n\n");
}

function scenarioNamed(name: string | undefined, scenarios: readonly Scenario[]): Scenario {
  const names = scenarios.map((scenario) => scenario.name);
  if (name === undefined)
    throw new Unusable(`Which scenario? --scenario ${names.join(" | ")}. --list tells what they are.`);
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found) return found;
  throw new Unusable(
    `There is no scenario ${JSON.stringify(name)}.${didYouMean(name, names)} There are: ${names.join(", ")}.`,
  );
}

function roleNamed(name: string, { name: scenario, roles }: Scenario): string {
  const names = Object.keys(roles);
  if (names.includes(name)) return name;
  throw new Unusable(
    `${scenario} has no role ${JSON.stringify(name)}.${didYouMean(name, names)} There are: ${names.join(", ")}.`,
  );
}

function speedFrom(text: string): number | "max" {
  if (text === "max") return text;
  const speed = Number(text);
  if (text.trim() !== "" && speed >= 1 && speed <= 10_000) return speed;
  throw new Unusable(`--speed ${text}: write how many times faster than real time, 1 to 10000, or max.`);
}

function seedFrom(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Unusable(`--seed ${text}: write a whole number from 0 to 999999999.`);
}

function localeFrom(text: string): Locale {
  if (text === "en" || text === "ko") return text;
  throw new Unusable(`--locale ${text}: write en or ko.`);
}
