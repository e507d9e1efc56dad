import type { ModalView } from "@slack/types";
import type { Texts } from "../../texts/texts.ts";
import { option } from "../blocks.ts";
import { input } from "../interaction.ts";
import { stopRemindersForm } from "./buttons.ts";

export const field = { reason: "reason", words: "words" } as const;

export function stopView(incident: number, { reminders: { form } }: Texts): ModalView {
  const options = Object.entries(form.reasons).map(([value, label]) => option(label, value));
  const { title, submit, close } = form;
  return stopRemindersForm.show(
    { incident },
    {
      title,
      submit,
      close,
      blocks: [
        input(field.reason, form.why, { type: "radio_buttons", options }),
        input(field.words, form.words, { type: "plain_text_input", max_length: 300 }, { optional: true }),
      ],
    },
  );
}

/** What was chosen, in the language of whoever reads the record. */
export function reasonWords(chosen: string | null, words: string | null, { reminders: { form } }: Texts): string {
  const reasons: Readonly<Record<string, string>> = form.reasons;
  const label = reasons[chosen ?? "other"] ?? form.reasons.other;
  return words === null ? label : chosen === "other" ? words : `${label}: ${words}`;
}
