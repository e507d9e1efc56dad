import { cpus, loadavg, platform, release, totalmem } from "node:os";
import { isKept, type Row } from "./row.ts";

const HEAD = ["goal", "what", "raw", "here", "ratio", "promised", "kept"] as const;

/** The rows as a table for a terminal. */
export function asText(rows: readonly Row[]): string {
  const table = [[...HEAD], ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...table.map((line) => line[column]!.length)));
  const lines = table.map((line) => line.map((cell, column) => cell.padEnd(widths[column]!)).join("  "));
  return [lines[0]!, widths.map((width) => "─".repeat(width)).join("  "), ...lines.slice(1)].join("\n");
}

/** The page of the documentation. */
export function asMarkdown(rows: readonly Row[], day: string): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return `# Benchmarks

Written by \`npm run bench -- --save\` on ${day}: ${machine()}.

Every line compares what Watchfire takes with what a bare program takes for the same work, measured in the same run
("raw"). A line without a promise only informs. Times of the clock move with whatever else the machine does; ratios and
CPU times move little.

${[line(HEAD), line(HEAD.map(() => "---")), ...rows.map((row) => line(cells(row)))].join("\n")}
`;
}

function machine(): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const processors = `${cpus().length} × ${cpu?.model.trim()}`;
  // More work than processors shows in every time of the clock below.
  const load = `load average ${loadavg()[2]!.toFixed(1)} over the last quarter of an hour`;
  return `${processors}, ${memory}, ${platform()} ${release()}, Node ${process.versions.node}; ${load}`;
}

function cells(row: Row): string[] {
  const kept = isKept(row);
  return [
    row.goal,
    row.what,
    row.raw === null ? "–" : amount(row.raw, row.unit),
    amount(row.measured, row.unit),
    row.raw === null ? "–" : `${(row.measured / row.raw).toFixed(2)}×`,
    promised(row),
    kept === null ? "–" : kept ? "yes" : "NO",
  ];
}

function amount(value: number, unit: string): string {
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}`;
}

function promised({ promise, unit }: Row): string {
  if (promise === undefined) return "–";
  const { times, plus, atMost } = promise;
  const parts: string[] = [];
  if (times !== undefined) parts.push(`≤ ${times}×${plus === undefined ? "" : ` + ${plus} ${unit}`}`);
  if (atMost !== undefined) parts.push(`≤ ${atMost} ${unit}`);
  return parts.join(", ");
}
