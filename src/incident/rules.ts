import type { Instant } from "../clock.ts";
import type { OnCall } from "../oncall/who-is-on-call.ts";
import type { Layer, RoomStyle } from "./events.ts";
import type { Severity } from "./severity.ts";

export interface SeverityRules {
  /** Milliseconds between status updates while the cause is sought; null switches reminders off. */
  remindEvery: number | null;
  /** The same once mitigated. */
  remindEveryMitigated: number | null;
  /** Milliseconds without an answer, or without a human act afterwards, before the next step; null: nobody is paged. */
  pageAfterSilence: number | null;
  room: RoomStyle;
  /** Who is called together, level by level; after the last level it begins again. */
  levels: readonly (readonly Layer[])[];
}

export interface Rules {
  severities: Readonly<Record<Severity, SeverityRules>>;
  /** Milliseconds watched after the recovery before somebody is asked to close. */
  watchAfterResolve: number;
  /** IANA zone in which review meetings fall into working hours. */
  timezone: string;
}

/** What a decision may look at besides the incident itself. All of it is handed in; the rules ask nobody. */
export interface Facts {
  now: Instant;
  rules: Rules;
  /** Who holds the shifts of a team at `now`; null when the team is unknown. */
  onCall(team: string): OnCall | null;
  /** When somebody last did or wrote anything in the room; null when nobody has. */
  lastHumanWordAt: Instant | null;
}

/** Who is called at each level, by severity: numbers every team starts from. */
export const defaultLevels: Readonly<Record<Severity, readonly (readonly Layer[])[]>> = {
  sev1: [["primary", "secondary"], ["manager"]],
  sev2: [["primary"], ["secondary"], ["manager"]],
  sev3: [],
  sev4: [],
};
