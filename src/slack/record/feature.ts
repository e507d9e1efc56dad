import type { Feature } from "../feature.ts";
import { onButton } from "../on-button.ts";
import { sendTimeline, showTimeline } from "./buttons.ts";
import { recordListeners } from "./listeners.ts";
import { sendRecord, showRecord } from "./reading.ts";
import { recordVerbs } from "./verbs.ts";

export const feature: Feature = {
  verbs: recordVerbs,
  listeners: [
    ...recordListeners,
    onButton(showTimeline, (press) => showRecord(press, press.payload.incident, press.payload.all)),
    onButton(sendTimeline, (press) => sendRecord(press, press.payload.incident, "md")),
  ],
};
