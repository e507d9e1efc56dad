import type { Feature } from "../feature.ts";
import { reminderListeners } from "./listeners.ts";
import { reminderPerformers } from "./performers.ts";
import { reminderSurface } from "./reminder-view.ts";

export const feature: Feature = {
  listeners: reminderListeners,
  surfaces: [reminderSurface],
  performers: reminderPerformers,
};
