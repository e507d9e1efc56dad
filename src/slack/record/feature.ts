import type { Feature } from "../feature.ts";
import { recordListeners } from "./listeners.ts";

export const feature: Feature = { listeners: recordListeners };
