import { readEvent } from "../../src/engine/stream.ts";
import { evolve } from "../../src/incident/evolve.ts";
import type { Recorded } from "../../src/incident/events.ts";
import type { Incident } from "../../src/incident/incident.ts";
import type { OpenFile } from "../../src/store/sqlite-file.ts";

/** One incident's history, with what the incident was after each event. */
export interface Chronicle {
  readonly number: number;
  readonly history: Recorded[];
  readonly states: Incident[];
}

/** All that is written down so far, read as it grows. */
export interface Ledger {
  /** Reads what is new; returns the incidents with something new. */
  read(): ReadonlySet<Chronicle>;
  readonly all: ReadonlyMap<number, Chronicle>;
}

type Row = Parameters<typeof readEvent>[0] & { place: number; stream: string };

export function createLedger(client: OpenFile["client"]): Ledger {
  const select = client.prepare<[number], Row>(
    "select rowid as place, stream, seq, at, actor, body, hash from events where rowid > ? order by rowid",
  );
  const all = new Map<number, Chronicle>();
  let last = 0;

  function add(row: Row): Chronicle | null {
    last = row.place;
    const [kind, number] = row.stream.split(":");
    if (kind !== "incident") return null;
    const chronicle = all.get(Number(number)) ?? { number: Number(number), history: [], states: [] };
    all.set(chronicle.number, chronicle);
    const recorded = readEvent(row);
    chronicle.history.push(recorded);
    chronicle.states.push(evolve(chronicle.states.at(-1) ?? null, recorded));
    return chronicle;
  }

  return {
    all,
    read: () => new Set(select.all(last).flatMap((row) => add(row) ?? [])),
  };
}
