import type { Incident } from "../../incident/incident.ts";
import { factsAt } from "../../incident-rules.ts";
import type { Parts } from "../../parts.ts";
import { busyElsewhere, incidentById, ringingElsewhere } from "../../store/incident-rows.ts";
import { overridesFrom } from "../../store/override-rows.ts";
import { textsIn } from "../../texts/texts.ts";
import type { Scene } from "./surface.ts";

/** What a view is drawn with: in the reader's language and zone, or in the workspace's when nobody in particular reads. */
export async function sceneFor(parts: Parts, incident: Incident, reader?: string): Promise<Scene> {
  const { config, people } = parts;
  const person = reader === undefined ? null : await people.find(reader);
  const locale = reader === undefined ? config.locale : await people.localeFor(reader);
  const now = parts.clock.now();
  const called = incident.paging.calls.find((call) => call.person === reader && call.state === "ringing")?.person;
  const { alsoRinging, ...known } = await parts.store.read(function* (tx) {
    const summary = yield* incidentById(tx, incident.number);
    return {
      overrides: yield* overridesFrom(tx, now),
      busy: yield* busyElsewhere(tx, incident.number),
      lastHumanWordAt: summary?.lastHumanWordAt ?? null,
      alsoRinging: called === undefined ? [] : yield* ringingElsewhere(tx, incident.number, called),
    };
  });
  return {
    texts: textsIn(locale),
    locale,
    zone: person?.tz ?? config.timezone,
    config,
    alsoRinging,
    facts: factsAt(parts.circumstances, { now, ...known }),
    nameOf: (id) => people.nameOf(id),
  };
}
