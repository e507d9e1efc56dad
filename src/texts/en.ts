import { common } from "./en/common.ts";
import { terms } from "./en/terms.ts";
import { refusals } from "./en/refusals.ts";

/** Everything Watchfire says, in English. One file a feature; the Korean twin has the same keys and arguments. */
export const en = { common, terms, refusals };
