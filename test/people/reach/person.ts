import { MINUTE, type Instant } from "../../../src/clock.ts";
import type { By } from "../../../src/incident/commands.ts";
import type { Recorded } from "../../../src/incident/events.ts";
import type { ReachCommand } from "../../../src/people/reach/commands.ts";
import { reachDecider, type ReachEffect } from "../../../src/people/reach/decider.ts";
import type { ReachEvent } from "../../../src/people/reach/events.ts";
import type { PersonReach } from "../../../src/people/reach/person-reach.ts";

export const START = Date.parse("2026-11-23T09:00:00Z");
const PHONE = "+16175550123";

/** Ada's stream, driven by the rules alone: no store, no Slack, a clock that is told. */
export class Ada {
  state: PersonReach = reachDecider.initial("U0ADA");
  now: Instant = START;
  #seq = 0;

  /** What follows from what she does herself. */
  does(command: ReachCommand, by: By = { kind: "person", id: "U0ADA", standing: "member" }): ReachEvent[] {
    const facts = { now: this.now, codeFor: (number: number) => String(100_000 + number) };
    const events = reachDecider.decide(this.state, command, { by, facts });
    this.effects = [];
    for (const event of events) {
      const recorded: Recorded<ReachEvent> = { seq: (this.#seq += 1), at: this.now, by: { kind: "watchfire" }, event };
      this.state = reachDecider.evolve(this.state, recorded);
      this.effects.push(...reachDecider.react(this.state, recorded));
    }
    return events;
  }

  /** What the last command made happen outside. */
  effects: ReachEffect[] = [];

  /** The same of Watchfire. */
  learns(command: ReachCommand): ReachEvent[] {
    return this.does(command, { kind: "watchfire" });
  }

  passes(minutes: number): ReachEvent[] {
    this.now += minutes * MINUTE;
    const facts = { now: this.now, codeFor: () => "" };
    const due = reachDecider.nextDeadline(this.state, facts);
    return due !== null && due <= this.now ? this.learns(reachDecider.passDeadline) : [];
  }

  entersPhone(phone: string | null = PHONE): ReachEvent[] {
    return this.does({ type: "setReach", addresses: { phone }, rules: this.state.rules, locale: this.state.locale });
  }

  asksCode(): ReachEvent[] {
    return this.does({ type: "askCode", kind: "phone", means: "sms" });
  }

  types(code: string, number: number = this.state.codes): ReachEvent[] {
    return this.does({ type: "enterCode", number, code });
  }

  get due(): Instant | null {
    return reachDecider.nextDeadline(this.state, { now: this.now, codeFor: () => "" });
  }
}

export const types = (events: readonly ReachEvent[]): string[] => events.map(({ type }) => type);
