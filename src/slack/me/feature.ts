import type { Feature } from "../feature.ts";
import { meListeners } from "./listeners.ts";
import { meVerb } from "./me-verb.ts";

/** What its streams ask for is performed by `personPerform`. */
export const feature: Feature = { verbs: [meVerb], listeners: meListeners };
