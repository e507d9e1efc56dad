import type { entries as english } from "../en/entries.ts";

export const entries: typeof english = {
  usage: {
    note: (a) => `무엇을 기록할까요? \`${a.command} 기록 03:12 PG사 회신\``,
    decision: (a) => `무엇을 결정했습니까? \`${a.command} 결정 04:20에 예비 PG로 전환\``,
    finding: (a) => `무엇을 발견했습니까? \`${a.command} 발견 커넥션 풀 고갈\``,
    action: (a) => `무엇을 하고 있습니까? \`${a.command} 조치 2.41 롤백 중\``,
    impact: (a) => `무엇이, 얼마나 영향을 받습니까? \`${a.command} 영향 카드 결제 실패, 주문의 약 70%\``,
    eta: (a) => `언제 복구될 것으로 예상합니까? \`${a.command} 예상복구 03:50\` 또는 \`${a.command} 예상복구 30분\``,
  },
  already: (a) => `이미 표시되어 있습니다: ${a.phase}.`,
  etaSet: (a) => `예상 복구 시각: ${a.time}.`,
};
