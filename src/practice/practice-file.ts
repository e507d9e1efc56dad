/** The configuration of the practice workspace: its cast is on call, SEV1 and SEV2 really call them. */
export function practiceFile(locale: "en" | "ko"): string {
  return `locale: ${locale}\n${FILE}`;
}

const FILE = `
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
      primary: { members: [linus], every: 1w, handOver: "Mon 09:00" }
      secondary: { members: [ada], every: 1w, handOver: "Mon 09:00" }
    manager: margaret
    channel: payments
services:
  checkout: { team: payments, aliases: [결제, payment, payments], core: [payment], runbook: "https://runbooks.example.com/checkout" }
  search: { team: payments, aliases: [검색] }
`;
