/** One measured line: what the program takes against what a bare program takes for the same, in the same run. */
export interface Row {
  /** The promise it belongs to, such as "P4". */
  goal: string;
  what: string;
  /** The database it ran on, with its version; left out where none matters. */
  on?: string;
  unit: "µs CPU" | "µs" | "ms" | "MB" | "commits" | "calls" | "round trips" | "seeds/s";
  /** What the bare program takes; null where there is nothing to compare with. */
  raw: number | null;
  measured: number;
  /** At most so many times raw, `plus` so much; at most, or at least, so much in all. None: the line only informs. */
  promise?: { times?: number; plus?: number; atMost?: number; atLeast?: number };
}

/** Whether the promise is kept; null where there is none. */
export function isKept({ raw, measured, promise }: Row): boolean | null {
  if (promise === undefined) return null;
  const { times, plus = 0, atMost = Infinity, atLeast = -Infinity } = promise;
  const ofRaw = times === undefined ? Infinity : times * (raw ?? NaN) + plus;
  return measured <= ofRaw && measured <= atMost && measured >= atLeast;
}

/** The value below which `share` of them lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
