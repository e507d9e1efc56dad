import type { ModalView } from "@slack/types";
import type { Texts } from "../../texts/texts.ts";
import { input } from "../interaction.ts";
import { cancelForm, reopenForm } from "./buttons.ts";

export const REASON = "reason";
const LONGEST = 2_000;

export function reopenView(incident: number, { close: t }: Texts): ModalView {
  const look = { title: t.reopenTitle(`INC-${incident}`), submit: t.submitReopen, close: t.back };
  return reopenForm.show({ incident }, { ...look, blocks: [reason(t.reopenReason)] });
}

export function cancelView(incident: number, { close: t }: Texts): ModalView {
  const look = { title: t.cancelTitle(`INC-${incident}`), submit: t.submitCancel, close: t.back };
  return cancelForm.show({ incident }, { ...look, blocks: [reason(t.cancelReason)] });
}

function reason(label: string) {
  return input(REASON, label, { type: "plain_text_input", max_length: LONGEST });
}
