import type { ModalView } from "@slack/types";
import { ENTRY_LENGTH } from "../../incident/decisions/entries.ts";
import type { Incident, Update } from "../../incident/incident.ts";
import { input } from "../interaction.ts";
import type { Scene } from "../living/surface.ts";
import { incidentName } from "../living/wording.ts";
import { shorten } from "../mrkdwn.ts";
import { editForm, sendBackForm, updateForm } from "./buttons.ts";

export const field = { text: "text", reason: "reason" } as const;

/** A new update, filled in with what the record says. */
export function newUpdateView(incident: Incident, text: string, { texts }: Scene): ModalView {
  const { form } = texts.updates;
  const title = form.title({ incident: incidentName(incident) });
  return updateForm.show(
    { incident: incident.number },
    { title, submit: form.submit, close: form.close, blocks: [textField(text, texts.updates.form)] },
  );
}

/** A draft that waits or was sent back. */
export function editUpdateView(incident: Incident, update: Update, { texts }: Scene): ModalView {
  const { form } = texts.updates;
  const title = form.title({ incident: incidentName(incident) });
  return editForm.show(
    { incident: incident.number, update: update.number },
    { title, submit: form.save, close: form.close, blocks: [textField(update.text, texts.updates.form)] },
  );
}

export function sendBackView(incident: number, update: number, { texts }: Pick<Scene, "texts">): ModalView {
  const { title, submit, close, reason } = texts.updates.backForm;
  const element = { type: "plain_text_input", multiline: true, max_length: 500 } as const;
  return sendBackForm.show(
    { incident, update },
    { title, submit, close, blocks: [input(field.reason, reason, element)] },
  );
}

function textField(text: string, { text: label, hint }: { text: string; hint: string }) {
  const longest = ENTRY_LENGTH;
  const initial_value = shorten(text, longest);
  const element = { type: "plain_text_input", multiline: true, max_length: longest, initial_value } as const;
  return input(field.text, label, element, { hint });
}
