import type { Recorded } from "../incident/events.ts";
import { loadEvents, loadStreams, type EventRow } from "../store/event-rows.ts";
import type { Store } from "../store/store.ts";
import { incidentStream, readEvent } from "./stream.ts";

/** So many streams are asked for by one statement; the statement is prepared for powers of two. */
const TOGETHER = [64, 32, 16, 8, 4, 2, 1] as const;

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
      return new Map([...piecesOf([...streams])].flatMap((piece) => readPiece(piece)));
    });
    return { streams, answers };
  }

  function readPiece(streams: readonly string[]): [string, Promise<readonly EventRow[]>][] {
    const [only, ...more] = streams;
    if (only !== undefined && more.length === 0) return [[only, store.readOne((tx) => loadEvents(tx, only))]];
    const all = store.readOne((tx) => loadStreams(tx, streams));
    return streams.map((stream) => [stream, all.then((found) => found.get(stream) ?? [])]);
  }
}

function* piecesOf(streams: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < streams.length;) {
    const size = TOGETHER.find((each) => each <= streams.length - start) ?? 1;
    yield streams.slice(start, start + size);
    start += size;
  }
}
