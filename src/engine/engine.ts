import type { Clock } from "../clock.ts";
import type { Entropy } from "../entropy.ts";
import type { By, Declare, IncidentCommand } from "../incident/commands.ts";
import { nextDeadline } from "../incident/deadlines.ts";
import { decide } from "../incident/decide.ts";
import { evolve, fold } from "../incident/evolve.ts";
import type { Recorded } from "../incident/events.ts";
import { isOver, type Incident } from "../incident/incident.ts";
import type { Facts } from "../incident/rules.ts";
import { factsAt, type Circumstances } from "../incident-rules.ts";
import type { EffectRow } from "../store/effect-rows.ts";
import { claimCause, loadEvents, lockStream, type EventRow } from "../store/event-rows.ts";
import {
  busyElsewhere,
  incidentByDeclareCause,
  incidentById,
  nextIncidentNumber,
  putIncidentSummary,
  touchLastHumanWord,
} from "../store/incident-rows.ts";
import { overridesFrom } from "../store/override-rows.ts";
import type { Connection, Tx } from "../store/query.ts";
import type { Store } from "../store/store.ts";
import { queueConsequences } from "./queue-consequences.ts";
import { record } from "./record.ts";
import { incidentStream, readEvent } from "./stream.ts";
import { summarise } from "./summarise.ts";

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
      const { born, ...handled } = await store.transaction((tx) => handleWithin(ports, tx, number, command, by, cause));
      engine.released(born);
      return handled;
    },
    handleWithin: (tx, number, command, by, cause) => handleWithin(ports, tx, number, command, by, cause),
    async load(number) {
      return fold(await engine.history(number));
    },
    async history(number) {
      const rows = await store.read((tx) => loadEvents(tx, incidentStream(number)));
      return rows.map(readEvent);
    },
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

type Outcome = Handled & { born: EffectRow[] };

function* declareWithin(ports: EnginePorts, tx: Connection, command: Declare, by: By, cause: string): Tx<Outcome> {
  yield* lockStream(tx, "declarations");
  const known = yield* incidentByDeclareCause(tx, cause);
  if (known !== null) {
    const rows = yield* loadEvents(tx, incidentStream(known.id));
    return { incident: fold(rows.map(readEvent))!, events: [], born: [] };
  }
  const number = yield* nextIncidentNumber(tx);
  return yield* carryOut(ports, tx, { number, command, by, cause, rows: [] });
}

function* handleWithin(
  ports: EnginePorts,
  tx: Connection,
  number: number,
  command: IncidentCommand,
  by: By,
  cause: string,
): Tx<Outcome> {
  const stream = incidentStream(number);
  yield* lockStream(tx, stream);
  const rows = yield* loadEvents(tx, stream);
  return yield* carryOut(ports, tx, { number, command, by, cause, rows });
}

interface Task {
  number: number;
  command: IncidentCommand;
  by: By;
  cause: string;
  rows: readonly EventRow[];
}

function* carryOut(ports: EnginePorts, tx: Connection, { number, command, by, cause, rows }: Task): Tx<Outcome> {
  const stream = incidentStream(number);
  const before = fold(rows.map(readEvent));
  const now = ports.clock.now();
  const fresh = yield* claimCause(tx, stream, cause, now);
  const summary = before === null ? null : yield* incidentById(tx, number);
  const facts = factsAt(ports.circumstances, {
    now,
    overrides: yield* overridesFrom(tx, now),
    busy: yield* busyElsewhere(tx, number),
    lastHumanWordAt: summary?.lastHumanWordAt ?? null,
  });
  if (!fresh && before !== null) return { incident: before, events: [], born: [] };
  const decided = decide(before, command, { by, facts, number });
  const appended = yield* record(tx, ports.entropy, { stream, last: rows.at(-1), by, cause, now }, decided);
  const events = appended.map(readEvent);
  const spoke = by.kind === "person" && before !== null && command.type !== "speak";
  const heard: Facts = spoke ? { ...facts, lastHumanWordAt: now } : facts;
  const incident = events.reduce<Incident | null>(evolve, before)!;
  const deadline = isOver(incident) ? null : nextDeadline(incident, heard);
  yield* putIncidentSummary(tx, summarise(incident, summary?.declareCause ?? cause, deadline));
  // Every human act is a sign of life, whatever came of it.
  if (spoke) yield* touchLastHumanWord(tx, number, now, by.id);
  const born = yield* queueConsequences(ports, tx, { before, events });
  return { incident, events, born };
}
