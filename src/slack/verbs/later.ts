import type { Texts } from "../../texts/texts.ts";
import type { Verb } from "./verb.ts";

/** Words people will try that do nothing yet: they say so, and what helps meanwhile. */
export const laterVerbs: readonly Verb[] = [
  later("merge", ["duplicate"], ["병합", "합치기", "중복"], /^(?:inc-)?\d+$/iu),
  later("task", ["todo"], ["할일", "작업"]),
  later("tasks", ["todos"], ["할일목록", "작업목록"]),
  later("catchup", ["catch-up", "summary", "brief"], ["요약", "상황요약", "브리핑", "따라잡기"]),
  later("bridge", ["huddle"], ["통화", "회의", "허들"], /^<https?:[^>]*>$/u),
  later("standdown", [], ["호출해제", "해제"]),
  later("runbook", ["runbooks"], ["런북", "절차서"]),
  later("alerts", ["alert"], ["알람", "알림", "경보"]),
  later("drill", ["gameday"], ["훈련", "모의훈련"]),
  later("slo", ["budget"], ["에러버짓"]),
  later("stats", ["metrics"], ["통계", "지표"]),
];

type LaterVerb = keyof Texts["verbs"]["later"];

function later(
  name: LaterVerb,
  aliases: readonly string[],
  korean: readonly [string, ...string[]],
  exactly: RegExp = /^$/u,
): Verb {
  return {
    name,
    aliases,
    korean,
    where: "anywhere",
    fits: (args) => args === "" || exactly.test(args),
    run: async ({ texts, command }) => ({ text: texts.verbs.later[name](command) }),
  };
}
