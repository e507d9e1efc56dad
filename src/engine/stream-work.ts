import type { EffectRow } from "../store/effect-rows.ts";
import type { Connection, Tx } from "../store/query.ts";

/** What outbox and heartbeat do with the streams of one kind. What an effect learns is a command only its stream reads. */
export interface StreamWork {
  /** Carries an effect out and returns what was learnt; null when there is nothing to tell. */
  perform(row: EffectRow): Promise<unknown>;
  /** Tells the stream, within the transaction that settles the effect; returns what was born leased. */
  learn(tx: Connection, stream: string, learnt: unknown, cause: string): Tx<EffectRow[]>;
  /** Passes what has come due, of one stream. */
  passDeadline(stream: string, cause: string): Promise<void>;
  /** Passes what has come due of many, in one go. What fails fails all of them; left out where each is passed alone. */
  passDeadlines?(due: readonly { stream: string; cause: string }[]): Promise<void>;
}

/** By the word in front of the colon: `incident`, `rota`, `person`. */
export type StreamWorks = Readonly<Record<string, StreamWork>>;

export function workOn(works: StreamWorks, stream: string): StreamWork {
  const work = works[kindOf(stream)];
  if (work === undefined) throw new Error(`Nothing works on the stream ${stream}.`);
  return work;
}

export function kindOf(stream: string): string {
  return stream.slice(0, stream.indexOf(":"));
}
