import type { InputBlock, PlainTextOption } from "@slack/types";
import type { Config } from "../../config/config.ts";
import { severityQuestions, type Severity } from "../../incident/severity.ts";
import type { Texts } from "../../texts/texts.ts";
import { option } from "../blocks.ts";
import { input } from "../interaction.ts";
import { shorten } from "../mrkdwn.ts";
import { severityInWords } from "../severity/severity-label.ts";

/**
 * The nine questions as one field of a form: the first that is true decides. The core functions of the service are
 * named, or everybody's while it isn't known which one it is.
 */
export function questionsField(
  id: string,
  label: string,
  { texts, config, service, optional }: { texts: Texts; config: Config; service: string | null; optional: boolean },
): InputBlock {
  const core = config.services.filter(({ name }) => service === null || name === service).flatMap(({ core }) => core);
  const options = severityQuestions.map(({ key, severity }): PlainTextOption => {
    const { is, further } = texts.declare.questions[key];
    const named = key === "coreForAll" && core.length > 0 ? texts.declare.coreIs({ core: core.join(", ") }) : "";
    const leadsTo = `→ ${severityInWords(severity, { texts, config })}`;
    // The severity stays readable however many functions there are.
    const room = DESCRIPTION - leadsTo.length - further.length - 2;
    const words = [further, room > 10 ? shorten(named, room) : "", leadsTo];
    return option(is, key, words.filter((part) => part !== "").join(" "));
  });
  return input(id, label, { type: "radio_buttons", options }, { optional });
}

/** What Slack shows of an option's description. */
const DESCRIPTION = 75;

/** The severity that an answer stands for; null when none was given. */
export function severityOfAnswer(answer: unknown): Severity | null {
  return severityQuestions.find(({ key }) => key === answer)?.severity ?? null;
}

/** Leaks and intruders are told to as few people as possible. */
export function suggestsPrivacy(answer: unknown): boolean {
  return answer === "dataOrIntruder";
}
