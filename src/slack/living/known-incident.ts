import type { Incident } from "../../incident/incident.ts";
import type { Parts } from "../../parts.ts";
import { Refusal } from "../../refusal.ts";

/** The incident a button or a verb is about, as it is now. */
export async function knownIncident(parts: Pick<Parts, "engine">, number: number | null): Promise<Incident> {
  const incident = number === null ? null : await parts.engine.load(number);
  if (incident === null) throw new Refusal("noSuchIncident", { incident: number === null ? "INC" : `INC-${number}` });
  return incident;
}
