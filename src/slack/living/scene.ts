import type { Incident } from "../../incident/incident.ts";
import { rulesOf } from "../../incident-rules.ts";
import { whoIsOnCall } from "../../oncall/who-is-on-call.ts";
import type { Parts } from "../../parts.ts";
import { teamNamed } from "../../config/config.ts";
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
      onCall: askedOnce((name) => {
        const team = teamNamed(config, name);
        return team ? whoIsOnCall(team, now) : null;
      }),
      lastHumanWordAt: summary?.lastHumanWordAt ?? null,
    },
    nameOf: (id) => people.nameOf(id),
  };
}

/** A view asks again and again who is on call, at one and the same instant, and each answer takes a calendar. */
function askedOnce<Answer>(ask: (name: string) => Answer): (name: string) => Answer {
  const answers = new Map<string, Answer>();
  return (name) => {
    if (!answers.has(name)) answers.set(name, ask(name));
    return answers.get(name) as Answer;
  };
}
