import type { LogLevel, Transport } from "./config.ts";
import { holdsPassword } from "./fields.ts";

export type Variables = Readonly<Record<string, string | undefined>>;
type Report = (variable: string, problem: string) => void;

/** Every variable that is read, but for the secrets that the file names. */
export const environmentVariables = [
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_API_URL",
  "DATABASE_URL",
  "PORT",
  "WATCHFIRE_CONFIG",
  "LOG_LEVEL",
] as const;
type VariableName = (typeof environmentVariables)[number];

export interface Environment {
  readonly transport: Transport;
  readonly slackApiUrl: string;
  readonly databaseUrl: string;
  readonly port: number;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS: readonly LogLevel[] = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

/** Reads the environment, reporting what is wrong with it. Reported problems never repeat a secret. */
export function readEnvironment(variables: Variables, report: Report): Environment {
  return {
    transport: transport(variables, report),
    slackApiUrl: slackApiUrl(variables, report),
    databaseUrl: databaseUrl(variables, report),
    port: port(variables, report),
    logLevel: logLevel(variables, report),
  };
}

/** The value of a variable; an empty one counts as not set. */
export function valueOf(variables: Variables, name: string): string | undefined {
  return variables[name]?.trim() || undefined;
}

/** Without any of the three tokens the practice workspace starts. */
export function isPractice(variables: Variables): boolean {
  return !["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"].some((name) => valueOf(variables, name));
}

function transport(variables: Variables, report: Report): Transport {
  const botToken = token(variables, "SLACK_BOT_TOKEN", "xoxb-", report);
  const appToken = token(variables, "SLACK_APP_TOKEN", "xapp-", report);
  const signingSecret = token(variables, "SLACK_SIGNING_SECRET", null, report);
  if (botToken && appToken) return { mode: "socket", botToken, appToken };
  if (botToken && signingSecret) return { mode: "http", botToken, signingSecret };
  if (botToken) {
    report(
      "SLACK_BOT_TOKEN",
      "stands alone. Add SLACK_APP_TOKEN (xapp-…) for Socket Mode, or SLACK_SIGNING_SECRET for HTTP; or take it out to start the practice workspace.",
    );
  } else if (appToken || signingSecret) {
    const given = [appToken && "SLACK_APP_TOKEN", signingSecret && "SLACK_SIGNING_SECRET"]
      .filter(Boolean)
      .join(" and ");
    const mend = "Add it (xoxb-…), or take out";
    report(
      "SLACK_BOT_TOKEN",
      `is missing, but ${given} ${given.includes(" ") ? "are" : "is"} set. ${mend} ${given} to start the practice workspace.`,
    );
  }
  return { mode: "practice" };
}

const TOKEN_KINDS: readonly (readonly [prefix: string, kind: string])[] = [
  ["xoxb-", "a bot token: put it into SLACK_BOT_TOKEN"],
  ["xapp-", "an app token: put it into SLACK_APP_TOKEN"],
  ["xoxp-", "a person's token, which Watchfire doesn't use"],
];

function token(variables: Variables, name: VariableName, prefix: string | null, report: Report): string | undefined {
  const value = valueOf(variables, name);
  const mistaken = TOKEN_KINDS.find(([other]) => other !== prefix && value?.startsWith(other));
  const mend = prefix === null ? "The signing secret is under Basic Information." : `This one begins with ${prefix}.`;
  if (mistaken) report(name, `holds ${mistaken[1]}. ${mend}`);
  return value;
}

function slackApiUrl(variables: Variables, report: Report): string {
  const value = valueOf(variables, "SLACK_API_URL") ?? "https://slack.com/api/";
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) {
    const shown = holdsPassword(value) ? "what stands there" : JSON.stringify(value);
    report("SLACK_API_URL", `${shown} is not an address. Write one such as https://slack.com/api/.`);
  }
  return value.endsWith("/") ? value : `${value}/`;
}

function databaseUrl(variables: Variables, report: Report): string {
  if (isPractice(variables)) return "data/practice.sqlite";
  const value = valueOf(variables, "DATABASE_URL") ?? "data/watchfire.sqlite";
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1];
  if (scheme !== undefined && !/^postgres(ql)?$/.test(scheme)) {
    report(
      "DATABASE_URL",
      `begins with ${scheme}://. Write a file for SQLite, or an address that begins with postgres://.`,
    );
  } else if (scheme !== undefined && !URL.canParse(value)) {
    report("DATABASE_URL", "can't be read as an address. Write postgres://user:password@host:5432/name.");
  }
  return value;
}

function port(variables: Variables, report: Report): number {
  const value = valueOf(variables, "PORT") ?? "3000";
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  report("PORT", `${JSON.stringify(value)} is not a port. Write a number up to 65535, such as 3000.`);
  return 3000;
}

function logLevel(variables: Variables, report: Report): LogLevel {
  const value = valueOf(variables, "LOG_LEVEL") ?? "info";
  const level = LOG_LEVELS.find((known) => known === value.toLowerCase());
  if (!level) report("LOG_LEVEL", `${JSON.stringify(value)} is not a level. Write one of ${LOG_LEVELS.join(", ")}.`);
  return level ?? "info";
}
