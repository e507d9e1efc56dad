import type { Clock, Instant } from "../../clock.ts";
import { shippedScenarios } from "../../drills/catalogue.ts";
import { debriefOf, type Debrief } from "../../drills/debrief/debrief.ts";
import { Drill } from "../../drills/drill.ts";
import type { Scenario } from "../../drills/read-scenario.ts";
import type { Rules } from "../../incident/rules.ts";
import type { Logger } from "../../logger.ts";
import { createRandom } from "../../random.ts";
import type { Locale } from "../../texts/texts.ts";
import type { DrillNow } from "../page/wire.ts";
import type { Stage } from "../../drills/stage.ts";
import { createWatchers } from "../watchers.ts";
import { createPracticeStage, type StagePorts } from "./practice-stage.ts";

/** The scenarios of the practice workspace, and the one that is being played there; one at a time. */
export interface Drills {
  readonly scenarios: readonly Scenario[];
  /** Whether one is being played: what is declared meanwhile belongs to it. */
  isOn(): boolean;
  /** Begins to play; `live` is the role that a live person plays. Throws a sentence where that can't be. */
  start(scenario: string, live: string | null): void;
  /** Ends it at once and calls its incident off. */
  stop(): Promise<void>;
  /** When it goes on by itself, in incident time; null where it doesn't. */
  next(): Instant | null;
  /** Whether a live person is asked for something, and the others wait. */
  isWaiting(): boolean;
  /** How it stands with the drill that was begun last; null when there is none to speak of. */
  now(): DrillNow | null;
  /** Null until it has ended, and where nobody declared anything. */
  debrief(locale: Locale): Debrief | null;
  /** It has been looked back on, and is shown no more. */
  dismiss(): void;
  /** Calls back whenever it has moved on. Returns how to stop that. */
  watch(listener: () => void): () => void;
}

export interface DrillsPorts extends StagePorts {
  clock: Clock;
  logger: Logger;
  locale: Locale;
  rules: Rules;
  /** Work with the bot; fails where it isn't running or dies meanwhile. */
  whileRunning<T>(work: () => Promise<T>): Promise<T>;
}

interface Running {
  scenario: Scenario;
  live: string | null;
  drill: Drill;
  /** The channel of its war room; null until that is there. */
  room: string | null;
}

export function createDrills(ports: DrillsPorts): Drills {
  const { slack, clock, logger, locale, rules } = ports;
  const scenarios = shippedScenarios();
  const watchers = createWatchers();
  let running: Running | null = null;

  const personIn = ({ roles }: Scenario, role: string): string =>
    slack.people().find(({ name }) => name === roles[role]?.person)?.id ?? "";
  const isOn = (): boolean => running !== null && running.drill.ending === null;

  function debriefIn(wanted: Locale): Debrief | null {
    const ending = running?.drill.ending ?? null;
    return ending === null ? null : debriefOf(ending.situation, rules.severities, wanted);
  }

  function begin(scenario: Scenario, live: string | null): Running {
    const stage = onlyWhileRunning(createPracticeStage(ports), ports.whileRunning);
    // A live drill may come out differently each time.
    const random = createRandom({ random: clock.now() | 0 });
    const drill = new Drill({ scenario, stage, clock, random, locale, logger, live: live === null ? [] : [live] });
    const begun: Running = { scenario, live, drill, room: null };
    const seen = async (): Promise<void> => {
      begun.room ??= (await stage.look()).incident?.place?.channel ?? null;
      watchers.tell();
    };
    drill.watch(() => void seen().catch(watchers.tell));
    drill.ended.catch((error: unknown) => {
      logger.error({ scenario: scenario.name, error: String(error) }, "the drill ended by itself");
      running = null;
      watchers.tell();
    });
    return begun;
  }

  return {
    scenarios,
    isOn,
    start(name, live) {
      if (isOn()) throw new Error("A drill is under way. Stop it first.");
      const scenario = scenarios.find((each) => each.name === name);
      if (scenario === undefined) throw new Error(`There is no scenario ${name}.`);
      if (live !== null && scenario.roles[live] === undefined) throw new Error(`${name} has no role ${live}.`);
      running = begin(scenario, live);
      watchers.tell();
    },
    stop: async () => running?.drill.stop(),
    next: () => running?.drill.next() ?? null,
    isWaiting: () => running !== null && isOn() && running.drill.prompts().length > 0,
    now() {
      if (running === null) return null;
      const { scenario, live, drill, room } = running;
      const debrief = debriefIn(locale);
      return {
        title: scenario.title,
        live: live === null ? null : { role: live, person: personIn(scenario, live) },
        room,
        prompts: drill.prompts().map(({ text }) => text),
        ended: drill.ending?.why ?? null,
        score: debrief === null ? null : { points: debrief.points, of: debrief.of },
      };
    },
    debrief: debriefIn,
    dismiss() {
      if (!isOn()) running = null;
      watchers.tell();
    },
    watch: watchers.watch,
  };
}

/** A dead bot never answers, and nobody in a drill waits for it: they try again later. */
function onlyWhileRunning(stage: Stage, whileRunning: DrillsPorts["whileRunning"]): Stage {
  return {
    ...stage,
    look: () => whileRunning(() => stage.look()),
    perform: (person, deed) => whileRunning(() => stage.perform(person, deed)),
    callOff: (reason) => whileRunning(() => stage.callOff(reason)),
  };
}
