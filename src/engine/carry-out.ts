import { nextDeadline } from "../incident/deadlines.ts";
import { decide } from "../incident/decide.ts";
import { evolve, fold } from "../incident/evolve.ts";
import type { By, IncidentCommand } from "../incident/commands.ts";
import type { Recorded } from "../incident/events.ts";
import { isOver, type Incident } from "../incident/incident.ts";
import type { Facts } from "../incident/rules.ts";
import { factsAt } from "../incident-rules.ts";
import type { EffectRow } from "../store/effect-rows.ts";
import { appendLinked, claimCauses, type EventRow } from "../store/event-rows.ts";
import {
  busyPeople,
  incidentsById,
  putIncidentSummary,
  touchLastHumanWord,
  type IncidentRow,
  type IncidentSummary,
} from "../store/incident-rows.ts";
import { overridesFrom } from "../store/override-rows.ts";
import type { Connection, Tx } from "../store/query.ts";
import type { EnginePorts, Handled } from "./engine.ts";
import { queueConsequences } from "./queue-consequences.ts";
import { rowsOf } from "./record.ts";
import { incidentStream, readEvent } from "./stream.ts";
import { summarise } from "./summarise.ts";

/** A command for one incident. */
export interface Task {
  number: number;
  command: IncidentCommand;
  by: By;
  cause: string;
}

export interface Outcome {
  /** In the order of the tasks. */
  handled: Handled[];
  born: EffectRow[];
}

/**
 * Decides and writes what becomes of the incidents, one task each, whose streams are locked and whose `past` is given. However many
 * there are, the same few statements carry all of them.
 */
export function* carryOut(
  ports: EnginePorts,
  tx: Connection,
  tasks: readonly Task[],
  past: ReadonlyMap<string, EventRow[]>,
): Tx<Outcome> {
  const now = ports.clock.now();
  const claims = tasks.map(({ number, cause }) => ({ stream: incidentStream(number), cause, at: now }));
  const fresh = yield* claimCauses(tx, claims);
  const summaries = yield* incidentsById(tx, past.size === 0 ? [] : tasks.map(({ number }) => number));
  const overrides = yield* overridesFrom(tx, now);
  const busyBeside = yield* busyPeople(tx);
  const known = factsAt(ports.circumstances, { now, overrides, busy: new Map(), lastHumanWordAt: null });
  const steps = tasks.map((task) => {
    const stream = incidentStream(task.number);
    const summary = summaries.get(task.number);
    const facts = { ...known, busy: busyBeside(task.number), lastHumanWordAt: summary?.lastHumanWordAt ?? null };
    return step(ports, task, { rows: past.get(stream) ?? [], fresh: fresh.has(stream), summary, facts });
  });
  const taken = steps.filter((each) => each.summary !== null);
  yield* appendLinked(
    tx,
    taken.flatMap(({ rows }) => rows),
  );
  yield* putIncidentSummary(tx, ...taken.map(({ summary }) => summary!));
  // Every human act is a sign of life, whatever came of it.
  for (const { task } of taken.filter(({ spoke }) => spoke))
    yield* touchLastHumanWord(tx, task.number, now, (task.by as Extract<By, { kind: "person" }>).id);
  const born = yield* queueConsequences(ports, tx, taken);
  return { handled: steps.map(({ incident, events }) => ({ incident, events })), born };
}

interface Step {
  task: Task;
  before: Incident | null;
  incident: Incident;
  events: Recorded[];
  rows: EventRow[];
  /** A person acted. */
  spoke: boolean;
  /** To be written; null where nothing was decided, for the cause had been seen before. */
  summary: IncidentSummary | null;
}

/** What becomes of one incident; nothing is written yet. */
function step(
  ports: EnginePorts,
  task: Task,
  given: { rows: readonly EventRow[]; fresh: boolean; summary: IncidentRow | undefined; facts: Facts },
): Step {
  const { number, command, by, cause } = task;
  const { facts } = given;
  const before = fold(given.rows.map(readEvent));
  if (!given.fresh && before !== null)
    return { task, before, incident: before, events: [], rows: [], spoke: false, summary: null };
  const decided = decide(before, command, { by, facts, number });
  const stream = incidentStream(number);
  const rows = rowsOf(ports.entropy, { stream, last: given.rows.at(-1), by, cause, now: facts.now }, decided);
  const events = rows.map(readEvent);
  const spoke = by.kind === "person" && before !== null && command.type !== "speak";
  const heard: Facts = spoke ? { ...facts, lastHumanWordAt: facts.now } : facts;
  const incident = events.reduce<Incident | null>(evolve, before)!;
  const deadline = isOver(incident) ? null : nextDeadline(incident, heard);
  const summary = summarise(incident, given.summary?.declareCause ?? cause, deadline);
  return { task, before, incident, events, rows, spoke, summary };
}
