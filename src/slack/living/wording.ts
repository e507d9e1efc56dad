import type { Incident } from "../../incident/incident.ts";
import { escape, mention } from "../mrkdwn.ts";
import type { Scene } from "./surface.ts";

/** A person as a mention, with 님 in Korean. */
export function who(person: string, { texts }: Pick<Scene, "texts">): string {
  return texts.terms.person(mention(person));
}

/**
 * Somebody who is only spoken of, in a message that is new: by name, since a mention would ring their phone for what
 * they did themselves. Escaped; a mention after all where we know no name.
 */
export function spokenOf(person: string, scene: Pick<Scene, "texts" | "nameOf">): string {
  const name = scene.nameOf(person);
  return name === person ? who(person, scene) : scene.texts.terms.person(escape(name));
}

/** A person by name, for where a mention can't stand: headers, buttons, notifications. */
export function named(person: string, { texts, nameOf }: Pick<Scene, "texts" | "nameOf">): string {
  return texts.terms.person(nameOf(person));
}

/** `[DRILL] ` before everything a drill shows. */
export function drillMark(incident: Incident, { texts }: Pick<Scene, "texts">): string {
  return incident.drill ? `${texts.terms.drill} ` : "";
}

export function incidentName(incident: Incident): string {
  return `INC-${incident.number}`;
}
