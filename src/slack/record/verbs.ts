import type { Verb } from "../verbs/verb.ts";
import { sendRecord, showRecord } from "./reading.ts";

const everything = /^(?:all|everything|full|전체|모두|전부)$/iu;
const formats: Readonly<Record<string, "md" | "json">> = { md: "md", markdown: "md", 마크다운: "md", json: "json" };

export const recordVerbs: readonly Verb[] = [
  {
    name: "timeline",
    aliases: ["log"],
    korean: ["타임라인", "경과"],
    where: "room",
    fits: (args) => args.trim() === "" || everything.test(args.trim()),
    run: (call) => showRecord(call, call.incident!, everything.test(call.args.trim())),
  },
  {
    name: "export",
    aliases: [],
    korean: ["내보내기", "추출", "다운로드"],
    where: "room",
    fits: (args) => args.trim() === "" || formatIn(args) !== null,
    async run(call) {
      const format = formatIn(call.args);
      if (format === null) return { text: call.texts.record.whichExport(call.command) };
      return sendRecord(call, call.incident!, format);
    },
  },
];

function formatIn(args: string): "md" | "json" | null {
  return formats[args.trim().toLowerCase().replace(/^\./u, "")] ?? null;
}
