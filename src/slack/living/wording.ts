import type { Incident } from "../../incident/incident.ts";
import { mention } from "../mrkdwn.ts";
import type { Scene } from "./surface.ts";

/** A person as a mention, with 님 in Korean. */
export function who(person: string, { texts }: Pick<Scene, "texts">): string {
  return texts.terms.person(mention(person));
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
