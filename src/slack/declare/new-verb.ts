import type { Verb } from "../verbs/verb.ts";
import { declareLine } from "./declaring.ts";

/** Declares in so many words, also inside a war room: the way to open a second incident on purpose. */
export const newVerb: Verb = {
  name: "new",
  aliases: ["declare", "create"],
  korean: ["선언", "신고", "시작"],
  where: "anywhere",
  fits: () => true,
  run: (call) => declareLine(call, call.args),
};
