import type { severity as english } from "../en/severity.ts";

export const severity: typeof english = {
  title: (a) => `${a.incident} 등급`,
  send: "등급 변경",
  cancel: "취소",
  which: "등급",
  why: "이유를 몇 마디로 적어 주세요",
  means: {
    sev1: "전면 장애, 대다수 영향, 데이터 위험",
    sev2: "주요 기능 장애, 많은 사용자 영향",
    sev3: "일부 기능이나 일부 사용자 영향",
    sev4: "경미, 업무 시간에 처리",
  },
  help: {
    title: "등급 고르기",
    send: "이 등급으로",
    label: "위에서부터 처음으로 맞는 것을 고르세요",
  },
  unchanged: (a) => `이미 ${a.severity}입니다.`,
  usage: (a) => `이렇게 적어 주세요: \`${a.command} 등급 sev1 전체 결제 실패\``,
};
