import type { reminders as english } from "../en/reminders.ts";

export const reminders: typeof english = {
  due: (a) =>
    `⏱ *상황을 공유할 시각입니다.* ${a.last ? `최근 공유 ${a.last}` : "아직 공유 없음"}, ${a.severity} 기준 ${a.every}마다. ${a.whom}`,
  overdue: (a) => `⏱ *상황 공유가 ${a.by} 늦었습니다.* 밖에서는 ${a.last} 이후 소식을 모릅니다. ${a.whom}`,
  since: (a) =>
    a.entries ? `그 뒤 ${a.entries}. 초안이 준비되어 있습니다.` : "그 뒤 기록이 없습니다. 초안이 준비되어 있습니다.",
  counts: (a) =>
    [counted(a.decisions, "결정"), counted(a.findings, "발견"), counted(a.actions, "조치")]
      .filter((count) => count !== null)
      .join(", "),
  review: "초안 보기",
  noChange: "변동 없음",
  later: "15분 뒤",
  stop: "그만…",
  nothingNew: (a) =>
    `${a.incident} ${a.time}: ${a.last} 이후 변동 없음.${a.now ? ` 진행 중: ${a.now}.` : ""}${a.next ? ` 다음 공유 ${a.next}.` : ""}`,
  published: "게시했습니다: 변동 없음.",
  putOff: (a) => `${a.until}에 다시 여쭙겠습니다.`,
  stopped: "이 단계에서는 더 알리지 않습니다.",
  form: {
    title: "상황 공유 알림 중지",
    submit: "알림 중지",
    close: "계속 받기",
    why: "왜 공유가 필요 없습니까?",
    reasons: { mitigated: "완화되었습니다", elsewhere: "다른 곳에 공유합니다", other: "다른 이유" },
    words: "짧게 적어 주세요",
  },
};

function counted(count: number, what: string): string | null {
  return count === 0 ? null : `${what} ${count}건`;
}
