import type { Parts } from "../../parts.ts";
import type { IncidentRow } from "../../store/incident-rows.ts";
import type { Verb } from "../verbs/verb.ts";
import { listView, type ListedIncident } from "./list-view.ts";
import { visibleIncidents } from "./visible-incidents.ts";

/** The open incidents, gravest first. */
export const listVerb: Verb = {
  name: "list",
  aliases: ["ls", "open"],
  korean: ["목록", "진행중"],
  where: "anywhere",
  fits: (args) => args === "",
  async run({ parts, person, texts }) {
    const incidents = await listedIncidents(parts, person);
    const zone = (await parts.people.find(person))?.tz ?? parts.config.timezone;
    return listView(incidents, { texts, config: parts.config, zone });
  },
};

/** The open incidents somebody may know of, as they are listed. */
export async function listedIncidents(parts: Parts, person: string): Promise<ListedIncident[]> {
  const rows = await visibleIncidents(parts, person);
  const listed = await Promise.all(rows.map((row) => listedFrom(parts, row)));
  return listed.filter((incident) => incident !== null);
}

async function listedFrom(parts: Parts, row: IncidentRow): Promise<ListedIncident | null> {
  const incident = await parts.engine.load(row.id);
  if (incident === null) return null;
  const { number, title, severity, phase, drill, declaredAt, roles } = incident;
  const channel = row.placeTs === null ? row.channel : null;
  return { number, title, severity, phase, drill, declaredAt, ic: roles.ic ?? null, channel };
}
