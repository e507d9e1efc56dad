import type { refusals } from "./en/refusals.ts";

type Refusals = typeof refusals;

/** Every reason for which a rule may say no to a person. */
export type RefusalCode = keyof Refusals;
/** What the words of a refusal need; an empty object where they need nothing. */
export type RefusalArguments<Code extends RefusalCode> = Refusals[Code] extends (args: infer Args) => string
  ? unknown extends Args
    ? Record<string, never>
    : Args
  : never;
