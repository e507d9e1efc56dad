import type { Config } from "../../config/config.ts";
import type { Act, Reply } from "../listening.ts";

/** A word of the slash command, asked for by a person. */
export interface VerbCall extends Act {
  /** What stands behind the verb, trimmed. */
  args: string;
  /** The incident whose war room this is; null elsewhere. */
  incident: number | null;
  /** The command as it is called here, with its slash: `/incident`. */
  command: string;
  channel: string;
  /** Every verb there is, for whoever explains them. */
  verbs: readonly Verb[];
}

export interface Verb {
  /** The canonical English word. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Korean words; the first is the canonical one. */
  readonly korean: readonly [string, ...string[]];
  /** Whether it needs a war room. */
  readonly where: "room" | "anywhere";
  /**
   * Whether the rest of the line is an exact fit. Outside a war room the first word counts as a verb only then;
   * otherwise the whole line is a title. Names of teams and services stand in the configuration.
   */
  fits(args: string, config: Config): boolean;
  /** Whether a rest that doesn't fit is more likely a slip than a title, so that the person is asked; never when left out. */
  mayBeSlip?(args: string): boolean;
  run(call: VerbCall): Promise<Reply | void>;
}
