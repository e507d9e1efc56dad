import type { home as english } from "../en/home.ts";

export const home: typeof english = {
  mine: "내 근무",
  noShifts: "앞으로 4주 동안 없습니다.",
  moreShifts: (a) => `외 ${a.more}건`,
  instead: (a) => `${a.who} 대신`,
  onCall: "지금 온콜 담당",
  noTeams: "근무표가 있는 팀이 없습니다. 팀은 watchfire.yml에 적습니다.",
  wanted: "대타",
  incidents: "진행 중인 장애",
  noIncidents: "없습니다.",
  askForCover: "대타 요청",
  swap: "근무 교환",
  settings: "내 설정",
  calendar: "캘린더",
  membersOnly: "정회원의 근무가 표시되는 곳입니다. 게스트와 외부 협력사는 워룸에서 읽을 수 있습니다.",
};
