/** One thing wrong with the configuration. */
export interface Mistake {
  /** The file as it was named, or "environment". */
  readonly file: string;
  readonly line: number | null;
  /** Such as `teams.payments.layers.primary.members[1]`, or a variable's name; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong, and the mend. */
  readonly problem: string;
}

/** The configuration can't be used. Lists every mistake; the message has one a line. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(describeMistake).join("\n"));
    this.mistakes = mistakes;
  }
}

/** `watchfire.yml:8: teams.payments: what is wrong, and the mend.` */
export function describeMistake({ file, line, path, problem }: Mistake): string {
  return [line === null ? file : `${file}:${line}`, path, problem].filter((part) => part !== "").join(": ");
}
