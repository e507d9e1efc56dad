import { en } from "./en.ts";
import { ko } from "./ko.ts";

export type Locale = "en" | "ko";
export type Texts = typeof en;

/** The texts of a language. What stands in them for people's words must be escaped by whoever passes it in. */
export function textsIn(locale: Locale): Texts {
  return locale === "ko" ? ko : en;
}

/** The language of a Slack locale such as `ko-KR`; everything that isn't Korean is answered in English. */
export function localeOf(slackLocale: string | null | undefined, otherwise: Locale): Locale {
  if (!slackLocale) return otherwise;
  return slackLocale.toLowerCase().startsWith("ko") ? "ko" : "en";
}
