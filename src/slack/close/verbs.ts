import type { Verb } from "../verbs/verb.ts";
import { askToClose, askToResolve, cancelFor, reopenFor } from "./ending.ts";

const alone = (args: string): boolean => args.trim() === "";
const orNull = (args: string): string | null => args.trim() || null;

export const closeVerbs: readonly Verb[] = [
  {
    name: "resolve",
    aliases: ["resolved", "recover"],
    korean: ["복구", "해결", "정상", "정상선언"],
    where: "room",
    fits: alone,
    run: (call) => askToResolve(call, call.incident!, { helped: orNull(call.args), afterwards: "watch" }),
  },
  {
    name: "close",
    aliases: [],
    korean: ["종료", "종결", "마감"],
    where: "room",
    fits: alone,
    run: (call) => askToClose(call, call.incident!, orNull(call.args)),
  },
  {
    name: "reopen",
    aliases: [],
    korean: ["재개", "다시열기", "재발"],
    where: "room",
    fits: alone,
    run: (call) => reopenFor(call, call.incident!, orNull(call.args)),
  },
  {
    name: "cancel",
    aliases: [],
    korean: ["취소", "오탐"],
    where: "room",
    fits: alone,
    run: (call) => cancelFor(call, call.incident!, orNull(call.args)),
  },
];
