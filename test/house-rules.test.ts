import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

interface Source {
  /** From the root, with forward slashes. */
  path: string;
  text: string;
  /** The text without comments and string contents, for rules about code. */
  code: string;
  imports: string[];
}

const sources = ["src", "test", "scripts"].flatMap(read);
const product = sources.filter((source) => source.path.startsWith("src/"));

/** Decided here, with no clock, no database and no Slack: nothing in these folders ever waits. */
const pure = [
  "src/incident/",
  "src/oncall/",
  "src/people/",
  "src/record/",
  "src/postmortem/",
  "src/drills/debrief/",
  "src/texts/",
];
/** Pure files among the Slack features: what a message, a form or a button looks like. */
const isView = (path: string): boolean => /^src\/slack\/[^/]+\/.+-(view|form)\.ts$/.test(path);
const isPure = (path: string): boolean => pure.some((folder) => path.startsWith(folder)) || isView(path);

describe("the house rules", () => {
  it("reads the sources at all", () => {
    expect(product.length).toBeGreaterThan(150);
    expect(product.filter((source) => isPure(source.path)).length).toBeGreaterThan(40);
  });

  it("keeps pure files to zod, luxon and each other", () => {
    const wrong = product
      .filter((source) => isPure(source.path))
      .flatMap(({ path, text }) =>
        valueImports(text)
          .filter((name) => !mayImport(path, name))
          .map((name) => `${path} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it("never waits in a pure file", () => {
    const waiting = product.filter(({ path, code }) => isPure(path) && /\b(await|async|Promise)\b/.test(code));
    expect(waiting.map(({ path }) => path)).toEqual([]);
  });

  it("asks the time in clock.ts alone, and chance in entropy.ts", () => {
    const forbidden =
      /\bDate\.now\(|\bnew Date\(\)|\bset(Timeout|Interval)\(|\bMath\.random\(|\brandom(UUID|Bytes)\(|\bDateTime\.(now|local|utc)\(\)/;
    const wrong = product
      .filter(({ path }) => !allowedTime.some((prefix) => path.startsWith(prefix)))
      .filter(({ code }) => forbidden.test(code));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("reads the environment in config alone", () => {
    const wrong = product.filter(({ path, code }) => !path.startsWith("src/config/") && /process\.env/.test(code));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("speaks SQL in store alone", () => {
    const drivers = ["drizzle-orm", "better-sqlite3", "pg"];
    const wrong = product.filter(
      ({ path, imports }) =>
        !path.startsWith("src/store/") &&
        imports.some((name) => drivers.some((driver) => name === driver || name.startsWith(`${driver}/`))),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("limits no query by a bare argument, for which SQLite would compile it anew each time", () => {
    const wrong = product.filter(({ code }) => /\.limit\((?!atMost\()/.test(code));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("keeps the directions of the map in docs/architecture.md", () => {
    const wrong = product.flatMap(({ path, text }) =>
      [...text.matchAll(/from\s+"(\.[^"]+)"/g)]
        .map(([, name]) => normalize(join(dirname(path), name!)).replaceAll("\\", "/"))
        .filter((target) =>
          forbidden.some(({ from, to }) => path.startsWith(from) && to.some((each) => target.startsWith(each))),
        )
        .map((target) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
    // A rule about a folder that isn't there would hold up nothing.
    for (const { from, to } of forbidden)
      for (const folder of [from, ...to])
        expect(
          product.some(({ path }) => path.startsWith(folder)),
          folder,
        ).toBe(true);
  });

  it("keeps files short", () => {
    const long = sources.filter(({ text }) => text.split("\n").length > 251).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it("knows no junk drawers", () => {
    const drawers = /(^|\/)(utils?|helpers?|common|shared|managers?|services?|types|constants|misc|index)(\.ts$|\/)/;
    const wrong = product.filter(({ path }) => drawers.test(path) && !path.startsWith("src/texts/"));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("names every action id once, where the interaction is defined", () => {
    const ids = product.flatMap(({ text }) =>
      [...text.matchAll(/define(?:Button|Select|Modal)\(\s*"([^"]+)"/g)].map((match) => match[1]!),
    );
    expect(ids.length).toBeGreaterThan(20);
    const written = product.flatMap(({ path, text }) =>
      ids.filter((id) => text.includes(`"${id}"`)).map((id) => ({ id, path })),
    );
    const twice = ids.filter((id) => written.filter((each) => each.id === id).length > 1);
    expect(twice).toEqual([]);
  });

  it("speaks of itself alone", () => {
    const foreign = /\/work\/|\bregistry\.npm|texts\.md|numbers\.md|slack-platform\.md/;
    const wrong = sources.filter(({ path, text }) => path !== "test/house-rules.test.ts" && foreign.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("skips no test without saying why", () => {
    const skipped = sources.filter(
      ({ path, text }) => path.startsWith("test/") && /\b(it|describe|test)\.(skip|only|todo)\(/.test(text),
    );
    expect(skipped.map(({ path }) => path).filter((path) => path !== "test/house-rules.test.ts")).toEqual([]);
  });
});

/** Which way nothing may point, types included: the outside knows the inside, never the other way round. */
const forbidden = [
  { from: "src/store/", to: ["src/engine/", "src/slack/", "src/notify/", "src/web/", "src/config/", "src/practice/"] },
  { from: "src/engine/", to: ["src/slack/", "src/notify/", "src/web/", "src/config/", "src/practice/"] },
  // The contact book keeps what people entered in their streams.
  { from: "src/notify/", to: ["src/slack/", "src/practice/"] },
  { from: "src/config/", to: ["src/slack/", "src/engine/", "src/store/", "src/notify/", "src/web/", "src/practice/"] },
  { from: "src/calendar/", to: ["src/slack/", "src/engine/", "src/store/", "src/notify/", "src/web/"] },
  { from: "src/slack/", to: ["src/practice/", "src/bot.ts", "src/features.ts", "src/program.ts"] },
  { from: "src/web/", to: ["src/practice/", "src/bot.ts", "src/features.ts", "src/program.ts"] },
  { from: "src/doctor/", to: ["src/practice/", "src/bot.ts", "src/program.ts"] },
  { from: "src/practice/slack/", to: ["src/slack/", "src/engine/", "src/store/", "src/bot.ts"] },
] as const;

/** Where time may be asked for: the clock itself, and the page, which is a program of its own in the browser. */
const allowedTime = ["src/clock.ts", "src/entropy.ts", "src/practice/page/"];

function mayImport(from: string, name: string): boolean {
  if (name === "zod" || name === "luxon") return true;
  if (!name.startsWith(".")) return false;
  const target = normalize(join(dirname(from), name)).replaceAll("\\", "/");
  if (isPure(target) || target === "src/refusal.ts" || target === "src/clock.ts") return true;
  // A view may be built of anything in its surroundings that is as pure as itself.
  return isView(from) && target.startsWith("src/slack/") && isPureThroughout(target);
}

const known = new Map<string, boolean>();

/** Whether a file neither waits nor imports, directly or through others, anything that could. */
function isPureThroughout(path: string): boolean {
  const seen = known.get(path);
  if (seen !== undefined) return seen;
  // A circle of imports is pure unless something in it isn't.
  known.set(path, true);
  const source = product.find((each) => each.path === path);
  const allowed = (name: string): boolean => {
    if (name === "zod" || name === "luxon") return true;
    if (!name.startsWith(".")) return false;
    const target = normalize(join(dirname(path), name)).replaceAll("\\", "/");
    return isPure(target) || target === "src/refusal.ts" || target === "src/clock.ts" || isPureThroughout(target);
  };
  const verdict =
    source !== undefined && !/\b(await|async)\b/.test(source.code) && valueImports(source.text).every(allowed);
  known.set(path, verdict);
  return verdict;
}

/** Modules that are loaded when the file is; type imports vanish. */
function valueImports(text: string): string[] {
  const statements = [...text.matchAll(/^import\s+(?!type\b)([^;]*?)from\s+"([^"]+)"/gms)];
  return statements
    .filter((match) => !/^\{\s*(type\s+\w+(\s+as\s+\w+)?\s*,?\s*)+\}\s*$/.test(match[1]!.trim()))
    .map((match) => match[2]!);
}

function read(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const text = readFileSync(file, "utf8");
      const path = relative(root, file).replaceAll("\\", "/");
      return {
        path,
        text,
        code: withoutWords(text),
        imports: [...text.matchAll(/from\s+"([^"]+)"/g)].map((match) => match[1]!),
      };
    });
}

function withoutWords(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "$1")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
}
