import { isInvolved } from "../incident/authority.ts";
import type { By } from "../incident/commands.ts";
import type { Parts } from "../parts.ts";
import { Refusal } from "../refusal.ts";
import { incidentByChannel, incidentById, type IncidentRow } from "../store/incident-rows.ts";
import { isInside } from "./list/visible-incidents.ts";

interface Actor {
  parts: Parts;
  person: string;
  by: By;
  /** Where they acted, as Slack says. */
  channel: string | null;
}

/**
 * A button's or form's payload is only a claim. The incident it names must exist; and where that, or the one whose room
 * it names, is private, it doesn't for whoever is neither in its room nor has a part in it.
 */
export async function requireInsight(actor: Actor, payload: unknown): Promise<void> {
  const { incident, channel } = Object(payload) as { incident?: unknown; channel?: unknown };
  const { store } = actor.parts;
  if (typeof incident === "number") {
    const row = await store.read((tx) => incidentById(tx, incident));
    if (row === null || !(await mayKnow(actor, row))) throw unknownIncident(incident);
  } else if (typeof channel === "string") {
    const row = await store.read((tx) => incidentByChannel(tx, channel));
    if (row !== null && !(await mayKnow(actor, row))) throw unknownIncident(row.id);
  }
}

function unknownIncident(number: number): Refusal {
  return new Refusal("noSuchIncident", { incident: `INC-${number}` });
}

/** Slack lets nobody act in a private channel who isn't in it; only who acts elsewhere has to be looked for. */
async function mayKnow({ parts, person, channel }: Actor, row: IncidentRow): Promise<boolean> {
  if (!row.private || (row.channel !== null && row.channel === channel)) return true;
  const incident = await parts.engine.load(row.id);
  if (incident !== null && isInvolved(incident, person)) return true;
  return isInside(parts, row, person);
}
