import type { oncall as english } from "../en/oncall.ts";

export const oncall: typeof english = {
  now: "지금 온콜 담당",
  then: (a) => `온콜 담당: ${a.when}`,
  until: (a) => `${a.time}까지`,
  nobody: "없음",
  noTeams: "근무표가 있는 팀이 없습니다. 팀은 watchfire.yml에 적습니다.",
  unknown: (a) => `모르는 팀이나 시각입니다. 팀: ${a.teams}. 예: \`${a.command} 온콜 payments 일요일 03:00\``,
};
