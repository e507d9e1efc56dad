import { MINUTE, SECOND, type Clock, type Instant } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { Random } from "../random.ts";
import { textsIn, type Locale } from "../texts/texts.ts";
import type { Situation } from "./conditions.ts";
import { createPrompter, type Prompter } from "./prompter.ts";
import type { Scenario } from "./read-scenario.ts";
import type { Deed, Stage } from "./stage.ts";
import { advance, dueTurn, turnsOf, type Turn } from "./turns.ts";

/** How often the situation is looked at, in incident time. */
const LOOK = 10 * SECOND;
/** After the close, last words are still said for so long. */
const LINGER = 2 * MINUTE;

export interface DrillPorts {
  scenario: Scenario;
  stage: Stage;
  clock: Clock;
  random: Random;
  locale: Locale;
  logger: Logger;
  /** Roles that live people play: their steps are left out, and they are prompted instead. */
  live: readonly string[];
}

/** What a scripted person did. */
export interface Done {
  at: Instant;
  role: string;
  deed: Deed;
  /** The words that only they saw. */
  answer: string | null;
  /** Why it couldn't be done; then the script went on without it. */
  trouble: string | null;
}

/** What a live person is asked to do now. */
export interface Prompt {
  role: string;
  text: string;
  since: Instant;
}

export interface Ending {
  /** over: played to its end. outOfTime: longer than the scenario lasts. stopped: somebody stopped it. */
  why: "over" | "outOfTime" | "stopped";
  /** As it stood then, before what was still open was called off. */
  situation: Situation;
}

/** A scenario being played. It keeps nothing: a drill that the process doesn't survive is over. */
export class Drill {
  readonly beganAt: Instant;
  readonly done: Done[] = [];
  /** Settles when the drill has ended. */
  readonly ended: Promise<Ending>;
  ending: Ending | null = null;
  readonly #ports: DrillPorts;
  readonly #prompter: Prompter;
  readonly #listeners = new Set<() => void>();
  readonly #end = Promise.withResolvers<Ending>();
  #turns: Turn[];
  #nextLook = (): void => undefined;
  #closedAt: Instant | null = null;

  constructor(ports: DrillPorts) {
    const { scenario, stage, clock, random, live } = ports;
    this.#ports = ports;
    this.#prompter = createPrompter(ports);
    this.beganAt = clock.now();
    this.ended = this.#end.promise;
    const personOf = (role: string): string => stage.idOf(scenario.roles[role]!.person);
    this.#turns = turnsOf(scenario.script, { personOf, isLive: (role) => live.includes(role), random });
    this.#lookAt(this.beganAt);
  }

  /** Calls back whenever something was done, asked for or ended. Returns how to stop that. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  prompts(): Prompt[] {
    return this.#turns
      .filter((turn) => turn.state === "prompted")
      .map(({ step, at }) => ({ role: step.by, text: this.#prompter.promptFor(step), since: at }));
  }

  /** When somebody does something next or is asked to, in incident time; null while all wait for something to happen. */
  next(): Instant | null {
    const thinking = this.#turns.filter(({ state }) => state === "thinking");
    return this.ending !== null || thinking.length === 0 ? null : Math.min(...thinking.map(({ at }) => at));
  }

  /** Nobody scripted does anything more, and the incident is called off. */
  async stop(): Promise<void> {
    if (this.ending === null) await this.#finish("stopped", await this.#ports.stage.look());
  }

  #lookAt(instant: Instant): void {
    this.#nextLook = this.#ports.clock.at(instant, () => {
      void this.#play().catch((error: unknown) => this.#failed(error));
    });
  }

  /** The bot may be down for a while, in practice on purpose; it is looked for again until the time is up. */
  #failed(error: unknown): void {
    const { clock, scenario, logger } = this.#ports;
    logger.warn({ scenario: scenario.name, error: String(error) }, "the drill can't be looked at; it is tried again");
    if (clock.now() >= this.beganAt + scenario.lasts) this.#end.reject(error);
    else this.#lookAt(clock.now() + LOOK);
  }

  async #play(): Promise<void> {
    const { stage, clock, scenario } = this.#ports;
    for (;;) {
      const situation = await stage.look();
      if (this.ending !== null) return;
      this.#move(situation);
      if (this.#isOver(situation)) return this.#finish("over", situation);
      if (situation.now >= this.beganAt + scenario.lasts) return this.#finish("outOfTime", situation);
      const due = dueTurn(this.#turns, situation.now);
      if (due === null) break;
      await this.#take(due);
    }
    const now = clock.now();
    const moments = this.#turns.filter(({ state, at }) => state === "thinking" && at > now).map(({ at }) => at);
    this.#lookAt(Math.min(now + LOOK, ...moments));
  }

  #move(situation: Situation): void {
    const asked = this.prompts().length;
    this.#turns = advance(this.#turns, situation, this.beganAt);
    if (this.prompts().length !== asked) this.#tell();
  }

  /** Cancelled; or closed, its draft made, and whoever had something to say about it has said it. */
  #isOver({ incident, now }: Situation): boolean {
    if (incident?.phase === "cancelled") return true;
    if (incident?.phase !== "closed" || !incident.postmortem?.document) return false;
    this.#closedAt ??= now;
    return this.#turns.every(({ state }) => state === "over") || now >= this.#closedAt + LINGER;
  }

  async #take(index: number): Promise<void> {
    const { step, person } = this.#turns[index]!;
    const { stage, clock } = this.#ports;
    const deed = this.#prompter.deedOf(step);
    const done: Done = { at: clock.now(), role: step.by, deed, answer: null, trouble: null };
    try {
      done.answer = await stage.perform(person, deed);
    } catch (error) {
      // In a drill with live people somebody may have been quicker; the play goes on.
      done.trouble = error instanceof Error ? error.message : String(error);
    }
    this.#turns[index] = { ...this.#turns[index]!, state: "over", at: clock.now() };
    this.done.push(done);
    this.#tell();
  }

  async #finish(why: Ending["why"], situation: Situation): Promise<void> {
    this.ending = { why, situation };
    this.#nextLook();
    if (why !== "over") await this.#ports.stage.callOff(textsIn(this.#ports.locale).drills.calledOff);
    this.#end.resolve(this.ending);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
