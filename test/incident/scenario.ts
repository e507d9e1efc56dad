import { MINUTE, type Instant } from "../../src/clock.ts";
import { defaultPolicies } from "../../src/config/escalation.ts";
import type { By, CommandOf, IncidentCommand } from "../../src/incident/commands.ts";
import { nextDeadline } from "../../src/incident/deadlines.ts";
import { decide } from "../../src/incident/decide.ts";
import { ticks, type EventType, type IncidentEvent, type Recorded } from "../../src/incident/events.ts";
import { evolve } from "../../src/incident/evolve.ts";
import type { Incident } from "../../src/incident/incident.ts";
import { defaultLadders, defaultTargets, type Facts, type Rules } from "../../src/incident/rules.ts";
import type { Severity } from "../../src/incident/severity.ts";
import type { Reach } from "../../src/oncall/ladder.ts";
import type { WorkingCalendar } from "../../src/oncall/working-time.ts";

/** 03:00 in Seoul. */
export const START: Instant = Date.parse("2026-11-22T18:00:00Z");

const rulesFor = (severity: Severity, remind: number, after: number | null): Rules["severities"][Severity] => ({
  remindEvery: remind * MINUTE,
  remindEveryMitigated: 2 * remind * MINUTE,
  pageAfterSilence: after === null ? null : after * MINUTE,
  room: severity === "sev4" ? "thread" : severity === "sev3" ? "light" : "full",
  ladder: defaultLadders[severity],
  targets: defaultTargets[severity],
  tellTeam: severity === "sev3",
});

const severityRules = {
  sev1: rulesFor("sev1", 15, 5),
  sev2: rulesFor("sev2", 15, 10),
  sev3: rulesFor("sev3", 60, null),
  sev4: { ...rulesFor("sev4", 60, null), remindEvery: null, remindEveryMitigated: null },
};

export const rules: Rules = {
  severities: severityRules,
  policies: {},
  defaultPolicies: defaultPolicies((severity) => severityRules[severity].pageAfterSilence),
  watchAfterResolve: 30 * MINUTE,
  timezone: "Asia/Seoul",
};

/** Slack and a pager, the same for everybody. */
const pager: Reach = {
  means: [
    { name: "slack", kind: "slack", rings: false },
    { name: "webhook", kind: "push", rings: true },
  ],
  rules: {},
};

export interface Shifts {
  primary: string | null;
  secondary: string | null;
  manager: string | null;
}

type Given = Partial<Pick<Scenario, "now" | "rules" | "calendar" | "reach" | "busy" | "onCallElsewhere">> & {
  shifts?: Partial<Shifts>;
  private?: boolean;
};

/** Rules, clock and an incident, and nothing else: what is decided is applied at once. */
export class Scenario {
  now = START;
  lastHumanWordAt: Instant | null = null;
  history: Recorded[] = [];
  shifts: Shifts;
  rules: Rules = rules;
  /** Nobody said when the team works: always. */
  calendar: WorkingCalendar = { hours: null, holidays: new Set() };
  reach: (person: string) => Reach = () => pager;
  busy = new Map<string, number>();
  /** The holders of other teams. */
  onCallElsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
  /** Whether the configuration still has the team. */
  known = true;
  #incident: Incident | null = null;

  constructor(severity: Severity | null = "sev1", { shifts, private: secret = false, ...given }: Given = {}) {
    Object.assign(this, given);
    this.shifts = { primary: "linus", secondary: "ada", manager: "margaret", ...shifts };
    this.does("ben", {
      type: "declare",
      title: "Checkout is down",
      severity,
      kind: null,
      service: "checkout",
      team: "payments",
      summary: null,
      private: secret,
      drill: false,
      origin: { channel: null, ts: null },
    });
  }

  get incident(): Incident {
    return this.#incident!;
  }

  get facts(): Facts {
    const { shifts } = this;
    return {
      now: this.now,
      rules: this.rules,
      onCall: (team) => {
        const holders = team === "payments" && this.known ? { ...shifts } : this.onCallElsewhere[team];
        return holders === undefined ? null : { team, holders, version: "v1" };
      },
      calendar: (team) => (team === "payments" && this.known ? this.calendar : null),
      reach: this.reach,
      busy: this.busy,
      lastHumanWordAt: this.lastHumanWordAt,
    };
  }

  get due(): Instant | null {
    return nextDeadline(this.incident, this.facts);
  }

  does(person: string, command: IncidentCommand): IncidentEvent[] {
    const events = this.#carryOut({ kind: "person", id: person, standing: "member" }, command);
    if (command.type !== "speak" && command.type !== "declare") this.lastHumanWordAt = this.now;
    return events;
  }

  /** Somebody writes in the room. */
  speaks(person: string): IncidentEvent[] {
    this.lastHumanWordAt = this.now;
    return this.does(person, { type: "speak", at: this.now });
  }

  reports(command: IncidentCommand): IncidentEvent[] {
    return this.#carryOut({ kind: "watchfire" }, command);
  }

  /** Time passes and deadlines with it; every quiet room is confirmed at once. */
  passes(minutes: number): IncidentEvent[] {
    const until = this.now + minutes * MINUTE;
    const events: IncidentEvent[] = [];
    for (let due = this.due; due !== null && due <= until; due = this.due) {
      this.now = Math.max(this.now, due);
      const passed = this.reports({ type: "passDeadline" });
      if (passed.length === 0) break;
      events.push(...passed, ...this.#confirmed(passed));
    }
    this.now = until;
    return events;
  }

  #confirmed(events: readonly IncidentEvent[]): IncidentEvent[] {
    return events.flatMap((event) =>
      event.type === "roomWentQuiet" && event.stage > 0
        ? this.reports({ type: "confirmSilence", stage: event.stage, since: event.since, slackReachable: true })
        : [],
    );
  }

  #carryOut(by: By, command: IncidentCommand): IncidentEvent[] {
    const events = decide(this.#incident, command, { by, facts: this.facts, number: 42 });
    const actor = by.kind === "person" ? { kind: by.kind, id: by.id } : by;
    for (const event of events) {
      const recorded: Recorded = { seq: this.history.length + 1, at: this.now, by: actor, event };
      this.history.push(recorded);
      this.#incident = evolve(this.#incident, recorded);
    }
    return events;
  }
}

/** Everything is said that a recovery asks for. */
export function resolving(change: Partial<CommandOf<"resolve">> = {}): CommandOf<"resolve"> {
  return {
    type: "resolve",
    impactFrom: null,
    impactTo: null,
    whatHelped: "rolled back",
    ticks,
    open: null,
    afterwards: "watch",
    owner: null,
    allClear: null,
    ...change,
  };
}

/** Whom the events call, in order. */
export function calledBy(events: readonly IncidentEvent[]): string[] {
  return events.flatMap((event) => (event.type === "personCalled" ? [event.person] : []));
}

export function stoodDownBy(events: readonly IncidentEvent[]): string[] {
  return events.flatMap((event) => (event.type === "peopleStoodDown" ? event.people : []));
}

export function types(events: readonly IncidentEvent[]): EventType[] {
  return events.map((event) => event.type);
}
