import type { Feature } from "../feature.ts";
import { reminderListeners } from "./listeners.ts";
import { reminderPerformers } from "./performers.ts";
import { privateReminderSurface, reminderSurface } from "./reminder-view.ts";

export const feature: Feature = {
  listeners: reminderListeners,
  surfaces: [reminderSurface, privateReminderSurface],
  performers: reminderPerformers,
};
