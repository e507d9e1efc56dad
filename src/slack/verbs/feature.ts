import type { Feature } from "../feature.ts";
import { laterVerbs } from "./later.ts";

/** The command's own words. Its listeners need the words of every feature: see commandListeners. */
export const feature: Feature = { verbs: laterVerbs };
