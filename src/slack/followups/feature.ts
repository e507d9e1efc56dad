import type { Feature } from "../feature.ts";
import { followupVerbs } from "./verbs.ts";

export const feature: Feature = { verbs: followupVerbs };
