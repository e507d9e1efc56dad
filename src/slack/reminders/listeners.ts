import type { Listener } from "../listening.ts";
import { sceneFor } from "../living/scene.ts";
import { timeToken } from "../mrkdwn.ts";
import { onButton } from "../on-button.ts";
import { onForm } from "../on-form.ts";
import { textsIn } from "../../texts/texts.ts";
import { nothingNewText } from "../updates/draft-update.ts";
import { incidentOf, inTheirWords } from "../updates/drafting.ts";
import { nothingNew, openStopReminders, putReminderOff, stopRemindersForm } from "./buttons.ts";
import { field, reasonWords, stopView } from "./stop-form.ts";

export const reminderListeners: readonly Listener[] = [
  onButton(nothingNew, async (press) => {
    const { parts, payload, by, cause, texts } = press;
    const before = await incidentOf(press, payload.incident);
    const text = nothingNewText(before, inTheirWords(await sceneFor(parts, before)));
    await parts.engine.handle(payload.incident, { type: "publishNothingNew", text }, by, cause);
    return { text: texts.reminders.published };
  }),
  onButton(putReminderOff, async ({ parts, payload, by, cause, texts }) => {
    const { incident } = await parts.engine.handle(payload.incident, { type: "putReminderOff" }, by, cause);
    const until = incident.reminders.putOffUntil;
    if (until === null) return;
    return { text: texts.reminders.putOff({ until: timeToken(until, parts.config.timezone) }) };
  }),
  onButton(openStopReminders, ({ open, payload, texts }) => open(stopView(payload.incident, texts))),
  onForm(stopRemindersForm, async ({ parts, payload, by, cause, text, texts }) => {
    const why = reasonWords(text(field.reason), text(field.words), textsIn(parts.config.locale));
    await parts.engine.handle(payload.incident, { type: "stopReminders", why }, by, cause);
    return { text: texts.reminders.stopped };
  }),
];
