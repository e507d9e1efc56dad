import { HOUR, MINUTE, type Duration, type Instant } from "../clock.ts";
import type { Ladder, Reach, Rung } from "../oncall/ladder.ts";
import type { Policies, Policy, Target } from "../oncall/policy.ts";
import type { OnCall } from "../oncall/who-is-on-call.ts";
import type { WorkingCalendar } from "../oncall/working-time.ts";
import type { RoomStyle } from "./events.ts";
import type { Severity } from "./severity.ts";

export interface SeverityRules {
  /** Milliseconds between status updates while the cause is sought; null switches reminders off. */
  remindEvery: Duration | null;
  /** The same once mitigated. */
  remindEveryMitigated: Duration | null;
  /** Without an answer, or without a human act afterwards, before the next step; null: nobody is paged. */
  pageAfterSilence: Duration | null;
  room: RoomStyle;
  /** By which means somebody is called, minute by minute. */
  ladder: Ladder;
  /** What was promised, counted from the declaration. */
  targets: Targets;
  /** The team's channel hears of it in working hours; nobody is woken. */
  tellTeam: boolean;
}

/** Which moment a target is about. */
export const targetKinds = ["answer", "firstAction", "mitigate"] as const;
export type TargetKind = (typeof targetKinds)[number];

export interface Targets extends Readonly<Record<TargetKind, Duration | null>> {
  /** Counted round the clock, or in the team's working hours only. */
  readonly clock: "always" | "working";
}

export interface Rules {
  severities: Readonly<Record<Severity, SeverityRules>>;
  /** Whom to call, by team; a team that isn't among them follows the defaults. */
  policies: Readonly<Record<string, Policies>>;
  defaultPolicies: Policies;
  /** Milliseconds watched after the recovery before somebody is asked to close. */
  watchAfterResolve: Duration;
  /** IANA zone in which review meetings fall into working hours. */
  timezone: string;
}

/** What a decision may look at besides the incident itself. All of it is handed in; the rules ask nobody. */
export interface Facts {
  now: Instant;
  rules: Rules;
  /** Who holds the shifts of a team at `now`; null when the team is unknown. */
  onCall(team: string): OnCall | null;
  /** When a team works; null when the team is unknown. */
  calendar(team: string): WorkingCalendar | null;
  /** How somebody can be reached at `now`. */
  reach(person: string): Reach;
  /** People who have another open SEV1 or SEV2 in their hands, and its number. */
  busy: ReadonlyMap<string, number>;
  /** When somebody last did or wrote anything in the room; null when nobody has. */
  lastHumanWordAt: Instant | null;
}

export function policyOf({ policies, defaultPolicies }: Rules, team: string | null, severity: Severity): Policy {
  return ((team === null ? undefined : policies[team]) ?? defaultPolicies)[severity];
}

const layer = (name: string): Target => ({ kind: "layer", layer: name });
const [primary, secondary, manager] = [layer("primary"), layer("secondary"), layer("manager")];

/** Whom each step calls where the team says nothing: the manager's step of a SEV1 rings Primary and Secondary again. */
export const defaultSteps: Readonly<Record<Severity, readonly (readonly Target[])[]>> = {
  sev1: [
    [primary, secondary],
    [manager, primary, secondary],
  ],
  sev2: [[primary], [secondary], [manager]],
  sev3: [],
  sev4: [],
};

const atOnce: readonly Rung[] = [{ after: 0, kinds: ["slack", "sms", "push", "voice"] }];
const always: readonly Rung[] = [...atOnce, { after: 2 * MINUTE, kinds: ["voice"] }];
const loud: Ladder = { working: always, otherwise: always, later: always };
const byHours: Ladder = {
  working: [
    { after: 0, kinds: ["slack", "mail", "push"] },
    { after: 2 * MINUTE, kinds: ["sms"] },
    { after: 5 * MINUTE, kinds: ["voice"] },
  ],
  otherwise: [
    { after: 0, kinds: ["slack", "sms", "push"] },
    { after: 2 * MINUTE, kinds: ["voice"] },
    { after: 5 * MINUTE, kinds: ["voice"] },
  ],
  later: atOnce,
};

/** SEV3 and SEV4 page nobody by themselves; whoever is asked for is called as for a SEV2. */
export const defaultLadders: Readonly<Record<Severity, Ladder>> = {
  sev1: loud,
  sev2: byHours,
  sev3: byHours,
  sev4: byHours,
};

export const defaultTargets: Readonly<Record<Severity, Targets>> = {
  sev1: { answer: 15 * MINUTE, firstAction: 30 * MINUTE, mitigate: 4 * HOUR, clock: "always" },
  sev2: { answer: 30 * MINUTE, firstAction: HOUR, mitigate: 8 * HOUR, clock: "always" },
  sev3: { answer: 4 * HOUR, firstAction: null, mitigate: null, clock: "working" },
  sev4: { answer: null, firstAction: null, mitigate: null, clock: "working" },
};
