import { MINUTE } from "../clock.ts";
import { severities, type Severity } from "../incident/severity.ts";
import type { HolidaySettings } from "../calendar/holidays.ts";
import type { Rotation, RotationLayer } from "../oncall/rotation.ts";
import type { Config, Person, Service, SeverityRules, Team } from "./config.ts";
import { defaultPolicies, resolveLadders, resolvePolicies, resolveTargets } from "./escalation.ts";
import type { FileContents } from "./file-schema.ts";

type FileSettings = Omit<
  Config,
  "transport" | "slackApiUrl" | "databaseUrl" | "listen" | "logLevel" | "notifiers" | "deadMan"
>;

const SEVERITY_DEFAULTS: Readonly<Record<Severity, SeverityRules>> = {
  sev1: { remindEvery: 15 * MINUTE, remindEveryMitigated: 30 * MINUTE, pageAfterSilence: 5 * MINUTE, room: "full" },
  sev2: { remindEvery: 15 * MINUTE, remindEveryMitigated: 60 * MINUTE, pageAfterSilence: 10 * MINUTE, room: "full" },
  sev3: { remindEvery: 60 * MINUTE, remindEveryMitigated: null, pageAfterSilence: null, room: "light" },
  sev4: { remindEvery: null, remindEveryMitigated: null, pageAfterSilence: null, room: "thread" },
};

/** Puts Slack ids in the place of names and fills in the defaults. Every name must be one the file defines. */
export function resolveFile(file: FileContents): FileSettings {
  const slackOf = (name: string) => file.people[name]?.slack ?? name;
  const rules = resolveSeverities(file);
  const wait = (severity: Severity) => rules[severity].pageAfterSilence;
  return {
    locale: file.locale,
    timezone: file.timezone,
    command: file.command,
    announceChannel: file.announceChannel,
    defaultTeam: file.defaultTeam ?? null,
    admins: file.admins.map(slackOf),
    executives: file.executives.map(slackOf),
    severityNames: file.severityNames,
    severities: rules,
    ladders: resolveLadders(file),
    targets: resolveTargets(file),
    escalation: defaultPolicies(wait),
    people: Object.entries(file.people).map(([name, person]) => resolvePerson(name, person)),
    teams: Object.entries(file.teams).map(([name, team]) => resolveTeam(name, team, file, { slackOf, wait })),
    services: Object.entries(file.services).map(([name, service]) => resolveService(name, service)),
    publicUrl: file.publicUrl?.replace(/\/+$/, "") ?? null,
    watchAfterResolve: file.watchAfterResolve,
  };
}

function resolveSeverities(file: FileContents): Record<Severity, SeverityRules> {
  const rules = severities.map((name): [Severity, SeverityRules] => {
    const given = Object.entries(file.severities[name] ?? {}).filter(
      ([key, value]) => value !== undefined && key !== "targets",
    );
    return [name, { ...SEVERITY_DEFAULTS[name], ...Object.fromEntries(given) }];
  });
  return Object.fromEntries(rules) as Record<Severity, SeverityRules>;
}

function resolvePerson(name: string, person: FileContents["people"][string]): Person {
  const { slack, phone = null, email = null, locale = null, pushover = null, ntfy = null } = person;
  return { name, slack, phone, email, locale, pushover, ntfy, pagerduty: person.pagerdutyEnv !== undefined };
}

type FileTeam = FileContents["teams"][string];
type FileRotation = FileTeam["layers"][string][number];

interface Known {
  slackOf(name: string): string;
  wait(severity: Severity): number | null;
}

function resolveTeam(name: string, team: FileTeam, file: FileContents, known: Known): Team {
  const { timezone } = file;
  const { slackOf } = known;
  const { primary, secondary, ...others } = Object.fromEntries(
    Object.entries(team.layers).map(([layer, rotations]) => [layer, resolveLayer(rotations, timezone, slackOf)]),
  );
  return {
    name,
    layers: { primary: primary ?? null, secondary: secondary ?? null, ...others },
    escalation: resolvePolicies(team.escalation, known),
    manager: team.manager === undefined ? null : slackOf(team.manager),
    hours: team.hours ? { ...team.hours, timezone: team.hours.timezone ?? timezone } : null,
    holidays: resolveHolidays(team, file),
    channel: team.channel ?? null,
  };
}

function resolveLayer(
  rotations: readonly FileRotation[],
  timezone: string,
  slackOf: (name: string) => string,
): RotationLayer | null {
  const [first, ...others] = rotations.map(({ hours, ...given }): Rotation => {
    const resolved = { ...given, members: given.members.map(slackOf), timezone: given.timezone ?? timezone };
    return hours === undefined ? resolved : { ...resolved, hours };
  });
  if (first === undefined) return null;
  return others.length === 0 ? first : { ...first, otherwise: others };
}

/** The team's country, or everybody's; the team's own days come on top of everybody's. */
function resolveHolidays(team: FileTeam, file: FileContents): HolidaySettings | null {
  const country = team.holidays === undefined ? (file.holidays ?? null) : team.holidays;
  const [everybodys, own] = [file.holidayOverrides, team.holidayOverrides];
  const add = [...(everybodys?.add ?? []), ...(own?.add ?? [])].filter((day) => !own?.remove.includes(day));
  const remove = [...(everybodys?.remove ?? []), ...(own?.remove ?? [])].filter((day) => !own?.add.includes(day));
  return team.holidays === null || (country === null && add.length === 0) ? null : { country, add, remove };
}

function resolveService(name: string, service: FileContents["services"][string]): Service {
  const { team = null, aliases, runbook = null, core } = service;
  return { name, team, aliases, runbook, core };
}
