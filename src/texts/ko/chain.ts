import type { chain as english } from "../en/chain.ts";

export const chain: typeof english = {
  title: (a) => `${a.severity}, 담당 팀: ${a.team}, ${a.when}`,
  level: (a) =>
    a.after === null ? `${a.level}. 바로 호출 (${a.time})` : `${a.level}. ${a.after} 동안 응답이 없으면 (${a.time})`,
  call: (a) => `${a.person}${a.layer === "" ? "" : ` (${a.layer})`}, 수단: ${a.means}. 이유: ${a.why}`,
  then: (a) => `${a.after} 뒤 ${a.means}`,
  turn: (a) => `${a.from}부터 ${a.until}까지 온콜 담당`,
  override: (a) => `${a.from}부터 ${a.until}까지 대신 근무`,
  manager: "항상 같은 사람",
  named: "이름으로 지정",
  noTurn: {
    noLayer: "팀에 정해진 사람이 없음",
    noMembers: "근무표에 아무도 없음",
    notBegun: "근무표가 아직 시작되지 않음",
    outsideHours: "담당 시간이 아님",
    noManager: "팀에 정해진 사람이 없음",
  },
  empty: (a) => `${a.layer} 담당 없음: ${a.why}`,
  fallsThrough: "그래서 바로 다음 단계로 넘어갑니다",
  skipped: { working: "근무 시간이 아니어서 건너뜀", otherwise: "근무 시간이어서 건너뜀" },
  means: {
    slack: "Slack",
    voice: "전화",
    phone: "전화",
    sms: "문자",
    solapi: "문자",
    push: "푸시",
    pushover: "Pushover",
    pagerduty: "PagerDuty",
    ntfy: "ntfy",
    webhook: "웹훅",
    mail: "메일",
  },
  nothingRings: "벨이 울리는 수단 없음",
  again: (a) => `${a.after} 뒤 (${a.time}) 아무도 응답하지 않았다고 알리고 1단계부터 다시 시작합니다.`,
  ends: (a) => `${a.after} 뒤 (${a.time}) 아무도 응답하지 않았다고 알리고 호출을 마칩니다.`,
  nobody: {
    noTeam: "아무도 호출되지 않습니다. 담당 팀이 없고 defaultTeam도 없습니다.",
    severity: "아무도 호출되지 않습니다. 이 심각도는 호출하지 않습니다.",
    everyLevelEmpty: "아무도 호출되지 않습니다. 어느 단계에도 사람이 없습니다.",
  },
};
