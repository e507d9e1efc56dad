import type { Recorded } from "../incident/events.ts";
import { loadStreams, type EventRow } from "../store/event-rows.ts";
import { batchesOf } from "../store/query.ts";
import type { Store } from "../store/store.ts";
import { incidentStream, readEvent } from "./stream.ts";

/**
 * Reads the histories of incidents, as they are or later. Those asked for in one turn of the loop are one question: a
 * thousand calls that begin together would otherwise ask a thousand times.
 */
export function createHistories(store: Pick<Store, "readOne">): (number: number) => Promise<Recorded[]> {
  type Answers = Map<string, Promise<readonly EventRow[]>>;
  let asked: { streams: Set<string>; answers: Promise<Answers> } | null = null;

  return async (number) => {
    const stream = incidentStream(number);
    asked ??= ask(new Set());
    asked.streams.add(stream);
    const rows = (await asked.answers).get(stream)!;
    return (await rows).map(readEvent);
  };

  function ask(streams: Set<string>): { streams: Set<string>; answers: Promise<Answers> } {
    const answers = Promise.resolve().then(() => {
      asked = null;
      return new Map([...batchesOf([...streams])].flatMap(readBatch));
    });
    return { streams, answers };
  }

  /** By one statement: a batch is what one is prepared for. */
  function readBatch(streams: readonly string[]): [string, Promise<readonly EventRow[]>][] {
    const all = store.readOne((tx) => loadStreams(tx, streams));
    return streams.map((stream) => [stream, all.then((found) => found.get(stream) ?? [])]);
  }
}
