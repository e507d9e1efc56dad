import type { ModalView } from "@slack/types";
import type { Incident } from "../../incident/incident.ts";
import { severities, type Severity } from "../../incident/severity.ts";
import { option } from "../blocks.ts";
import { questionsField } from "../declare/severity-questions.ts";
import { input } from "../interaction.ts";
import type { Scene } from "../living/surface.ts";
import { incidentName } from "../living/wording.ts";
import { questionsForm, severityForm } from "./buttons.ts";
import { severityLabel } from "./severity-label.ts";

type Look = Pick<Scene, "config" | "texts">;

/** The four severities and why. The reason may be left out only while nobody has chosen one. */
export function severityView(incident: Incident, chosen: Severity, scene: Look): ModalView {
  const texts = scene.texts.severity;
  const options = severities.map((severity) =>
    option(
      `${severityLabel(severity, scene)} ${scene.texts.terms.severity[severity]}`,
      severity,
      texts.means[severity],
    ),
  );
  const initial = options.find(({ value }) => value === chosen) ?? options[0]!;
  const words = { type: "plain_text_input", multiline: false, max_length: 1000 } as const;
  return severityForm.show(
    { incident: incident.number },
    {
      title: texts.title({ incident: incidentName(incident) }),
      submit: texts.send,
      close: texts.cancel,
      blocks: [
        input("severity", texts.which, { type: "static_select", options, initial_option: initial }),
        input("reason", texts.why, words, { optional: !incident.severityConfirmed }),
      ],
    },
  );
}

/** The questions, in order; each says which severity it leads to. */
export function questionsView(incident: Incident, scene: Look): ModalView {
  const { help, cancel } = scene.texts.severity;
  return questionsForm.show(
    { incident: incident.number },
    {
      title: help.title,
      submit: help.send,
      close: cancel,
      blocks: [questionsField("answer", help.label, { ...scene, service: incident.service, optional: false })],
    },
  );
}
