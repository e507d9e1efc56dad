import { knownIncident } from "../living/known-incident.ts";
import { takeSeverity } from "../verbs/arguments.ts";
import { plainWords } from "../verbs/plain-words.ts";
import type { Verb } from "../verbs/verb.ts";
import { severityView } from "./severity-form.ts";
import { severityName } from "./severity-label.ts";

const severity: Verb = {
  name: "severity",
  aliases: ["sev"],
  korean: ["등급", "심각도", "상향", "하향"],
  where: "room",
  fits: (args) => args === "" || takeSeverity(args) !== null,
  async run(call) {
    const { parts, texts, by, cause, command } = call;
    const incident = await knownIncident(parts, call.incident);
    if (call.args === "") return call.open(severityView(incident, incident.severity, { ...parts, texts }));
    const taken = takeSeverity(call.args);
    if (taken === null) return { text: texts.severity.usage({ command }) };
    const reason = plainWords(taken.rest, (person) => parts.people.nameOf(person)) || null;
    const wanted = { type: "setSeverity", severity: taken.value, reason } as const;
    const { events } = await parts.engine.handle(incident.number, wanted, by, cause);
    if (events.length === 0) return { text: texts.severity.unchanged({ severity: severityName(taken.value, parts) }) };
  },
};

export const verbs: readonly Verb[] = [severity];
