import type { Incident } from "../../incident/incident.ts";
import { rulesOf } from "../../incident-rules.ts";
import { onCallAmong } from "../../oncall/on-call-now.ts";
import type { Parts } from "../../parts.ts";
import { incidentById } from "../../store/incident-rows.ts";
import { textsIn } from "../../texts/texts.ts";
import type { Scene } from "./surface.ts";

/** What a view is drawn with: in the reader's language and zone, or in the workspace's when nobody in particular reads. */
export async function sceneFor(parts: Parts, incident: Incident, reader?: string): Promise<Scene> {
  const { config, people } = parts;
  const person = reader === undefined ? null : await people.find(reader);
  const locale = reader === undefined ? config.locale : await people.localeFor(reader);
  const summary = await parts.store.read((tx) => incidentById(tx, incident.number));
  const now = parts.clock.now();
  return {
    texts: textsIn(locale),
    locale,
    zone: person?.tz ?? config.timezone,
    config,
    facts: {
      now,
      rules: rulesOf(config),
      onCall: (team) => onCallAmong(config.teams)(team, now),
      lastHumanWordAt: summary?.lastHumanWordAt ?? null,
    },
    nameOf: (id) => people.nameOf(id),
  };
}
