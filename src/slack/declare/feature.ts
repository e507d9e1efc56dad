import type { Feature } from "../feature.ts";
import { listeners } from "./listeners.ts";
import { newVerb } from "./new-verb.ts";

export const feature: Feature = { verbs: [newVerb], listeners };
