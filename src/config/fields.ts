import { IANAZone } from "luxon";
import { z } from "zod";
import { parseDuration } from "./duration.ts";
import { didYouMean } from "./nearest.ts";

/**
 * One value: `parse` gives undefined for what it can't read, `expected` says what it is ("a duration"), `mend` what to
 * write. `secretive`: what stands there instead may be a secret, and isn't repeated.
 */
export function field<Value>(
  parse: (text: string) => Value | undefined,
  expected: string,
  mend: string,
  { secretive = false }: { secretive?: boolean } = {},
) {
  return z.unknown().transform((given, context): Value => {
    const value = typeof given === "string" ? parse(given.trim()) : undefined;
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: whatIsWrong(given, expected, mend, secretive) });
    return z.NEVER;
  });
}

export const text = field((given) => given || undefined, "text", "Put quotes around what looks like a number.");

/** Milliseconds. */
export const duration = field(
  (given) => parseDuration(given) ?? undefined,
  "a duration",
  "Write one such as 5s, 15m, 2h or 1d.",
);

/** Milliseconds; null for `off`. */
export const durationOrOff = field(
  (given) => (given.toLowerCase() === "off" ? null : (parseDuration(given) ?? undefined)),
  "a duration",
  "Write one such as 5s, 15m, 2h or 1d, or off.",
);

export const timezone = z.unknown().transform((given, context): string => {
  if (typeof given === "string" && IANAZone.isValidZone(given)) return given;
  const near = typeof given === "string" ? didYouMean(given, Intl.supportedValuesOf("timeZone")) : "";
  const mend = near.trim() || "Write one such as Asia/Seoul or UTC.";
  context.addIssue({ code: "custom", message: whatIsWrong(given, "a time zone", mend) });
  return z.NEVER;
});

/** Without the # people write before it. A channel id serves too. */
export const channel = field(
  (given) => /^#?([\p{Ll}\p{Lo}\p{N}_-]{1,80}|[CG][A-Z0-9]{2,})$/u.exec(given)?.[1],
  "a channel",
  'Write its name in small letters, without #, or its id ("C…").',
);

/** An http or https address. */
export const address = field(
  (given) => (/^https?:\/\/[^\s/]/i.test(given) && URL.canParse(given) ? given : undefined),
  "an address",
  'Write one such as "https://watchfire.example.com".',
);

export function oneOf<const Choice extends string>(choices: readonly Choice[]) {
  const find = (given: string) => choices.find((choice) => choice === given.toLowerCase());
  return field(find, new Intl.ListFormat("en", { type: "disjunction" }).format(choices), "Write one of these.");
}

/** A list; nothing after the key is an empty list. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.preprocess((given) => given ?? [], z.array(item, { error: "must be a list. Write it as [one, two]." }));
}

/** One entry, or a list of at least one; always a list afterwards. */
export function oneOrMore<Item extends z.ZodType>(item: Item) {
  return z.unknown().transform((given, context): z.output<Item>[] => {
    const parsed = Array.isArray(given) ? z.array(item).safeParse(given) : item.safeParse(given);
    for (const issue of parsed.error?.issues ?? [])
      context.issues.push({ ...issue, input: given } as z.core.$ZodRawIssue);
    if (Array.isArray(given) && given.length === 0) {
      context.addIssue({ code: "custom", message: "is an empty list. Write at least one, or take it out." });
    }
    if (!parsed.success) return z.NEVER;
    return (Array.isArray(given) ? parsed.data : [parsed.data]) as z.output<Item>[];
  });
}

/** Keys known beforehand; nothing after the key leaves all of them out. */
export function section<Shape extends z.core.$ZodShape>(shape: Shape) {
  const error: z.core.$ZodErrorMap = (issue) =>
    issue.code === "unrecognized_keys" ? unknownKeys(issue.keys, Object.keys(shape)) : MUST_HOLD_KEYS;
  return z.preprocess((given) => given ?? {}, z.strictObject(shape, { error }));
}

/** Names chosen by whoever writes the file; nothing after the key is none. */
export function named<Entry extends z.ZodType>(entry: Entry) {
  return z.preprocess((given) => given ?? {}, z.record(z.string(), entry, { error: MUST_HOLD_KEYS })).prefault({});
}

export const MUST_HOLD_KEYS = "must hold keys of its own. Write each on a line below it, indented.";

/** One line for each key, in their order: whoever reports the issue makes one mistake of each. */
function unknownKeys(unknown: readonly string[], known: readonly string[]): string {
  return unknown
    .map((key) => `unknown key.${didYouMean(key, known) || ` Known here: ${known.join(", ")}.`}`)
    .join("\n");
}

function whatIsWrong(given: unknown, expected: string, mend: string, secretive = false): string {
  if (given === undefined) return `is missing. ${mend}`;
  if (given === null)
    return `has no value. ${mend} (After a space, # begins a comment: quote a value that begins with it.)`;
  if (typeof given === "object") return `must be one value. ${mend}`;
  const hidden = secretive || (typeof given === "string" && holdsPassword(given));
  return `${hidden ? "what stands there" : JSON.stringify(given)} is not ${expected}. ${mend}`;
}

/** `https://name:password@host` */
export function holdsPassword(address: string): boolean {
  return /:\/\/[^\s/]*@/.test(address);
}
