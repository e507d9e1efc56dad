import { configOf } from "../../config/sources.ts";

/** Two teams, three services, one of them with a longer name that begins like another's. */
export const workspaceConfig = configOf(`
timezone: Asia/Seoul
people:
  grace: { slack: U01GRACE }
  linus: { slack: U01LINUS }
  ada: { slack: U01ADA }
  margaret: { slack: U01MARGARET }
teams:
  payments:
    layers:
      primary: { members: [grace, linus], every: 1w, handOver: "Mon 09:00", timezone: Asia/Seoul, from: 2026-01-05 }
      secondary: { members: [linus, grace] }
    manager: margaret
  search:
    layers:
      primary: { members: [ada], every: 1w, handOver: "Mon 09:00", timezone: Asia/Seoul, from: 2026-01-05 }
defaultTeam: payments
services:
  checkout: { team: payments, aliases: [payment, 결제], core: [paying with a card] }
  checkout api: { team: payments }
  search: { team: search, aliases: [검색] }
`);
