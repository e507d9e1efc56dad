import type { Feature } from "../feature.ts";
import { listVerb } from "./list-verb.ts";

export const feature: Feature = { verbs: [listVerb] };
