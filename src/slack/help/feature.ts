import type { Feature } from "../feature.ts";
import { helpVerb } from "./help-verb.ts";

export const feature: Feature = { verbs: [helpVerb] };
