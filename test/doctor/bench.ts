import type { Clock } from "../../src/clock.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { examine } from "../../src/doctor/doctor.ts";
import type { Finding } from "../../src/doctor/finding.ts";
import { PRACTICE_BOT, practiceCast } from "../../src/practice/cast.ts";
import { createPracticeSlack, type PracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import { botScopes } from "../../src/slack/scopes.ts";
import { standingClock } from "../practice/workspace.ts";

const YAML = `
announceChannel: incidents
people:
  grace: { slack: U0GRACE }
  linus: { slack: U0LINUS }
publicUrl: https://watchfire.example.com
`;

export const socketEnv = { SLACK_BOT_TOKEN: PRACTICE_BOT.token, SLACK_APP_TOKEN: PRACTICE_BOT.appToken };
export const httpEnv = {
  SLACK_BOT_TOKEN: PRACTICE_BOT.token,
  SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef",
};

export interface Visit {
  env?: Record<string, string>;
  yaml?: string;
  database?: string;
  fetch?: typeof globalThis.fetch;
  clock?: Clock;
}

/** The doctor's visit to a practice Slack, or to whatever answers `fetch`. */
export async function visit({
  env = socketEnv,
  yaml = YAML,
  database,
  fetch,
  clock = standingClock(),
}: Visit = {}): Promise<Finding[]> {
  const variables = { DATABASE_URL: database ?? "test/doctor/none.sqlite", ...env };
  const configuration = () =>
    loadConfig({ env: variables, cwd: "/", readFile: (path) => (path.endsWith("watchfire.yml") ? yaml : null) });
  return examine({ configuration, fetch: fetch ?? slackLike(openSlack(clock), clock), clock });
}

export function openSlack(clock: Clock, scopes: readonly string[] = botScopes): PracticeSlack {
  return createPracticeSlack({ clock, cast: practiceCast, botScopes: scopes });
}

/** The practice Slack with a Date header, and with the one method of app tokens, which it has no socket for. */
export function slackLike(slack: PracticeSlack, clock: Clock, aheadMs = 0): typeof globalThis.fetch {
  return async (input, init) => {
    if (addressOf(input).endsWith("/apps.connections.open"))
      return Response.json({ ok: true, url: "wss://slack.test/link" });
    const response = await slack.fetch(input, init);
    const headers = new Headers(response.headers);
    headers.set("date", new Date(clock.machineNow() + aheadMs).toUTCString());
    return new Response(response.body, { status: response.status, headers });
  };
}

export const wrong = (findings: readonly Finding[]): string[] =>
  findings.filter(({ verdict }) => verdict === "bad").map(({ words }) => words);
export const about = (findings: readonly Finding[], topic: string): Finding[] =>
  findings.filter(({ words }) => words.startsWith(topic));

export const addressOf = (input: string | URL | Request): string =>
  input instanceof Request ? input.url : input.toString();
