import { common } from "./ko/common.ts";
import { terms } from "./ko/terms.ts";
import { refusals } from "./ko/refusals.ts";
import type { Texts } from "./texts.ts";

export const ko: Texts = { common, terms, refusals };
