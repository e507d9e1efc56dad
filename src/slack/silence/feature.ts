import type { Feature } from "../feature.ts";
import { silenceListeners } from "./listeners.ts";
import { nudgeSurface } from "./nudge-view.ts";
import { silencePerformers } from "./performers.ts";

export const feature: Feature = {
  listeners: silenceListeners,
  surfaces: [nudgeSurface],
  performers: silencePerformers,
};
