import type { Feature } from "../feature.ts";
import { cardSurface } from "./card-surface.ts";
import { listeners } from "./listeners.ts";

export const feature: Feature = { listeners, surfaces: [cardSurface] };
