import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { asMarkdown, type Report } from "../../scripts/bench/report.ts";
import { isKept, type Row } from "../../scripts/bench/row.ts";
import { timeByPart } from "../../scripts/bench/profile-parts.ts";

const row = (change: Partial<Row> = {}): Row => ({
  goal: "P0",
  what: "something",
  unit: "ms",
  raw: 10,
  measured: 15,
  ...change,
});
const report = (...rows: Row[]): Report => ({ day: "2026-11-26", machine: "2 × a processor", rows, profiles: [] });

describe("a promise of the benches", () => {
  it.each([
    ["is none where only something is told", {}, null],
    ["is kept up to so many times the raw limit", { promise: { times: 1.5 } }, true],
    ["isn't kept above", { promise: { times: 1.4 } }, false],
    ["may add something to it", { promise: { times: 1, plus: 5 } }, true],
    ["isn't kept above what may be added", { promise: { times: 1, plus: 4 } }, false],
    ["may be of the whole", { promise: { atMost: 15 } }, true],
    ["isn't kept above the whole", { promise: { atMost: 14 } }, false],
    ["isn't kept where one of two isn't", { promise: { times: 2, atMost: 14 } }, false],
    ["may be a least", { promise: { atLeast: 15 } }, true],
    ["isn't kept below the least", { promise: { atLeast: 16 } }, false],
    ["isn't kept where nothing was measured", { measured: NaN, promise: { atMost: 1_000 } }, false],
    ["isn't kept where there is nothing to compare with", { raw: null, promise: { times: 2 } }, false],
  ])("%s", (_, change, kept) => {
    expect(isKept(row(change))).toBe(kept);
  });
});

describe("npm run bench", () => {
  const kept = row({ promise: { times: 2 } });
  const missed = row({ what: "something slow", on: "SQLite 3", promise: { times: 1 } });

  it("ends with 0 where every promise is kept, and says so of each row", () => {
    const { status, stdout } = reported(report(kept, row()), "--json");
    expect(status).toBe(0);
    const { rows } = JSON.parse(stdout) as { rows: { kept: boolean | null }[] };
    expect(rows.map((each) => each.kept)).toEqual([true, null]);
  });

  it("ends with 1 where one isn't, as a table and as JSON", () => {
    const asTable = reported(report(kept, missed));
    expect(asTable.status).toBe(1);
    const line = asTable.stdout.split("\n").find((each) => each.includes("something slow"));
    expect(line).toMatch(/SQLite 3 +10 ms +15 ms +1\.50× +≤ 1× +NO/);
    expect(reported(report(missed), "--json").status).toBe(1);
  });

  it("writes a page that tells machine, day and what isn't kept", () => {
    const page = asMarkdown({
      ...report(kept, missed),
      profiles: [
        {
          what: "A declaration",
          parts: [
            { part: "rules", ms: 1.5 },
            { part: "statements", ms: 0.5 },
          ],
        },
      ],
    });
    expect(page).toContain("on 2026-11-26: 2 × a processor.");
    expect(page).toContain("Not kept: 1 of 2 promises.");
    expect(page).toContain("| P0 | something slow | SQLite 3 | 10 ms | 15 ms | 1.50× | ≤ 1× | NO |");
    expect(page).toContain("| rules | 75 % | 1.50 ms |");
  });
});

describe("a profile", () => {
  it("gives time to the nearest part that called, a commit to itself, and waiting to nobody", () => {
    const frame = (functionName: string, url: string) => ({
      functionName,
      url,
      scriptId: "",
      lineNumber: 0,
      columnNumber: 0,
    });
    const found = timeByPart({
      nodes: [
        { id: 1, callFrame: frame("(root)", ""), children: [2, 6] },
        { id: 2, callFrame: frame("handle", "file:///w/src/engine/engine.ts"), children: [3, 5] },
        { id: 3, callFrame: frame("run", "file:///w/src/store/sqlite.ts"), children: [4] },
        { id: 4, callFrame: frame("run", ""), children: [] },
        { id: 5, callFrame: frame("sha256", "node:crypto"), children: [] },
        { id: 6, callFrame: frame("(idle)", ""), children: [] },
      ],
      startTime: 0,
      endTime: 10_000,
      samples: [4, 5, 6, 2],
      timeDeltas: [1_000, 2_000, 4_000, 500],
    });
    expect([...found]).toEqual([
      ["commits, until they are on the disk", 1],
      ["engine: streams, outbox, heartbeat", 2.5],
    ]);
  });
});

/** What the command makes of a report that it is given again. */
function reported(given: Report, ...flags: string[]): { status: number | null; stdout: string } {
  const folder = mkdtempSync(join(tmpdir(), "watchfire-report-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(given));
  return spawnSync(process.execPath, ["scripts/bench.ts", "--from", file, ...flags], { encoding: "utf8" });
}
