import type { Feature } from "../feature.ts";
import { updateListeners } from "./listeners.ts";
import { updatePerformers } from "./performers.ts";
import { updateSurface } from "./update-view.ts";
import { updateVerbs } from "./verbs.ts";

export const feature: Feature = {
  verbs: updateVerbs,
  listeners: updateListeners,
  surfaces: [updateSurface],
  performers: updatePerformers,
};
