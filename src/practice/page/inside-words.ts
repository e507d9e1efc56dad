import type { EffectView } from "./wire-inside.ts";
import type { Lang } from "./words.ts";

/** The page's own words about the inside of the bot. What is stored there is shown as it is. */
export function insideWordsIn(lang: Lang): InsideWords {
  return lang === "ko" ? korean : english;
}

type InsideWords = typeof english;

const english = {
  look: "Look inside",
  title: "Inside the bot",
  everything: "all incidents",
  close: "Close",
  state: "State and deadlines",
  record: "Record",
  outbox: "Outbox",
  calls: "Slack calls",
  nothing: "Nothing yet",
  confirmed: "confirmed",
  unconfirmed: "not confirmed",
  ringing: "rings",
  nobody: "nobody",
  events: (count: number) => (count === 1 ? "1 event" : `${count} events`),
  effect: {
    waiting: "waits",
    underWay: "under way",
    done: "done",
    withdrawn: "withdrawn",
    dead: "given up",
  } satisfies Record<EffectView["state"], string>,
  attempts: (count: number) => (count === 1 ? "1 attempt" : `${count} attempts`),
  outcome: { ok: "ok", underWay: "under way", lost: "answer lost", broken: "no connection" } as Record<string, string>,
  took: (ms: number) => `${ms} ms`,
};

const korean: InsideWords = {
  look: "안쪽 보기",
  title: "봇의 안쪽",
  everything: "모든 장애",
  close: "닫기",
  state: "상태와 기한",
  record: "기록",
  outbox: "보낼 일",
  calls: "Slack 호출",
  nothing: "아직 없음",
  confirmed: "확정",
  unconfirmed: "미확정",
  ringing: "울리는 중",
  nobody: "없음",
  events: (count) => `이벤트 ${count}개`,
  effect: { waiting: "대기", underWay: "진행 중", done: "완료", withdrawn: "취소", dead: "포기" },
  attempts: (count) => `${count}번 시도`,
  outcome: { ok: "ok", underWay: "진행 중", lost: "응답 유실", broken: "연결 실패" },
  took: (ms) => `${ms}ms`,
};
