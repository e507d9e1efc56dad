import { textsIn } from "../../texts/texts.ts";
import type { Check } from "../notifier.ts";
import { charsetFor, type SmsReader } from "./sms-text.ts";

/** A rehearsal or a code as one text message, within the same limits as a call's. */
export function checkSms({ kind, facts, shortUrl }: Check, { phone, twoWay }: SmsReader): string {
  const { checks } = textsIn(facts.locale);
  if (kind === "code") return checks.smsCode({ code: facts.code ?? "" });
  const set = charsetFor(facts.locale, phone);
  if (twoWay) return checks.sms({ answer: "reply", brief: false });
  const links = shortUrl === null ? [] : [shortUrl, shortUrl.replace(/^https:\/\//, "")];
  const tries = [false, true].flatMap((brief) => links.map((url) => checks.sms({ answer: { url }, brief })));
  return tries.find((text) => set.fits(text)) ?? checks.sms({ answer: null, brief: false });
}
