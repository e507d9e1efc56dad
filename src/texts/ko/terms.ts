import type { terms as english } from "../en/terms.ts";

export const terms: typeof english = {
  drill: "[훈련]",
  nobody: "없음",
  person: (who) => `${who}님`,
  severity: { sev1: "심각", sev2: "높음", sev3: "보통", sev4: "낮음" },
  phase: {
    investigating: "조사 중",
    identified: "원인 확인",
    mitigated: "완화됨(관찰 중)",
    resolved: "복구됨",
    closed: "종료",
    cancelled: "취소(오탐)",
  },
  role: { ic: "지휘(IC)", comms: "소통", scribe: "기록", tech: "기술", ops: "운영", sme: "전문가" },
  roleInFull: {
    ic: "지휘자",
    comms: "소통 담당",
    scribe: "기록 담당",
    tech: "기술 담당",
    ops: "운영 담당",
    sme: "담당 전문가",
  },
  layer: (name) => ({ primary: "1차", secondary: "2차", manager: "매니저" })[name] ?? name,
};
