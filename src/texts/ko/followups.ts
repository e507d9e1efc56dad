import type { followups as english } from "../en/followups.ts";

export const followups: typeof english = {
  added: (a) =>
    `${a.incident} 후속 조치 ${a.n}번을 등록했습니다.${a.owner === null ? "" : ` 담당: ${a.owner}`}${a.due === null ? "" : ` 기한: ${a.due}`}`,
  how: (command) => `무엇이 남았습니까? \`${command} 후속조치 커넥션 풀 알람 추가 @서연 금요일\``,
  ofIncident: (incident) => `*${incident} 후속 조치*`,
  mine: "*내 후속 조치*",
  noneHere: (a) => `${a.incident}: 후속 조치가 없습니다. 등록하려면: \`${a.command} 후속조치 내용 @담당 기한\``,
  noneMine: "맡으신 후속 조치가 없습니다.",
  line: (a) =>
    `${a.n}. ${a.text}${a.owner === null ? " · 담당 없음" : ` · ${a.owner}`}${a.due === null ? "" : ` · 기한 ${a.due}`}`,
  lineElsewhere: (a) => `• ${a.incident}, ${a.n}: ${a.text}${a.due === null ? "" : ` · 기한 ${a.due}`}`,
};
