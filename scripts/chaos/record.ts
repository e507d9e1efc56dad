import { systemClock } from "../../src/clock.ts";
import { overdueNow } from "../../src/audit/overdue.ts";
import { readEvent } from "../../src/engine/stream.ts";
import type { Recorded } from "../../src/incident/events.ts";
import { loadEvents, streamNames } from "../../src/store/event-rows.ts";
import { readDatabase } from "../../src/store/examine.ts";
import { firstBrokenLink } from "../../src/store/hash-chain.ts";
import { timelineMessages } from "../../src/store/message-rows.ts";
import type { Overdue } from "../../src/store/overdue-rows.ts";

/** What the database says when all is over. */
export interface Written {
  readonly incidents: readonly { number: number; history: readonly Recorded[] }[];
  /** `<channel> <ts>` of each message that is kept, as often as it is kept. */
  readonly kept: readonly string[];
  /** Streams whose chain of hashes doesn't hold. */
  readonly broken: readonly string[];
  readonly overdue: readonly Overdue[];
}

export function readWritten(databaseUrl: string): Promise<Written> {
  return readDatabase(databaseUrl, function* (tx) {
    const incidents = [];
    const kept: string[] = [];
    const broken: string[] = [];
    for (const stream of yield* streamNames(tx, "incident:")) {
      const rows = yield* loadEvents(tx, stream);
      const number = Number(stream.slice("incident:".length));
      if (firstBrokenLink(rows) !== null) broken.push(stream);
      incidents.push({ number, history: rows.map(readEvent) });
      for (const { channel, ts } of yield* timelineMessages(tx, number)) kept.push(`${channel} ${ts}`);
    }
    return { incidents, kept, broken, overdue: yield* overdueNow(tx, systemClock) };
  });
}
