import type { RefusalCode, RefusalArguments } from "./texts/refusals.ts";

/**
 * A rule said no to a person. It carries a code and arguments, never words: the edge words it in the person's language.
 * It is not a bug and is never logged as one.
 */
export class Refusal<Code extends RefusalCode = RefusalCode> extends Error {
  override readonly name = "Refusal";
  readonly code: Code;
  readonly args: RefusalArguments<Code>;

  constructor(
    code: Code,
    ...args: RefusalArguments<Code> extends Record<string, never> ? [] : [RefusalArguments<Code>]
  ) {
    super(code);
    this.code = code;
    this.args = (args[0] ?? {}) as RefusalArguments<Code>;
  }
}
