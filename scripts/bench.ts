// Holds the program against raw limits measured in the same run: `npm run bench`. Exit code 1 when a promise isn't kept.
// `-- --only P4` runs what belongs to one promise, or one bench by its name; `--profile` tells where the time of a declaration
// and of an answer goes; `--json` prints JSON; `--from FILE` reports such JSON again instead of measuring; `--save` measures
// everything and writes docs/benchmarks.md.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Profile } from "./bench/profile-parts.ts";
import { asJson, asMarkdown, asText, exitCodeOf, thisMachine, type Report } from "./bench/report.ts";
import type { Row } from "./bench/row.ts";

/** A bench that takes longer hangs. */
const PATIENCE_MS = 180_000;
const FLAGS = ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=4"];

interface Bench {
  goals: readonly string[];
  load(): Promise<{ measure(): Promise<Row[]> }>;
}

/** Each runs in a process of its own, so that no garbage or warmth of one tells in the next. */
const benches: Record<string, Bench> = {
  receipt: { goals: ["P1", "P2", "P3"], load: () => import("./bench/receipt.ts") },
  commit: { goals: ["P3"], load: () => import("./bench/commit.ts") },
  idle: { goals: ["P4"], load: () => import("./bench/idle.ts") },
  pages: { goals: ["P5"], load: () => import("./bench/pages.ts") },
  answered: { goals: ["P5"], load: () => import("./bench/answered.ts") },
  restart: { goals: ["P5"], load: () => import("./bench/restart.ts") },
  "war-room": { goals: ["P6", "P7"], load: () => import("./bench/war-room.ts") },
  "rate-limit": { goals: ["P8"], load: () => import("./bench/rate-limit.ts") },
  boot: { goals: ["P11"], load: () => import("./bench/boot.ts") },
  simulation: { goals: ["P12"], load: () => import("./bench/simulation.ts") },
  "first-paint": { goals: ["page"], load: () => import("./bench/first-paint.ts") },
};

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    profile: { type: "boolean" },
    json: { type: "boolean" },
    from: { type: "string" },
    save: { type: "boolean" },
    /** Of this script itself: run one bench here, take the profiles here, or serve one its server. */
    run: { type: "string" },
    "run-profile": { type: "boolean" },
    serve: { type: "string" },
  },
});

if (values.serve !== undefined) (await import("./bench/receipt-server.ts")).serve(values.serve);
else if (values.run !== undefined) await answerWith(async () => (await benches[values.run!]!.load()).measure());
else if (values["run-profile"]) await answerWith(async () => (await import("./bench/profile.ts")).measure());
else report(values.from === undefined ? measured() : (JSON.parse(readFileSync(values.from, "utf8")) as Report));

/** The child's side of `alone`. It leaves by itself: the PostgreSQL from npm has a say in exit codes otherwise. */
async function answerWith(measure: () => Promise<unknown>): Promise<void> {
  try {
    const found = JSON.stringify(await measure());
    process.stdout.write(found, () => process.exit(0));
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

function measured(): Report {
  const machine = thisMachine();
  const chosen = Object.entries(benches).filter(([name, { goals }]) => isWanted([name, ...goals]));
  const rows = chosen.flatMap(
    ([name, { goals }]) => (alone(["--run", name]) as Row[] | null) ?? [unfinished(name, goals)],
  );
  const profiles = values.profile || values.save ? ((alone(["--run-profile"]) as Profile[] | null) ?? []) : [];
  return { day: new Date().toISOString().slice(0, 10), machine, rows, profiles };
}

/** All of them, unless some were named or only the profile was asked for. */
function isWanted(names: readonly string[]): boolean {
  if (values.only !== undefined) return values.only.some((each) => names.includes(each));
  return values.save === true || values.profile !== true;
}

function report(found: Report): void {
  console.log(values.json ? asJson(found) : asText(found));
  if (values.save) writeFileSync("docs/benchmarks.md", asMarkdown(found));
  process.exitCode = exitCodeOf(found);
}

/** What a process of its own found; null where it failed or hung. */
function alone(task: readonly string[]): unknown {
  const { status, stdout } = spawnSync(process.execPath, [...FLAGS, "scripts/bench.ts", ...task], {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    timeout: PATIENCE_MS,
  });
  return status === 0 && stdout !== "" ? (JSON.parse(stdout) as unknown) : null;
}

/** Without a result nothing was shown, so no promise of it is kept. */
function unfinished(name: string, goals: readonly string[]): Row {
  const what = `${name} failed, or took longer than this`;
  return { goal: goals[0]!, what, unit: "ms", raw: null, measured: PATIENCE_MS, promise: { atMost: 0 } };
}
