import type { Means } from "../oncall/ladder.ts";

/** Every way there is, those that ring first, as they are tried. A text message alone wakes few. */
export const ways = {
  voice: { name: "voice", kind: "voice", rings: true },
  sms: { name: "sms", kind: "sms", rings: false },
  solapi: { name: "solapi", kind: "sms", rings: false },
  pushover: { name: "pushover", kind: "push", rings: true },
  pagerduty: { name: "pagerduty", kind: "push", rings: true },
  ntfy: { name: "ntfy", kind: "push", rings: false },
  webhook: { name: "webhook", kind: "push", rings: true },
  mail: { name: "mail", kind: "mail", rings: false },
} as const satisfies Readonly<Record<string, Means>>;
