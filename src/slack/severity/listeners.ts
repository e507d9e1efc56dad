import { severityQuestions, severitySchema } from "../../incident/severity.ts";
import { textsIn } from "../../texts/texts.ts";
import type { Listener, Reply } from "../listening.ts";
import { knownIncident } from "../living/known-incident.ts";
import { onButton } from "../on-button.ts";
import { onForm } from "../on-form.ts";
import { chooseSeverity, helpMeChoose, openSeverity, questionsForm, severityForm } from "./buttons.ts";
import { questionsView, severityView } from "./severity-form.ts";
import { severityName } from "./severity-label.ts";

export const listeners: readonly Listener[] = [
  onButton(chooseSeverity, async (press): Promise<Reply | void> => {
    const { parts, payload, by, cause, texts } = press;
    const { severity } = payload;
    const incident = await knownIncident(parts, payload.incident);
    if (incident.severityConfirmed && incident.severity === severity) {
      return { text: texts.severity.unchanged({ severity: severityName(severity, parts) }) };
    }
    // Somebody else was quicker: from now on a change needs its reason.
    if (incident.severityConfirmed) return press.open(severityView(incident, severity, { ...parts, texts }));
    await parts.engine.handle(incident.number, { type: "setSeverity", severity, reason: null }, by, cause);
  }),
  onButton(openSeverity, async (press) => {
    const incident = await knownIncident(press.parts, press.payload.incident);
    await press.open(severityView(incident, incident.severity, { ...press.parts, texts: press.texts }));
  }),
  onForm(
    severityForm,
    async ({ parts, payload, by, cause, text, texts }) => {
      const severity = severitySchema.safeParse(text("severity")).data;
      if (severity === undefined) return { text: texts.common.unknownControl };
      await parts.engine.handle(payload.incident, { type: "setSeverity", severity, reason: text("reason") }, by, cause);
    },
    { reasonMissing: "reason", notResponsible: "severity" },
  ),
  onButton(helpMeChoose, async (press) => {
    const incident = await knownIncident(press.parts, press.payload.incident);
    await press.open(questionsView(incident, { ...press.parts, texts: press.texts }));
  }),
  onForm(questionsForm, async ({ parts, payload, by, cause, text }) => {
    const question = severityQuestions.find(({ key }) => key === text("answer"));
    if (question === undefined) return;
    // The answer is the reason, in the language of the record.
    const { is, further } = textsIn(parts.config.locale).declare.questions[question.key];
    const reason = `${is} ${further}`.trim();
    const command = { type: "setSeverity", severity: question.severity, reason } as const;
    await parts.engine.handle(payload.incident, command, by, cause);
  }),
];
