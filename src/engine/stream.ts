import { actorSchema, incidentEventSchema, type Recorded } from "../incident/events.ts";
import type { EventRow } from "../store/event-rows.ts";

/** The name under which an incident's events are kept. */
export function incidentStream(number: number): string {
  return `incident:${number}`;
}

export function incidentNumber(stream: string): number {
  return Number(stream.slice("incident:".length));
}

/** An event as it was written; parsed, because what is on disk outlives the program that wrote it. */
export function readEvent(row: Pick<EventRow, "seq" | "at" | "actor" | "body">): Recorded {
  return {
    seq: row.seq,
    at: row.at,
    by: actorSchema.parse(JSON.parse(row.actor)),
    event: incidentEventSchema.parse(JSON.parse(row.body)),
  };
}
