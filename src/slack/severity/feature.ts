import type { Feature } from "../feature.ts";
import { listeners } from "./listeners.ts";
import { verbs } from "./verbs.ts";

export const feature: Feature = { verbs, listeners };
