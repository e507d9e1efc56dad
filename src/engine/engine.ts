import type { Clock } from "../clock.ts";
import type { Entropy } from "../entropy.ts";
import type { By, Declare, IncidentCommand } from "../incident/commands.ts";
import { fold } from "../incident/evolve.ts";
import type { Recorded } from "../incident/events.ts";
import type { Incident } from "../incident/incident.ts";
import type { Circumstances } from "../incident-rules.ts";
import type { EffectRow } from "../store/effect-rows.ts";
import { loadEvents, loadStreams, lockStream } from "../store/event-rows.ts";
import { incidentByDeclareCause, nextIncidentNumber } from "../store/incident-rows.ts";
import type { Connection, Tx } from "../store/query.ts";
import type { Store } from "../store/store.ts";
import { carryOut, type Outcome, type Task } from "./carry-out.ts";
import { incidentStream, readEvent } from "./stream.ts";
import { createHistories } from "./histories.ts";

export interface EnginePorts {
  store: Store;
  clock: Clock;
  entropy: Entropy;
  circumstances: Circumstances;
}

export interface Handled {
  incident: Incident;
  /** What the command led to; empty when there was nothing to do, or its cause had been seen before. */
  events: readonly Recorded[];
}

/** The only way anything is written to an incident. */
export interface Engine {
  /** Opens a new incident. The same cause never opens a second one: the first is returned. */
  declare(command: Declare, by: By, cause: string): Promise<Handled>;
  /**
   * Carries out a command. Throws a Refusal when a rule says no. A cause that was seen before changes nothing.
   */
  handle(number: number, command: IncidentCommand, by: By, cause: string): Promise<Handled>;
  /** The same inside a transaction of the caller's, who passes what is born leased to `released` after the commit. */
  handleWithin(
    tx: Connection,
    number: number,
    command: IncidentCommand,
    by: By,
    cause: string,
  ): Tx<Handled & { born: EffectRow[] }>;
  /**
   * The same command for several incidents, each with its cause, in one transaction: a thousand commits would keep the last
   * of a thousand waiting. What is refused, or fails, fails all of them.
   */
  handleAll(orders: readonly { number: number; cause: string }[], command: IncidentCommand, by: By): Promise<void>;
  load(number: number): Promise<Incident | null>;
  history(number: number): Promise<Recorded[]>;
  /** Tells the outbox of effects that were born leased, and everybody that deadlines may have moved. */
  released(born: readonly EffectRow[]): void;
  onReleased(listener: (born: readonly EffectRow[]) => void): void;
}

export function createEngine(ports: EnginePorts): Engine {
  const { store } = ports;
  let tellOutbox: (born: readonly EffectRow[]) => void = () => undefined;

  const engine: Engine = {
    async declare(command, by, cause) {
      const { born, ...handled } = await store.transaction((tx) => declareWithin(ports, tx, command, by, cause));
      engine.released(born);
      return handled;
    },
    async handle(number, command, by, cause) {
      const { born, ...handled } = await store.transaction((tx) => engine.handleWithin(tx, number, command, by, cause));
      engine.released(born);
      return handled;
    },
    *handleWithin(tx, number, command, by, cause) {
      const { handled, born } = yield* handleWithin(ports, tx, [{ number, command, by, cause }]);
      return { ...handled[0]!, born };
    },
    async handleAll(orders, command, by) {
      const tasks = orders.map((order) => ({ ...order, command, by }));
      const { born } = await store.transaction((tx) => handleWithin(ports, tx, tasks));
      engine.released(born);
    },
    async load(number) {
      return fold(await engine.history(number));
    },
    history: createHistories(store),
    released(born) {
      if (born.length > 0) tellOutbox(born);
      store.wake("effects");
      store.wake("deadlines");
    },
    onReleased(listener) {
      tellOutbox = listener;
    },
  };
  return engine;
}

function* declareWithin(
  ports: EnginePorts,
  tx: Connection,
  command: Declare,
  by: By,
  cause: string,
): Tx<Handled & { born: EffectRow[] }> {
  yield* lockStream(tx, "declarations");
  const known = yield* incidentByDeclareCause(tx, cause);
  if (known !== null) {
    const rows = yield* loadEvents(tx, incidentStream(known.id));
    return { incident: fold(rows.map(readEvent))!, events: [], born: [] };
  }
  const number = yield* nextIncidentNumber(tx);
  const { handled, born } = yield* carryOut(ports, tx, [{ number, command, by, cause }], new Map());
  return { ...handled[0]!, born };
}

function* handleWithin(ports: EnginePorts, tx: Connection, tasks: readonly Task[]): Tx<Outcome> {
  const streams = tasks.map(({ number }) => incidentStream(number));
  yield* lockStream(tx, ...streams);
  return yield* carryOut(ports, tx, tasks, yield* loadStreams(tx, streams));
}
