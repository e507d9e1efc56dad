import { escapeShort } from "../mrkdwn.ts";
import type { Verb } from "../verbs/verb.ts";
import { findVerb, verbNamed } from "../verbs/vocabulary.ts";
import { helpView, verbHelpView } from "./help-view.ts";

/** What can be typed, all of it or one word. */
export const helpVerb: Verb = {
  name: "help",
  aliases: ["commands", "usage"],
  korean: ["도움말", "사용법"],
  where: "anywhere",
  fits: (args) => args.split(/\s+/u).length <= 1,
  async run({ args, verbs, texts, locale, command }) {
    const scene = { texts, locale, command };
    if (args === "") return helpView(verbs, scene);
    const verb = verbNamed(args, verbs) ?? findVerb(args, verbs)?.verb ?? null;
    if (verb === null) return { text: texts.help.unknown({ word: escapeShort(args, 40), command }) };
    return verbHelpView(verb, scene);
  },
};
