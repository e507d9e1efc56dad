import type { Parts } from "../../parts.ts";
import { incidentAt } from "../../store/incident-rows.ts";

/**
 * The incident whose war room this channel is, also after its end; null elsewhere. A channel that only holds an
 * incident's thread is no war room.
 */
export async function roomOf(parts: Pick<Parts, "store">, channel: string): Promise<number | null> {
  const row = await parts.store.read((tx) => incidentAt(tx, channel, null));
  return row?.id ?? null;
}
