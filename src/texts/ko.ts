import type { Texts } from "./texts.ts";
import { refusals } from "./ko/refusals.ts";

export const ko: Texts = { refusals };
