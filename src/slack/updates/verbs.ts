import { plainWords } from "../verbs/plain-words.ts";
import type { Verb } from "../verbs/verb.ts";
import { draft, openDraft } from "./drafting.ts";

export const updateVerbs: readonly Verb[] = [
  {
    name: "update",
    aliases: ["status", "post"],
    korean: ["상황공유", "공유", "업데이트", "현황"],
    where: "room",
    fits: (args) => args === "",
    async run(call) {
      const text = plainWords(call.args, call.parts.people.nameOf).trim();
      if (text === "") return openDraft(call, call.incident!);
      return draft(call, call.incident!, text);
    },
  },
];
