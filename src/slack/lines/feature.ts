import type { Feature } from "../feature.ts";
import { linePerformers } from "./performers.ts";

export const feature: Feature = { performers: linePerformers };
