import type { Feature } from "../feature.ts";
import { handoffSurface } from "./handoff-surface.ts";
import { listeners } from "./listeners.ts";
import { verbs } from "./verbs.ts";

export const feature: Feature = { verbs, listeners, surfaces: [handoffSurface] };
