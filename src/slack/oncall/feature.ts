import type { Feature } from "../feature.ts";
import { calendarListeners } from "./calendar.ts";
import { coverVerb } from "./cover-verb.ts";
import { rotaListeners } from "./listeners.ts";
import { onCallVerb } from "./on-call-verb.ts";

export const feature: Feature = {
  verbs: [onCallVerb, coverVerb],
  listeners: [...rotaListeners, ...calendarListeners],
};
