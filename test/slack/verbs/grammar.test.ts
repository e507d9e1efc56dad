import { describe, expect, it } from "vitest";
import { helpVerb } from "../../../src/slack/help/help-verb.ts";
import { listVerb } from "../../../src/slack/list/list-verb.ts";
import { newVerb } from "../../../src/slack/declare/new-verb.ts";
import { onCallVerb } from "../../../src/slack/oncall/on-call-verb.ts";
import { readLine } from "../../../src/slack/verbs/grammar.ts";
import { meVerb } from "../../../src/slack/me/me-verb.ts";
import { laterVerbs } from "../../../src/slack/verbs/later.ts";
import type { Verb } from "../../../src/slack/verbs/verb.ts";
import { workspaceConfig as config } from "./workspace-config.ts";

/** Verbs as the other features bring them: what fits them is theirs to say. */
const room = (name: string, korean: [string, ...string[]], fits: (args: string) => boolean): Verb => ({
  name,
  aliases: [],
  korean,
  where: "room",
  fits,
  run: async () => undefined,
});
const nothing = (args: string) => args === "";
const verbs: readonly Verb[] = [
  newVerb,
  listVerb,
  onCallVerb,
  helpVerb,
  ...laterVerbs,
  meVerb,
  room("ack", ["대응", "확인", "응답", "수락"], nothing),
  room("pass", ["대응불가", "불가", "넘김"], nothing),
  room("page", ["호출", "콜"], (args) => nothing(args) || args.startsWith("<@")),
  room("resolve", ["복구", "해결"], nothing),
  room("mitigate", ["완화", "응급조치"], nothing),
  room("update", ["상황공유", "공유"], nothing),
  room("eta", ["예상복구", "예상", "복구예상"], (args) => /\d/u.test(args)),
  room("severity", ["등급", "심각도"], (args) => /^sev\d/u.test(args)),
];

const read = (line: string, inRoom: boolean): string => {
  const reading = readLine(line, { verbs, config, inRoom });
  switch (reading.is) {
    case "verb":
      return `${reading.verb.name}(${reading.args})`;
    case "either":
      return `${reading.verb.name}(${reading.args})?`;
    case "unknown":
      return `unknown: ${reading.nearest.map((verb) => verb.name).join(",")}`;
    default:
      return reading.is;
  }
};

describe("outside a war room", () => {
  it.each([
    ["", "nothing"],
    ["list", "list()"],
    ["List.", "list()"],
    ["목록", "list()"],
    ["oncall payments", "oncall(payments)"],
    ["on call payments", "oncall(payments)"],
    ["oncall payments Sun 03:00", "oncall(payments Sun 03:00)"],
    ["당직 payments 일요일 오전 3시", "oncall(payments 일요일 오전 3시)"],
    ["me", "me()"],
    ["page <@U1|linus>", "page(<@U1|linus>)"],
    ["page <@U1|linus> why", "page(<@U1|linus> why)"],
    ["new sev1 checkout is down", "new(sev1 checkout is down)"],
    ["선언 결제 실패", "new(결제 실패)"],
    ["복구", "resolve()"],
    ["대응 불가", "pass()"],
    ["sev1", "title"],
  ])("%s is %s", (line, expected) => expect(read(line, false)).toBe(expected));

  it.each([
    "checkout is down",
    "page not loading",
    "status page down",
    "update fails on iOS",
    "list endpoint 500",
    "alerts missing",
    "oncall phone broken",
    "알림 안감",
    "복구 안 됨",
    "__proto__",
    "constructor",
  ])("%s is a title", (line) => expect(read(line, false)).toBe("title"));

  it.each([
    ["page <@U1|linus> not loading", "page(<@U1|linus> not loading)?"],
    ["severity sev1 all payments fail", "severity(sev1 all payments fail)?"],
    ["lsit", "list()?"],
    ["oncall paymnets", "oncall(paymnets)?"],
    ["당직 결제팀", "oncall(결제팀)?"],
  ])("%s is asked about", (line, expected) => expect(read(line, false)).toBe(expected));
});

describe("inside a war room", () => {
  it.each([
    ["", "nothing"],
    ["ack", "ack()"],
    ["resolve rolled back", "resolve(rolled back)"],
    ["할 일 로그 확인", "task(로그 확인)"],
    ["상황 공유 복구 중", "update(복구 중)"],
    ["복구 예상 30분", "eta(30분)"],
    ["등급 sev1 대부분 실패", "severity(sev1 대부분 실패)"],
    ["완화를", "mitigate()"],
    ["완화".normalize("NFD"), "mitigate()"],
    ["ㅁ차", "ack()"],
    ["ㄱㄷ내ㅣㅍㄷ", "resolve()"],
    ["dhksghk", "mitigate()"],
  ])("%s is %s", (line, expected) => expect(read(line, true)).toBe(expected));

  it.each([
    ["mitgate", "unknown: mitigate"],
    ["왼화", "unknown: mitigate"],
    ["checkout is down", "unknown: "],
    ["reslove it", "unknown: resolve"],
    ["r".repeat(10_000), "unknown: "],
    [`resolve${".".repeat(10_000)}x`, "unknown: "],
  ])("%s is %s", (line, expected) => expect(read(line, true)).toBe(expected));
});

it("gives no two verbs the same word", () => {
  const words = verbs.flatMap((verb) => [verb.name, ...verb.aliases, ...verb.korean]);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});
