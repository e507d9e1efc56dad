import { z } from "zod";

export const severitySchema = z.enum(["sev1", "sev2", "sev3", "sev4"]);
/** sev1 is the gravest. Shown as SEV1 or P1, as the configuration chooses; both are accepted everywhere. */
export type Severity = z.infer<typeof severitySchema>;
export const severities: readonly Severity[] = severitySchema.options;

/** Reads `SEV1`, `sev 2`, `P3`, `sev1로`; null when the text isn't a severity. */
export function parseSeverity(text: string): Severity | null {
  const level = /^(?:sev|p)[ -]?([1-4])(?:\D{0,2})$/iu.exec(text.trim())?.[1];
  return level ? (`sev${level}` as Severity) : null;
}

/** Whether `left` is graver than `right`. */
export function isGraver(left: Severity, right: Severity): boolean {
  return left < right;
}

/**
 * The nine questions of "Help me choose", in order: the first yes decides.
 * The words of each stand in the texts under the same key.
 */
export const severityQuestions = [
  { key: "dataOrIntruder", severity: "sev1" },
  { key: "unreachable", severity: "sev1" },
  { key: "coreForAll", severity: "sev1" },
  { key: "mostUsers", severity: "sev1" },
  { key: "manyUsers", severity: "sev2" },
  { key: "majorFunction", severity: "sev2" },
  { key: "blind", severity: "sev2" },
  { key: "someUsers", severity: "sev3" },
  { key: "none", severity: "sev4" },
] as const satisfies readonly { key: string; severity: Severity }[];

export type SeverityQuestion = (typeof severityQuestions)[number]["key"];

/** What an incident without a chosen severity gets until somebody chooses. */
export const UNCONFIRMED_SEVERITY: Severity = "sev2";
