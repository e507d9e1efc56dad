import type { Feature } from "../feature.ts";
import { pagingListeners } from "./listeners.ts";
import { pageSurface } from "./page-surface.ts";
import { worthSurface } from "./worth-view.ts";
import { pagingVerbs } from "./verbs.ts";

/** Its performers need the ways to reach people: see `pagePerformers`. */
export const feature: Feature = {
  verbs: pagingVerbs,
  listeners: pagingListeners,
  surfaces: [pageSurface, worthSurface],
};
