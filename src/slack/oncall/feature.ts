import type { Feature } from "../feature.ts";
import { onCallVerb } from "./on-call-verb.ts";

export const feature: Feature = { verbs: [onCallVerb] };
