import { DateTime } from "luxon";
import { HOUR, type Instant } from "../clock.ts";

/**
 * The configuration of the practice workspace: its cast is on call, SEV1 and SEV2 really call them. Linus is Primary at
 * `now`, and hands over to Ada next Monday.
 */
export function practiceFile(locale: "en" | "ko", now: Instant): string {
  const lastHandOver = DateTime.fromMillis(now - 9 * HOUR, { zone: "UTC" })
    .startOf("week")
    .toISODate();
  return `locale: ${locale}\n${fileFrom(String(lastHandOver))}`;
}

const fileFrom = (monday: string): string => `
announceChannel: incidents
defaultTeam: payments
people:
  ben: { slack: U0BEN }
  grace: { slack: U0GRACE }
  hana: { slack: U0HANA }
  ada: { slack: U0ADA }
  linus: { slack: U0LINUS }
  margaret: { slack: U0MARGARET }
  jiwoo: { slack: U0JIWOO }
admins: [margaret]
teams:
  payments:
    layers:
      primary: { members: [linus, ada], every: 1w, handOver: "Mon 09:00", from: ${monday} }
      secondary: { members: [ada, linus], every: 1w, handOver: "Mon 09:00", from: ${monday} }
    manager: margaret
    channel: payments
services:
  checkout: { team: payments, aliases: [결제, payment, payments], core: [payment], runbook: "https://runbooks.example.com/checkout" }
  search: { team: payments, aliases: [검색] }
`;
