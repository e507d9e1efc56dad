import type { Locale } from "../../texts/texts.ts";
import type { Verb } from "./verb.ts";

/** What a verb is called in somebody's language. */
export function nameOf(verb: Verb, locale: Locale): string {
  return locale === "ko" ? verb.korean[0] : verb.name;
}
