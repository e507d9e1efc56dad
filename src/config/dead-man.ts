import type { z } from "zod";
import { HOUR, MINUTE, SECOND } from "../clock.ts";
import type { Config } from "./config.ts";
import { duration, field, section } from "./fields.ts";
import { variableName } from "./notifier-schema.ts";
import { secretAt, type Report, type SecretOf } from "./notifiers.ts";

const isAddress = (given: string): boolean => /^https?:\/\/[^\s/]/i.test(given) && URL.canParse(given);

export const deadManSection = section({
  url: field((given) => (isAddress(given) ? given : undefined), "an address", "Write the check's ping address.", {
    secretive: true,
  }).optional(),
  urlEnv: variableName.optional(),
  every: duration
    .refine((ms) => ms >= 30 * SECOND && ms <= HOUR, "is too often or too seldom. Write 30s to 1h; 1m is the default.")
    .default(MINUTE),
});

/** Whom the sign of life goes to. Null where something is wrong, which is reported; the address is never repeated. */
export function resolveDeadMan(
  { url, urlEnv, every }: z.infer<typeof deadManSection>,
  secretOf: SecretOf,
  report: Report,
): Config["deadMan"] {
  if ((url === undefined) === (urlEnv === undefined)) {
    report(["deadMan"], "needs url, or urlEnv with the name of the variable that holds it, and not both.");
    return null;
  }
  const given = url ?? secretAt(["deadMan", "urlEnv"], urlEnv!, secretOf, report);
  if (given === null) return null;
  if (isAddress(given)) return { url: given, every };
  report(["deadMan", "urlEnv"], "the variable doesn't hold an address. Write one such as https://hc-ping.com/….");
  return null;
}
