import { duration } from "../duration.ts";
import type { postmortem as english } from "../en/postmortem.ts";

export const postmortem: typeof english = {
  title: (a) => `[${a.date}] ${a.service === null ? "" : `[${a.service}] `}장애 포스트모템: ${a.title} (${a.incident})`,
  drill: "훈련이었습니다.",
  intro: (at) =>
    `${at}, 장애 기록으로 만든 초안입니다. 모든 문장에 출처가 있습니다. "누가"가 아니라 "무엇이 이 일을 가능하게 했는가"를 묻습니다.`,
  redaction: "🔒 표시는 보안 장애의 세부 내용입니다. 공유하기 전에 지워 주세요.",
  sections: {
    summary: "요약",
    timeline: (zone) => `타임라인 (${zone})`,
    rootCause: "근본 원인",
    factors: "기여 요인 (5 Whys)",
    impact: "영향",
    response: "대응 내용",
    actions: "재발 방지 조치",
    lessons: "교훈",
    people: "참석자",
    happened: "경과",
    why: "원인",
    change: "바꿀 것",
  },
  labels: {
    severity: "장애 등급",
    impact: "영향 시간",
    scope: "영향 범위",
    business: "비즈니스 영향",
    detected: "감지 방법",
    users: "사용자 영향",
    well: "잘된 점",
    badly: "아쉬운 점",
    lucky: "운이 좋았던 점",
    responders: "장애 대응",
    commander: "지휘",
    comms: "소통",
    scribe: "기록",
    author: "포스트모템 작성",
    reviewers: "리뷰",
    helped: "복구 방법",
  },
  time: "시간",
  event: "이벤트",
  severityWas: (a) => (a.first === null ? a.now : `${a.now}(최초 ${a.first})`),
  impactSpan: (a) => `${a.from} ~ ${a.to}(${duration(a.ms, "ko")})`,
  declaredBy: (who) => `${who} 선언`,
  between: (a) => `${a.from}~${a.to}`,
  whyChain: (a) => `${a.problem} 왜? ${a.cause} 왜?`,
  actionHead: ["조치", "담당자", "기한", "우선순위", "상태"],
  toDo: "대기",
  gaps: {
    scope: "❓ 어떤 기능이, 사용자 중 얼마나 영향을 받았습니까?",
    business: "❓ 결제 실패 건수, CS 문의 건수, 추정 손실은 얼마입니까?",
    detected: "❓ 모니터링이 먼저 알았습니까, 고객이 먼저 알았습니까?",
    quiet: (a) =>
      a.onACall
        ? `❓ ${duration(a.ms, "ko")} 동안 기록 없음(통화 중). 무엇을 결정했습니까?`
        : `❓ ${duration(a.ms, "ko")} 동안 기록 없음. 무슨 일이 있었습니까?`,
    rootCause: (closest) =>
      closest === null
        ? "❓ 원인으로 기록된 내용이 없습니다."
        : `❓ 원인으로 확정된 기록이 없습니다. 가장 가까운 기록: ${closest}`,
    why: "❓",
    factors: "❓ 무엇이 이 일을 가능하게 했습니까? 바꿀 수 있는 답이 나올 때까지 물어 주세요.",
    actions: "❓ 기록된 조치가 없습니다. 무엇을 했고 결과는 어땠습니까?",
    helped: "❓ 무엇으로 복구되었습니까?",
    well: "❓",
    badly: "❓",
    lucky: "❓",
    noItems: "❓ 무엇이 있었다면 막거나 더 빨리 끝낼 수 있었습니까?",
    cell: "❓",
    lessons: "❓ 이번에 새로 알게 된 것은 무엇입니까?",
    reviewers: "❓",
    nobody: "❓",
  },
  comment: (a) =>
    `📄 ${a.incident} 포스트모템 초안: 출처가 있는 ${a.lines}줄, 채울 곳 ${a.gaps}군데.` +
    `${a.owner === null ? "" : ` 작성 담당 ${a.owner}`}${a.review === null ? "" : `${a.owner === null ? "" : ","} 리뷰 ${a.review}`}`,
  fileTitle: (incident) => `${incident} 포스트모템 초안`,
  state: (a) =>
    `${a.incident} 초안: 출처가 있는 ${a.lines}줄, 채울 곳 ${a.gaps}군데.${a.url === null ? "" : ` ${a.url}`}`,
  ownerAndReview: (a) =>
    [a.owner === null ? "" : `작성 담당: ${a.owner}`, a.review === null ? "" : `리뷰 ${a.review}`]
      .filter((part) => part !== "")
      .join(" · "),
  openFile: "파일 열기",
  sendFile: "파일 받기",
  beingDrafted: (incident) => `${incident}: 초안을 만들고 있습니다. 곧 워룸에 올라갑니다.`,
  afterClose: (incident) => `${incident}: 장애를 종료하면 기록으로 초안을 만듭니다.`,
  noneForThread: (incident) => `${incident}: SEV4에는 포스트모템이 없습니다. 후속 조치로 이어집니다.`,
  noneForCancelled: (incident) => `${incident}: 취소된 장애라 포스트모템이 없습니다.`,
};
