import type { InputBlock, PlainTextOption } from "@slack/types";
import { serviceNamed, type Config } from "../../config/config.ts";
import { severityQuestions, type Severity } from "../../incident/severity.ts";
import type { Texts } from "../../texts/texts.ts";
import { option } from "../blocks.ts";
import { input } from "../interaction.ts";
import { severityName } from "../severity/severity-label.ts";

/** The nine questions as one field of a form: the first that is true decides. `service` names its core functions. */
export function questionsField(
  id: string,
  label: string,
  { texts, config, service }: { texts: Texts; config: Config; service: string | null },
): InputBlock {
  const core = service === null ? [] : (serviceNamed(config, service)?.core ?? []);
  const options = severityQuestions.map(({ key, severity }): PlainTextOption => {
    const { is, further } = texts.declare.questions[key];
    const named = key === "coreForAll" && core.length > 0 ? texts.declare.coreIs({ core: core.join(", ") }) : "";
    const description = [further, named].filter((part) => part !== "").join(" ");
    return option(
      is,
      key,
      description === ""
        ? severityName(severity, { config })
        : `${description} → ${severityName(severity, { config })}`,
    );
  });
  return input(id, label, { type: "radio_buttons", options }, { optional: true });
}

/** The severity that an answer stands for; null when none was given. */
export function severityOfAnswer(answer: unknown): Severity | null {
  return severityQuestions.find(({ key }) => key === answer)?.severity ?? null;
}

/** Leaks and intruders are told to as few people as possible. */
export function suggestsPrivacy(answer: unknown): boolean {
  return answer === "dataOrIntruder";
}
