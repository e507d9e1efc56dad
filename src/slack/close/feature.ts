import type { Feature } from "../feature.ts";
import { closeListeners } from "./listeners.ts";
import { closeVerbs } from "./verbs.ts";
import { watchSurface } from "./watch-view.ts";

export const feature: Feature = { verbs: closeVerbs, listeners: closeListeners, surfaces: [watchSurface] };
