import type { Incident } from "../../incident/incident.ts";
import type { SeverityRules } from "../../incident/rules.ts";
import type { Severity } from "../../incident/severity.ts";
import type { Locale } from "../../texts/texts.ts";
import type { Situation } from "../conditions.ts";
import { acknowledge, draft, roles, silence, ticks, updates, type Measured } from "./measures.ts";

/** How an incident was handled, in figures. Both the figures and the words are for people to read. */
export interface Debrief {
  readonly points: number;
  readonly of: number;
  readonly measures: readonly (Measured & { readonly id: string })[];
}

/** The incident as it stood when the drill ended, and what is expected of its severity. */
export interface Looked extends Situation {
  readonly incident: Incident;
  readonly rules: SeverityRules;
}

const measures = { acknowledge, roles, updates, silence, ticks, draft };

/** The debrief of a drill; null when nobody declared anything. */
export function debriefOf(
  situation: Situation,
  rules: Readonly<Record<Severity, SeverityRules>>,
  locale: Locale,
): Debrief | null {
  const { incident } = situation;
  if (incident === null) return null;
  const looked: Looked = { ...situation, incident, rules: rules[incident.severity] };
  const measured = Object.entries(measures).map(([id, measure]) => ({ id, ...measure(looked, locale) }));
  return {
    points: measured.reduce((sum, { points }) => sum + points, 0),
    of: measured.reduce((sum, { of }) => sum + of, 0),
    measures: measured,
  };
}
