import { DAY, HOUR, type Instant } from "../../../src/clock.ts";
import type { By } from "../../../src/incident/commands.ts";
import type { Recorded } from "../../../src/incident/events.ts";
import type { RotaCommand } from "../../../src/oncall/rota/commands.ts";
import type { RotaEffect } from "../../../src/oncall/rota/effects.ts";
import type { RotaEvent } from "../../../src/oncall/rota/events.ts";
import type { RotaFacts } from "../../../src/oncall/rota/facts.ts";
import { rotaDecider } from "../../../src/oncall/rota/rota-decider.ts";
import { newRota, type Rota } from "../../../src/oncall/rota/rota.ts";
import type { Rotation, TeamSchedule } from "../../../src/oncall/rotation.ts";

/** Monday 09:00 in Seoul: a hand-over. Ada's week begins. */
export const MONDAY: Instant = Date.parse("2026-11-23T00:00:00Z");
export const WEEK = 7 * DAY;

const weekly = (members: readonly string[]): Rotation => ({
  members,
  everyDays: 7,
  handOver: { weekday: 1, minuteOfDay: 540 },
  timezone: "Asia/Seoul",
  from: "2026-11-23",
});

/** Ada, Linus and Grace take turns; the same three, a week later, as Secondary. */
export const payments: TeamSchedule = {
  name: "payments",
  layers: { primary: weekly(["ada", "linus", "grace"]), secondary: weekly(["linus", "grace", "ada"]) },
  manager: "margaret",
};

/** A rota, its facts and a clock, and nothing else: what is decided is applied at once. */
export class RotaScenario {
  now: Instant;
  rota: Rota = newRota("payments");
  effects: RotaEffect[] = [];
  schedule: TeamSchedule | null;
  hasChannel = true;

  constructor({ at = MONDAY + HOUR, schedule = payments }: { at?: Instant; schedule?: TeamSchedule } = {}) {
    this.now = at;
    this.schedule = schedule;
    this.reports({ type: "noteSchedule" });
  }

  get facts(): RotaFacts {
    return { now: this.now, schedule: this.schedule, admins: ["root"], hasChannel: this.hasChannel };
  }

  get due(): Instant | null {
    return rotaDecider.nextDeadline(this.rota, this.facts);
  }

  does(person: string, command: RotaCommand): RotaEvent[] {
    return this.#carryOut({ kind: "person", id: person, standing: "member" }, command);
  }

  reports(command: RotaCommand): RotaEvent[] {
    return this.#carryOut({ kind: "watchfire" }, command);
  }

  /** Until then every deadline is passed when it comes. */
  passesTo(until: Instant): RotaEvent[] {
    const events: RotaEvent[] = [];
    for (let due = this.due; due !== null && due <= until; due = this.due) {
      this.now = Math.max(this.now, due);
      events.push(...this.reports(rotaDecider.passDeadline));
      if (this.due !== null && this.due <= this.now) throw new Error("A deadline was passed and is still due.");
    }
    this.now = until;
    return events;
  }

  #carryOut(by: By, command: RotaCommand): RotaEvent[] {
    const events = rotaDecider.decide(this.rota, command, { by, facts: this.facts });
    const actor = by.kind === "person" ? { kind: by.kind, id: by.id } : by;
    const recorded = events.map((event, index): Recorded<RotaEvent> => ({
      seq: this.rota.seq + 1 + index,
      at: this.now,
      by: actor,
      event: rotaDecider.eventSchema.parse(event),
    }));
    this.rota = recorded.reduce(rotaDecider.evolve, this.rota);
    this.effects = recorded.flatMap((each) => rotaDecider.react(this.rota, each));
    return events;
  }

  /** The messages that the last command has drawn. */
  get drawn(): string[] {
    return this.effects.flatMap((effect) => (effect.kind === "draw" ? [effect.surface] : []));
  }
}
