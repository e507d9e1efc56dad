import type { Parts } from "../../parts.ts";
import type { IncidentRow } from "../../store/incident-rows.ts";
import { openIncidents } from "../../store/incident-rows.ts";

/**
 * The open incidents somebody may know of, the gravest first, then the oldest. A private one is shown to the members
 * of its room; when Slack can't say who they are, to nobody.
 */
export async function visibleIncidents(parts: Parts, person: string): Promise<IncidentRow[]> {
  const rows = await parts.store.read((tx) => openIncidents(tx));
  const visible = await Promise.all(rows.map(async (row) => !row.private || (await isInside(parts, row, person))));
  return rows
    .filter((_, index) => visible[index])
    .toSorted((a, b) => a.severity.localeCompare(b.severity) || a.declaredAt - b.declaredAt);
}

/** Rooms of private incidents are small: more pages than this are not read. */
const MOST_PAGES = 5;

/** Whether somebody is in the room of an incident, as Slack says; false when Slack can't be asked. */
export async function isInside(parts: Parts, { channel, placeTs }: IncidentRow, person: string): Promise<boolean> {
  if (channel === null || placeTs !== null) return false;
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await parts.slack.interactive.conversations
      .members({ channel, limit: 1000, ...(cursor ? { cursor } : {}) })
      .catch(() => null);
    if (answer?.members?.includes(person)) return true;
    cursor = answer?.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return false;
  }
  return false;
}
