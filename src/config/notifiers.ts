import type { Notifiers } from "./config.ts";
import type { FileContents } from "./file-schema.ts";
import type { Path } from "./yaml-file.ts";

export type Report = (path: Path, problem: string) => void;
export type SecretOf = (variable: string) => string | undefined;

/** The notifiers with their secrets, which only the environment holds. Those in which something is wrong are null. */
export function resolveNotifiers(file: FileContents, secretOf: SecretOf, report: Report): Notifiers {
  const { webhook, twilio, solapi, email, pagerduty, pushover, ntfy } = file.notifiers;
  const secret = (way: string, key: string, variable: string): string | null =>
    secretAt(["notifiers", way, key], variable, secretOf, report);
  return {
    webhook: webhook ? whole({ url: webhook.url, secret: secret("webhook", "secretEnv", webhook.secretEnv) }) : null,
    twilio: twilio
      ? whole({
          accountSid: twilio.accountSid,
          authToken: secret("twilio", "authTokenEnv", twilio.authTokenEnv),
          from: twilio.from,
          apiUrl: twilio.apiUrl,
          publicUrl: publicUrlFor(file, report),
        })
      : null,
    solapi: solapi
      ? whole({
          apiKey: secret("solapi", "apiKeyEnv", solapi.apiKeyEnv),
          apiSecret: secret("solapi", "apiSecretEnv", solapi.apiSecretEnv),
          from: solapi.from,
          apiUrl: solapi.apiUrl,
        })
      : null,
    email: email ? whole({ url: smtpUrl(secret("email", "urlEnv", email.urlEnv), report), from: email.from }) : null,
    pagerduty: pagerduty ? { apiUrl: pagerduty.apiUrl, routingKeys: routingKeys(file, secretOf, report) } : null,
    pushover: pushover
      ? whole({ token: secret("pushover", "tokenEnv", pushover.tokenEnv), apiUrl: pushover.apiUrl })
      : null,
    ntfy: ntfy ? { apiUrl: ntfy.url, token: ntfy.tokenEnv ? secret("ntfy", "tokenEnv", ntfy.tokenEnv) : null } : null,
  };
}

/** By Slack id: each person's own, for a key rings one PagerDuty service. */
function routingKeys(file: FileContents, secretOf: SecretOf, report: Report): Record<string, string> {
  const keys = Object.entries(file.people).flatMap(([name, { slack, pagerdutyEnv }]) => {
    if (pagerdutyEnv === undefined) return [];
    const key = secretAt(["people", name, "pagerdutyEnv"], pagerdutyEnv, secretOf, report);
    return key === null ? [] : [[slack, key] as const];
  });
  return Object.fromEntries(keys);
}

export function secretAt(path: Path, variable: string, secretOf: SecretOf, report: Report): string | null {
  const secret = secretOf(variable);
  if (secret !== undefined) return secret;
  report(path, `the environment variable ${variable} is not set. Set it in the environment or in .env.`);
  return null;
}

function publicUrlFor({ publicUrl }: FileContents, report: Report): string | null {
  if (publicUrl !== undefined) return publicUrl.replace(/\/+$/, "");
  report(["notifiers", "twilio"], "needs publicUrl: Twilio asks there what to say, and brings the keys and replies.");
  return null;
}

function smtpUrl(url: string | null, report: Report): string | null {
  if (url === null || (/^smtps?:\/\/[^\s/]/.test(url) && URL.canParse(url))) return url;
  const mend = "Write smtps://user:password@host:465, with what is special in the password percent-encoded.";
  report(["notifiers", "email", "urlEnv"], `the variable doesn't hold the address of a mail server. ${mend}`);
  return null;
}

type Whole<Settings> = { [Key in keyof Settings]: Exclude<Settings[Key], null> };

/** Null when a part is missing: that has been reported. */
function whole<Settings extends object>(settings: Settings): Whole<Settings> | null {
  return Object.values(settings).includes(null) ? null : (settings as Whole<Settings>);
}
