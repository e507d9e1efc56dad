import { actorSchema } from "../incident/actor.ts";
import { incidentEventSchema, type Recorded } from "../incident/events.ts";
import type { EventRow } from "../store/event-rows.ts";

/** The name under which an incident's events are kept. */
export function incidentStream(number: number): string {
  return `incident:${number}`;
}

export function incidentNumber(stream: string): number {
  return Number(stream.slice("incident:".length));
}

/** So many events are kept parsed. */
const REMEMBERED = 4_000;
const parsed = new Map<string, { body: string; recorded: Recorded }>();

/**
 * An event as it was written; parsed, because what is on disk outlives the program that wrote it. Every effect reads
 * its incident's whole history: what was parsed before is taken from there. An erased event keeps its hash, not its body.
 */
export function readEvent(row: Pick<EventRow, "seq" | "at" | "actor" | "body" | "hash">): Recorded {
  const known = parsed.get(row.hash);
  if (known !== undefined && known.body === row.body) return known.recorded;
  const recorded: Recorded = {
    seq: row.seq,
    at: row.at,
    by: actorSchema.parse(JSON.parse(row.actor)),
    event: incidentEventSchema.parse(JSON.parse(row.body)),
  };
  if (parsed.size >= REMEMBERED) parsed.delete(parsed.keys().next().value!);
  parsed.set(row.hash, { body: row.body, recorded });
  return recorded;
}
