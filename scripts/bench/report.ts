import { cpus, platform, totalmem, loadavg } from "node:os";
import { isKept, type Row } from "./row.ts";
import type { Profile } from "./profile-parts.ts";

/** Everything that one run of the benches found. */
export interface Report {
  /** The day, as 2026-11-23. */
  day: string;
  machine: string;
  rows: readonly Row[];
  /** Where the time of some acts goes; none unless it was asked for. */
  profiles: readonly Profile[];
}

/** A promise that isn't kept makes the command fail. */
export function exitCodeOf({ rows }: Pick<Report, "rows">): 0 | 1 {
  return rows.some((row) => isKept(row) === false) ? 1 : 0;
}

/** The whole report for other programs: each row says by itself whether its promise is kept. */
export function asJson(report: Report): string {
  return JSON.stringify({ ...report, rows: report.rows.map((row) => ({ ...row, kept: isKept(row) })) });
}

/** The rows as a table for a terminal. */
export function asText({ rows, profiles }: Report): string {
  const tables = [
    ...(rows.length > 0 ? [aligned([[...HEAD], ...rows.map(cells)])] : []),
    ...profiles.map((profile) => `${profile.what}\n${aligned([[...SHARES_HEAD], ...asShares(profile)])}`),
  ];
  return tables.join("\n\n");
}

/** The page of the documentation. */
export function asMarkdown({ day, machine, rows, profiles }: Report): string {
  const missed = rows.filter((row) => isKept(row) === false);
  return `# Benchmarks

Written by \`npm run bench -- --save\` on ${day}: ${machine}.

Every line compares what Watchfire takes with what a bare program takes for the same work, measured in the same run
("raw"). A line without a promise only informs. Times of the clock move with whatever else the machine does; ratios and
CPU times move little. What each line means, and how to repeat it: [reliability.md](reliability.md#benchmarks).

${missed.length === 0 ? "Every promise is kept." : `Not kept: ${missed.length} of ${rows.filter((row) => row.promise !== undefined).length} promises.`}

${markdownTable(HEAD, rows.map(cells))}
${profiles.map(profileSection).join("")}`;
}

/** What it ran on, without saying whose it is. */
export function thisMachine(): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const processors = `${cpus().length} × ${cpu?.model.trim()}`;
  // More work than processors shows in every time of the clock.
  const load = `load average ${loadavg()[2]!.toFixed(1)} over the last quarter of an hour`;
  return `${processors}, ${memory}, ${platform()}, Node ${process.versions.node}; ${load}`;
}

const HEAD = ["goal", "what", "on", "raw", "here", "ratio", "promised", "kept"] as const;
const SHARES_HEAD = ["part", "share", "time"] as const;

function profileSection(profile: Profile): string {
  return `
## ${profile.what}

${markdownTable(SHARES_HEAD, asShares(profile))}
`;
}

function markdownTable(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...lines.map(line)].join("\n");
}

function aligned([head, ...lines]: readonly (readonly string[])[]): string {
  const widths = head!.map((_, column) => Math.max(...[head!, ...lines].map((line) => line[column]!.length)));
  const padded = (line: readonly string[]): string =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd();
  return [padded(head!), widths.map((width) => "─".repeat(width)).join("  "), ...lines.map(padded)].join("\n");
}

/** Part, share, time. */
function asShares({ parts }: Profile): string[][] {
  const all = parts.reduce((sum, { ms }) => sum + ms, 0);
  return parts.map(({ part, ms }) => [part, `${((ms / all) * 100).toFixed(0)} %`, `${ms.toFixed(2)} ms`]);
}

function cells(row: Row): string[] {
  const kept = isKept(row);
  return [
    row.goal,
    row.what,
    row.on ?? "–",
    row.raw === null ? "–" : amount(row.raw, row.unit),
    amount(row.measured, row.unit),
    row.raw === null ? "–" : `${(row.measured / row.raw).toFixed(2)}×`,
    promised(row),
    kept === null ? "–" : kept ? "yes" : "NO",
  ];
}

function amount(value: number, unit: string): string {
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) < 10 ? 2 : 1;
  return `${value.toFixed(digits)} ${unit}`;
}

function promised({ promise, unit }: Row): string {
  if (promise === undefined) return "–";
  const { times, plus, atMost, atLeast } = promise;
  const parts: string[] = [];
  if (times !== undefined) parts.push(`≤ ${times}×${plus === undefined ? "" : ` + ${plus} ${unit}`}`);
  if (atMost !== undefined) parts.push(`≤ ${atMost} ${unit}`);
  if (atLeast !== undefined) parts.push(`≥ ${atLeast} ${unit}`);
  return parts.join(", ");
}
