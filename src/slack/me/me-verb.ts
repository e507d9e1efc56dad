import type { Verb } from "../verbs/verb.ts";
import { rehearse } from "./listeners.ts";
import { ownSettings } from "./settings.ts";

const rehearsing = /^(?:rehearse|rehearsal|test|점검|호출점검|시험)$/iu;

/** One's own settings; with "rehearse" behind it a test page. Nobody's but one's own. */
export const meVerb: Verb = {
  name: "me",
  aliases: ["settings"],
  korean: ["내설정", "나", "내정보"],
  where: "anywhere",
  fits: (args) => args === "" || rehearsing.test(args),
  async run(call) {
    if (rehearsing.test(call.args)) return rehearse(call);
    await call.open(await ownSettings(call));
  },
};
