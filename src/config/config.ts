import type { HolidaySettings } from "../calendar/holidays.ts";
import type { Targets } from "../incident/rules.ts";
import type { Severity } from "../incident/severity.ts";
import type { Ladder } from "../oncall/ladder.ts";
import type { Policies } from "../oncall/policy.ts";
import type { TeamSchedule, WeekSpan } from "../oncall/rotation.ts";

/** Everything that can be set, checked and frozen. Durations are milliseconds; null is a duration switched off. */
export interface Config {
  readonly transport: Transport;
  /** Ends with a slash. */
  readonly slackApiUrl: string;
  /** A file for SQLite, or a postgres:// URL. In practice always data/practice.sqlite. */
  readonly databaseUrl: string;
  /** `host` null listens on every address; the practice workspace listens on 127.0.0.1 only. */
  readonly listen: { readonly host: string | null; readonly port: number };
  readonly logLevel: LogLevel;

  readonly locale: Locale;
  /** IANA zone. */
  readonly timezone: string;
  /** The slash command, with its slash. */
  readonly command: string;
  /** Channel name without #, or a channel id. */
  readonly announceChannel: string;
  /** The team paged when no service says otherwise. */
  readonly defaultTeam: string | null;
  /** Slack user ids. */
  readonly admins: readonly string[];
  /** Told when nobody answers. Slack user ids. */
  readonly executives: readonly string[];
  /** Which vocabulary people are shown: SEV1 or P1. */
  readonly severityNames: "sev" | "p";
  readonly severities: Readonly<Record<Severity, SeverityRules>>;
  /** By which means somebody is called, minute by minute. */
  readonly ladders: Readonly<Record<Severity, Ladder>>;
  /** How soon an incident is to be answered, acted on and mitigated. */
  readonly targets: Readonly<Record<Severity, Targets>>;
  /** Whom a team calls that says nothing of its own. */
  readonly escalation: Policies;
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly services: readonly Service[];
  readonly notifiers: Notifiers & {
    /** Those the file sets up, also where none is used: in practice, or without their secrets. */
    readonly named: readonly NotifierName[];
  };
  /** Where people reach this server, without a slash at the end; acknowledgement links begin with it. */
  readonly publicUrl: string | null;
  /** Watched so long after the recovery before somebody is asked to close. */
  readonly watchAfterResolve: number;
  /** Whom a sign of life goes to, and how often; null: nobody would notice our own death. The address may be a secret. */
  readonly deadMan: { readonly url: string; readonly every: number } | null;
}

/** How the program meets Slack: by the tokens it has. With all three, Socket Mode wins, for it needs no public address. */
export type Transport =
  | { readonly mode: "practice" }
  | { readonly mode: "socket"; readonly botToken: string; readonly appToken: string }
  | { readonly mode: "http"; readonly botToken: string; readonly signingSecret: string };

export type Locale = "en" | "ko";
export type LogLevel = "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";

export interface SeverityRules {
  /** From one status reminder to the next. */
  readonly remindEvery: number | null;
  /** The same once mitigated. */
  readonly remindEveryMitigated: number | null;
  /** Unacknowledged, or quiet after the acknowledgement, for so long: the next level is paged. */
  readonly pageAfterSilence: number | null;
  /** SEV4 is a thread and a follow-up; a light room has reminders only. */
  readonly room: "full" | "light" | "thread";
}

export interface Person {
  /** The person's key under `people`. */
  readonly name: string;
  /** Slack user id: the person's id everywhere else. */
  readonly slack: string;
  /** E.164. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly locale: Locale | null;
  /** A Pushover user key. */
  readonly pushover: string | null;
  /** An ntfy topic. */
  readonly ntfy: string | null;
  /** Whether the file names a PagerDuty routing key of theirs. */
  readonly pagerduty: boolean;
}

export interface Team extends TeamSchedule {
  readonly escalation: Policies;
  readonly hours: WorkingHours | null;
  /** Null: the team works on every day of its hours. */
  readonly holidays: HolidaySettings | null;
  /** Channel name without #, or a channel id. */
  readonly channel: string | null;
}

export interface WorkingHours extends WeekSpan {
  /** IANA zone. */
  readonly timezone: string;
}

export interface Service {
  readonly name: string;
  /** A team's name. */
  readonly team: string | null;
  readonly aliases: readonly string[];
  readonly runbook: string | null;
  /** Core functions, for the question "Is a core function broken?". */
  readonly core: readonly string[];
}

export type NotifierName = keyof Notifiers;

/** The ways to reach people beside Slack, with their secrets; null is one that isn't set up. */
export interface Notifiers {
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly twilio: {
    readonly accountSid: string;
    readonly authToken: string;
    /** E.164. */
    readonly from: string;
    readonly apiUrl: string;
    /** Where Twilio reaches us: the `publicUrl` of the whole. */
    readonly publicUrl: string;
  } | null;
  readonly solapi: {
    readonly apiKey: string;
    readonly apiSecret: string;
    /** A number registered with SOLAPI, digits only. */
    readonly from: string;
    readonly apiUrl: string;
  } | null;
  /** `url` is the mail server's, with user and password. */
  readonly email: { readonly url: string; readonly from: string } | null;
  /** Routing keys by Slack id. */
  readonly pagerduty: { readonly apiUrl: string; readonly routingKeys: Readonly<Record<string, string>> } | null;
  readonly pushover: { readonly token: string; readonly apiUrl: string } | null;
  readonly ntfy: { readonly apiUrl: string; readonly token: string | null } | null;
}

/** The person with this Slack user id, when the file lists them. */
export function personBySlackId(config: Config, slack: string): Person | undefined {
  return config.people.find((person) => person.slack === slack);
}

export function teamNamed(config: Config, name: string): Team | undefined {
  return config.teams.find((team) => team.name === name);
}

export function serviceNamed(config: Config, name: string): Service | undefined {
  return config.services.find((service) => service.name === name);
}
