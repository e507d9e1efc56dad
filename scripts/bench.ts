// Holds the program against raw limits measured in the same run: `npm run bench`. Exit code 1 when a promise isn't kept.
// `-- --only P4` runs one; `--json` prints JSON; `--save` writes docs/benchmarks.md.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { asMarkdown, asText } from "./bench/report.ts";
import { isKept, type Row } from "./bench/row.ts";

/** A bench that takes longer hangs. */
const PATIENCE_MS = 180_000;

/** Each runs in a process of its own, so that no garbage or warmth of one tells in the next. */
const benches: Record<string, () => Promise<{ measure(): Promise<Row[]> }>> = {
  P1: () => import("./bench/receipt.ts"),
  P4: () => import("./bench/idle.ts"),
  P5: () => import("./bench/pages.ts"),
  P6: () => import("./bench/war-room.ts"),
  P7: () => import("./bench/first-paint.ts"),
};

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    json: { type: "boolean" },
    save: { type: "boolean" },
    /** Of this script itself: run one bench here, or serve one its server. */
    run: { type: "string" },
    serve: { type: "string" },
  },
});

if (values.serve !== undefined) (await import("./bench/receipt-server.ts")).serve(values.serve);
else if (values.run !== undefined) {
  process.stdout.write(`${JSON.stringify(await (await benches[values.run]!()).measure())}\n`);
  process.exit(0);
} else reportAll();

function reportAll(): void {
  const names = Object.keys(benches).filter((name) => values.only === undefined || values.only.includes(name));
  const rows = names.flatMap(runAlone);
  console.log(values.json ? JSON.stringify(rows.map((row) => ({ ...row, kept: isKept(row) }))) : asText(rows));
  if (values.save) writeFileSync("docs/benchmarks.md", asMarkdown(rows, new Date().toISOString().slice(0, 10)));
  if (rows.some((row) => isKept(row) === false)) process.exitCode = 1;
}

function runAlone(name: string): Row[] {
  const { status, stdout } = spawnSync(
    process.execPath,
    ["--max-semi-space-size=4", "scripts/bench.ts", "--run", name],
    {
      stdio: ["ignore", "pipe", "inherit"],
      encoding: "utf8",
      timeout: PATIENCE_MS,
    },
  );
  if (status === 0) return JSON.parse(stdout) as Row[];
  const what = "did not come to an end: so long it was waited for";
  return [{ goal: name, what, unit: "ms", raw: null, measured: PATIENCE_MS, promise: { atMost: 0 } }];
}
