import type { silence as english } from "../en/silence.ts";

export const silence: typeof english = {
  question: (a) => `${a.people}, ${a.for}째 새 글이 없습니다. 대응 중이시면 한마디만 남겨 주세요.`,
  consequence: (a) =>
    a.next && a.nextAt
      ? `소식이 없으면 ${a.ring}에 다시 호출(${a.whom}), ${a.nextAt}에 다음 담당을 호출합니다(${a.next}).`
      : `소식이 없으면 ${a.ring}에 다시 호출합니다(${a.whom}).`,
  stillOnIt: "대응 중",
  onACall: "통화 중",
  needHelp: "도움 필요",
  callOver: "통화 끝",
  isOnIt: (a) => `${a.who} 대응 중(${a.time}). 조용하면 ${a.next}에 다시 여쭙겠습니다.`,
  isOnACall: (a) =>
    `${a.time}부터 통화 중. ${a.until}까지 묻지 않겠습니다. 15분마다 한 줄만 남겨 주시면 기록이 이어집니다.`,
  helpers: (a) => `도움을 요청해 호출합니다: ${a.people}.`,
  ended: "더 여쭙지 않습니다.",
  thanks: "감사합니다.",
};
