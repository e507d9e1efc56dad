import { checkConfig } from "../../src/config/check-config.ts";
import type { Config } from "../../src/config/config.ts";

export const BOT_TOKEN = "xoxb-practice-watchfire";
export const WEBHOOK_SECRET = "a-secret-only-the-pager-knows";
export const PAGER_URL = "https://pager.example.com/in";

/** Linus is Primary, Ada Secondary, Margaret the manager of payments. */
const payments = `
  payments:
    layers:
      primary: { members: [linus], every: 1w, handOver: "Mon 09:00", timezone: Asia/Seoul, from: 2026-01-05 }
      secondary: { members: [ada], every: 1w, handOver: "Mon 09:00", timezone: Asia/Seoul, from: 2026-01-05 }
    manager: margaret
    channel: payments`;

/** The file the stories run with. */
const file = (locale: string, teams: string) => `
locale: ${locale}
timezone: Asia/Seoul
announceChannel: incidents
defaultTeam: payments
publicUrl: https://watchfire.example.com
people:
  grace: { slack: U0GRACE }
  linus: { slack: U0LINUS }
  ada: { slack: U0ADA }
  margaret: { slack: U0MARGARET }
  hana: { slack: U0HANA }
  ben: { slack: U0BEN }
  jiwoo: { slack: U0JIWOO }
teams:${teams}
services:
  checkout: { team: payments, aliases: [결제, payment], runbook: https://runbooks.example.com/checkout }
notifiers:
  webhook: { url: "${PAGER_URL}", secretEnv: WATCHFIRE_WEBHOOK_SECRET }
`;

const checked = new Map<string, Config>();

export interface StoryFile {
  locale?: "en" | "ko";
  /** More of watchfire.yml. */
  more?: string;
  /** What stands under `teams`, in place of payments. */
  teams?: string;
}

/** Frozen, and so the same for all who ask for the same. */
export function storyConfig({ locale = "en", more = "", teams = payments }: StoryFile = {}): Config {
  const name = `${locale} ${more} ${teams}`;
  const known = checked.get(name) ?? check({ locale, more, teams });
  checked.set(name, known);
  return known;
}

function check({ locale, more, teams }: Required<StoryFile>): Config {
  return checkConfig({
    variables: {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef",
      WATCHFIRE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      SMTP_URL: "smtp://mail.example.com",
      LOG_LEVEL: "silent",
    },
    file: { name: "watchfire.yml", text: file(locale, teams) + more },
  });
}
