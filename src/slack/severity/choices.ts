import type { Button } from "@slack/types";
import type { Incident } from "../../incident/incident.ts";
import { severities } from "../../incident/severity.ts";
import type { Scene } from "../living/surface.ts";
import { chooseSeverity, helpMeChoose } from "./buttons.ts";
import { severityInWords, severityName } from "./severity-label.ts";

/**
 * One button for each severity, and the questions for whoever doubts. SEV4 has none: whoever thinks it that small has
 * the time for the questions.
 */
export function severityChoices({ number }: Incident, scene: Scene): Button[] {
  const choices = severities
    .slice(0, 3)
    .map((severity) =>
      chooseSeverity.show(
        severityName(severity, scene),
        { incident: number, severity },
        { key: severity, description: severityInWords(severity, scene) },
      ),
    );
  return [...choices, helpMeChoose.show(scene.texts.card.helpMeChoose, { incident: number })];
}
