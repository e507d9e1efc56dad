import { common } from "./ko/common.ts";
import { refusals } from "./ko/refusals.ts";
import type { Texts } from "./texts.ts";

export const ko: Texts = { common, refusals };
