import type { Press } from "../on-button.ts";
import type { Listener, Reply } from "../listening.ts";
import { mention, timeToken } from "../mrkdwn.ts";
import { onButton } from "../on-button.ts";
import { onForm } from "../on-form.ts";
import {
  approveUpdate,
  editForm,
  editUpdate,
  openUpdateForm,
  sendBackForm,
  sendUpdateBack,
  updateForm,
} from "./buttons.ts";
import { draft, draftIn, openDraft, openEdit } from "./drafting.ts";
import { field, sendBackView } from "./update-form.ts";

export const updateListeners: readonly Listener[] = [
  onButton(openUpdateForm, (press) => openDraft(press, press.payload.incident)),
  onButton(editUpdate, (press) => openEdit(press, press.payload.incident, press.payload.update)),
  onButton(sendUpdateBack, (press) =>
    press.open(sendBackView(press.payload.incident, press.payload.update, { texts: press.texts })),
  ),
  onButton(approveUpdate, (press) => approve(press)),
  onForm(updateForm, (sent) => draft(sent, sent.payload.incident, sent.text(field.text) ?? "")),
  onForm(editForm, async ({ parts, payload, by, cause, text }) => {
    const command = { type: "editUpdate", update: payload.update, text: text(field.text) ?? "" } as const;
    await parts.engine.handle(payload.incident, command, by, cause);
  }),
  onForm(sendBackForm, async (sent) => {
    const { parts, payload, by, cause, texts } = sent;
    const command = { type: "sendUpdateBack", update: payload.update, reason: sent.text(field.reason) ?? "" } as const;
    const { incident, events } = await parts.engine.handle(payload.incident, command, by, cause);
    const update = draftIn(incident, payload.update);
    if (events.length > 0 || update.by === null) return;
    return { text: texts.updates.alreadySentBack({ who: texts.terms.person(mention(update.by)) }) };
  }),
];

async function approve(press: Press<{ incident: number; update: number; revision: number }>): Promise<Reply | void> {
  const { parts, payload, by, cause, texts, person } = press;
  const { incident: number, update, revision } = payload;
  const { incident, events } = await parts.engine.handle(
    number,
    { type: "approveUpdate", update, revision },
    by,
    cause,
  );
  const { by: approver, at } = draftIn(incident, update);
  if (events.length > 0 || approver === null || approver === person) return;
  const time = timeToken(at ?? parts.clock.now(), parts.config.timezone);
  return { text: texts.updates.alreadyPublished({ who: texts.terms.person(mention(approver)), time }) };
}
