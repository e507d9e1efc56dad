import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Feature } from "../../../src/slack/feature.ts";
import { onOtherKeyboard } from "../../../src/slack/verbs/keyboard.ts";
import { findVerb } from "../../../src/slack/verbs/vocabulary.ts";
import { en } from "../../../src/texts/en.ts";

const slack = join(import.meta.dirname, "../../../src/slack");
const files = readdirSync(slack)
  .map((folder) => join(slack, folder, "feature.ts"))
  .filter((file) => existsSync(file));
const features = await Promise.all(files.map(async (file) => ((await import(file)) as { feature: Feature }).feature));
const verbs = features.flatMap((feature) => feature.verbs ?? []);

/** What people type for each verb; the first Korean word is the one we show. */
const words: Record<string, string> = {
  new: "declare create 선언 신고 시작",
  update: "status post 상황공유 공유 업데이트 현황",
  severity: "sev 등급 심각도 상향 하향",
  role: "assign roles 역할 담당 배정",
  handoff: "인계 인수인계 교대",
  page: "escalate call 호출 콜 에스컬레이션",
  ack: "대응 확인 응답 수락",
  pass: "대응불가 불가 넘김",
  standdown: "호출해제 해제",
  bridge: "통화 회의 허들",
  note: "기록 메모",
  decision: "결정 의사결정",
  finding: "발견 파악",
  action: "조치 시도",
  task: "할일 작업",
  followup: "후속조치 후속 재발방지 액션아이템",
  eta: "예상복구 예상 복구예상",
  impact: "영향 피해",
  identified: "원인확인 원인 원인파악",
  mitigate: "완화 응급조치 임시조치 우회",
  resolve: "복구 해결 정상 정상선언",
  close: "종료 종결 마감",
  reopen: "재개 다시열기 재발",
  cancel: "취소 오탐",
  merge: "병합 합치기 중복",
  catchup: "요약 상황요약 브리핑 따라잡기",
  timeline: "타임라인 경과",
  export: "내보내기 추출 다운로드",
  postmortem: "포스트모템 포스트모텀 사후분석 회고",
  list: "목록 진행중",
  oncall: "온콜 당번 당직",
  cover: "대타 교대요청",
  me: "내설정 나 내정보",
  runbook: "런북 절차서",
  alerts: "알람 알림 경보",
  drill: "훈련 모의훈련",
  slo: "에러버짓",
  stats: "통계 지표",
  help: "도움말 사용법",
  tasks: "",
  followups: "",
};

describe("every verb", () => {
  it.each(Object.entries(words))("%s is there, in English and Korean", (name, also) => {
    const verb = verbs.find((each) => each.name === name);
    expect(verb?.name).toBe(name);
    const typed = [name, ...also.split(" ").filter((word) => word !== "")];
    expect(typed.map((word) => findVerb(word, verbs)?.verb.name)).toEqual(typed.map(() => name));
    const canonical = typed.find((word) => /\p{Script=Hangul}/u.test(word));
    if (canonical !== undefined) expect(verb?.korean[0]).toBe(canonical);
  });

  it("has words of its own", () => {
    const all = verbs.flatMap((verb) => [verb.name, ...verb.aliases, ...verb.korean]);
    expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
  });

  it("is explained, or says that it comes later", () => {
    const explained = new Set([...Object.keys(en.help.verbs), ...Object.keys(en.verbs.later)]);
    expect(verbs.map(({ name }) => name).filter((name) => !explained.has(name))).toEqual([]);
  });

  it.each(verbs.map(({ name }) => name))("%s is understood when typed on a Korean keyboard", (name) => {
    const typed = onOtherKeyboard(name)!;
    expect(findVerb(onOtherKeyboard(typed)!, verbs)?.verb.name).toBe(name);
  });
});
