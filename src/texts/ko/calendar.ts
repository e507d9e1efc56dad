import type { calendar as english } from "../en/calendar.ts";

export const calendar: typeof english = {
  calendarForm: { title: "캘린더 링크", close: "닫기" },
  intro: "사용하시는 캘린더에서 링크를 구독해 주세요. 링크를 아는 사람은 근무를 볼 수 있으니 공유하지 말아 주세요.",
  yours: "내 근무",
  team: (a) => `팀 전체: ${a.team}`,
  renew: "새 링크",
  renewConfirm: "이전 링크는 모든 캘린더에서 바로 끊어집니다.",
  keep: "그대로 두기",
  noAddress: "캘린더가 이 서버에 접속할 수 없습니다. watchfire.yml에 publicUrl이 없습니다.",
  mine: (a) => `온콜: ${a.team} ${a.layer}`,
  theirs: (a) => `${a.person}님: ${a.team} ${a.layer}`,
  covering: "대신 근무",
  nameOfMine: "온콜",
  nameOfTeam: (a) => `온콜: ${a.team}`,
};
