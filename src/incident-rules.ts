import { workingCalendarOf } from "./calendar/working-calendar.ts";
import type { Instant } from "./clock.ts";
import { teamNamed, type Config } from "./config/config.ts";
import type { Facts, Rules, SeverityRules } from "./incident/rules.ts";
import { severities, type Severity } from "./incident/severity.ts";
import type { Reach } from "./oncall/ladder.ts";
import { onCallAmong } from "./oncall/on-call-now.ts";
import type { Override } from "./oncall/override.ts";
import type { OnCall } from "./oncall/who-is-on-call.ts";
import type { WorkingCalendar } from "./oncall/working-time.ts";

/** What decisions are made by, besides what has happened: the rules, the schedules, and how people are reached. */
export interface Circumstances {
  rules(): Rules;
  onCall(team: string, at: Instant, overrides: readonly Override[]): OnCall | null;
  /** Good for half a year before and after `around`; null when the team is unknown. */
  calendar(team: string, around: Instant): WorkingCalendar | null;
  reach(person: string): Reach;
}

export function circumstancesOf(config: Config, reach: (person: string) => Reach): Circumstances {
  const rules = rulesOf(config);
  return {
    rules: () => rules,
    onCall: onCallAmong(config.teams),
    calendar: (name, around) => {
      const team = teamNamed(config, name);
      return team === undefined ? null : workingCalendarOf(team, around);
    },
    reach,
  };
}

/** What can be known at one moment. Who is on call is asked for again and again, and each answer takes a calendar. */
export function factsAt(
  { rules, onCall, calendar, reach }: Circumstances,
  { now, overrides, ...rest }: Pick<Facts, "now" | "busy" | "lastHumanWordAt"> & { overrides: readonly Override[] },
): Facts {
  return {
    ...rest,
    now,
    rules: rules(),
    onCall: askedOnce((team) => onCall(team, now, overrides)),
    calendar: askedOnce((team) => calendar(team, now)),
    reach,
  };
}

/** The rules an incident is decided by, as the configuration sets them. */
export function rulesOf(config: Config): Rules {
  const each = (severity: Severity): [Severity, SeverityRules] => {
    const { ladders, targets } = config;
    const tellTeam = severity === "sev3";
    return [
      severity,
      { ...config.severities[severity], ladder: ladders[severity], targets: targets[severity], tellTeam },
    ];
  };
  return {
    severities: Object.fromEntries(severities.map(each)) as Record<Severity, SeverityRules>,
    policies: Object.fromEntries(config.teams.map(({ name, escalation }) => [name, escalation])),
    defaultPolicies: config.escalation,
    watchAfterResolve: config.watchAfterResolve ?? 0,
    timezone: config.timezone,
  };
}

function askedOnce<Answer>(ask: (name: string) => Answer): (name: string) => Answer {
  const answers = new Map<string, Answer>();
  return (name) => {
    if (!answers.has(name)) answers.set(name, ask(name));
    return answers.get(name) as Answer;
  };
}
