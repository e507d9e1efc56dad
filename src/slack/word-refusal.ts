import type { Refusal } from "../refusal.ts";
import type { Texts } from "../texts/texts.ts";
import { escape } from "./mrkdwn.ts";

/** A refusal in the person's language. Whatever people wrote is escaped here, so that no rule has to think of it. */
export function wordRefusal(refusal: Refusal, texts: Texts): string {
  const args = Object.fromEntries(
    Object.entries(refusal.args).map(([name, value]) => [name, typeof value === "string" ? escape(value) : value]),
  );
  const words = texts.refusals[refusal.code] as (args: unknown) => string;
  return words(args);
}
