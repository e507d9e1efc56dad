import type { Clock, Instant } from "../clock.ts";
import type { Entropy } from "../entropy.ts";
import type { By } from "../incident/commands.ts";
import { actorSchema } from "../incident/actor.ts";
import type { Recorded } from "../incident/events.ts";
import { putDeadline } from "../store/deadline-rows.ts";
import { enqueueEffects, type EffectRow } from "../store/effect-rows.ts";
import { claimCause, loadEvents, lockStream, type EventRow } from "../store/event-rows.ts";
import type { Connection, Tx } from "../store/query.ts";
import type { Store } from "../store/store.ts";
import type { Decider } from "./decider.ts";
import { leaseFrom } from "./leases.ts";
import { record } from "./record.ts";
import type { StreamWork } from "./stream-work.ts";

export interface StreamPorts<State, Facts> {
  store: Store;
  clock: Clock;
  entropy: Entropy;
  /** What a decision may look at, read in its transaction. */
  facts(tx: Connection, id: string, now: Instant): Tx<Facts>;
  /** Writes what others look up of the state, in the transaction that changes it. */
  project?(tx: Connection, id: string, state: State): Tx<unknown>;
  /** Called after each commit, with the effects that were born leased. */
  released(born: readonly EffectRow[]): void;
}

/** The streams of one kind; the only way anything is written to them. */
export interface Streams<State, Command, Event> {
  /** Throws a Refusal when a rule says no. A cause that was seen before changes nothing. */
  handle(
    id: string,
    command: Command,
    by: By,
    cause: string,
  ): Promise<{ state: State; events: readonly Recorded<Event>[] }>;
  load(id: string): Promise<State>;
  history(id: string): Promise<readonly Recorded<Event>[]>;
}

/** What an effect is performed with: the state as it is now, and the event that asked for it. */
export interface StreamPerformance<State, Event> {
  /** Its idempotency key everywhere. */
  effectId: string;
  /** 1 for the first attempt. */
  attempt: number;
  id: string;
  state: State;
  because: Recorded<Event>;
}

/** Carries an effect out; it may be called twice for one effect and must then do no harm. */
export type StreamPerform<State, Command, Event, Effect> = (
  effect: Effect,
  performance: StreamPerformance<State, Event>,
) => Promise<Command | null>;

export function createStreams<
  State,
  Command,
  Event extends { readonly type: string },
  Effect extends { readonly kind: string },
  Facts,
>(
  decider: Decider<State, Command, Event, Effect, Facts>,
  ports: StreamPorts<State, Facts>,
): Streams<State, Command, Event> & { work(perform: StreamPerform<State, Command, Event, Effect>): StreamWork } {
  const { store, clock } = ports;
  const nameOf = (id: string): string => `${decider.name}:${id}`;
  const idOf = (stream: string): string => stream.slice(decider.name.length + 1);
  const fold = (id: string, history: readonly Recorded<Event>[]): State =>
    history.reduce((state, each) => decider.evolve(state, each), decider.initial(id));
  const history = async (id: string): Promise<Recorded<Event>[]> =>
    (await store.read((tx) => loadEvents(tx, nameOf(id)))).map((row) => readRow(decider, row));
  const handle: Streams<State, Command, Event>["handle"] = async (id, command, by, cause) => {
    const { born, ...handled } = await store.transaction((tx) => handleWithin(tx, id, command, by, cause));
    ports.released(born);
    return handled;
  };

  return {
    handle,
    history,
    load: async (id) => fold(id, await history(id)),
    work: (perform) => ({
      async perform(row) {
        const id = idOf(row.stream);
        const past = await history(id);
        const because = past.find(({ seq }) => seq === seqIn(row));
        if (because === undefined) throw new Error(`The effect ${row.id} has no event.`);
        const effect = decider.effectSchema.parse(JSON.parse(row.payload));
        return perform(effect, { effectId: row.id, attempt: row.attempts, id, state: fold(id, past), because });
      },
      *learn(tx, stream, learnt, cause) {
        const by = { kind: "watchfire" } as const;
        return (yield* handleWithin(tx, idOf(stream), learnt as Command, by, cause)).born;
      },
      async passDeadline(stream, cause) {
        await handle(idOf(stream), decider.passDeadline, { kind: "watchfire" }, cause);
      },
    }),
  };

  function* handleWithin(
    tx: Connection,
    id: string,
    command: Command,
    by: By,
    cause: string,
  ): Tx<{ state: State; events: Recorded<Event>[]; born: EffectRow[] }> {
    const stream = nameOf(id);
    yield* lockStream(tx, stream);
    const rows = yield* loadEvents(tx, stream);
    const before = fold(
      id,
      rows.map((row) => readRow(decider, row)),
    );
    const now = clock.now();
    if (!(yield* claimCause(tx, stream, cause, now))) return { state: before, events: [], born: [] };
    const facts = yield* ports.facts(tx, id, now);
    const decided = decider.decide(before, command, { by, facts });
    const appended = yield* record(tx, ports.entropy, { stream, last: rows.at(-1), by, cause, now }, decided);
    const events = appended.map((row) => readRow(decider, row));
    const state = events.reduce((each, event) => decider.evolve(each, event), before);
    yield* putDeadline(tx, stream, decider.nextDeadline(state, facts));
    if (events.length > 0 && ports.project) yield* ports.project(tx, id, state);
    return { state, events, born: yield* queue(tx, stream, state, events) };
  }

  function* queue(tx: Connection, stream: string, state: State, events: readonly Recorded<Event>[]): Tx<EffectRow[]> {
    const now = clock.machineNow();
    const effects = events.flatMap((event) =>
      decider.react(state, event).map((effect, index) => ({
        id: `${stream}:${event.seq}:${index}`,
        stream,
        lane: `${stream}/${decider.laneOf(effect)}`,
        kind: effect.kind,
        payload: JSON.stringify(effect),
        urgent: decider.isUrgent(effect),
        runAt: now,
        dueAt: event.at,
        replaces: false,
      })),
    );
    return yield* enqueueEffects(tx, effects, now, leaseFrom(store, now));
  }
}

/** The number of the event that asked for an effect; a stream's own name may hold colons. */
function seqIn(row: EffectRow): number {
  return Number(row.id.slice(row.stream.length + 1).split(":")[0]);
}

function readRow<Event>(
  { eventSchema }: { eventSchema: { parse(value: unknown): Event } },
  row: EventRow,
): Recorded<Event> {
  return {
    seq: row.seq,
    at: row.at,
    by: actorSchema.parse(JSON.parse(row.actor)),
    event: eventSchema.parse(JSON.parse(row.body)),
  };
}
