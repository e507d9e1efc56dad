import type { answerPage as english } from "../en/answer-page.ts";

export const answerPage: typeof english = {
  called: (a) => (a.layer && a.team ? `${a.team} ${a.layer} 담당으로 호출되었습니다.` : "호출되었습니다."),
  since: (a) => `${a.time}부터`,
  others: (a) => `함께 호출: ${a.people}`,
  impact: (a) => `영향: ${a.impact}`,
  onIt: "대응 시작",
  cannot: "대응 불가",
  privateTitle: "비공개 장애입니다. 내용은 Slack에서 볼 수 있습니다.",
  youAnswered: (a) => `${a.time}에 응답하셨습니다. 지휘자가 정해질 때까지 맡아 주세요.`,
  youDeclined: (a) => `${a.time}에 다른 담당자에게 넘겼습니다. 알려 주셔서 감사합니다.`,
  ended: (a) =>
    a.by
      ? `이 호출은 ${a.time}에 끝났습니다. ${a.by}이 응답했으며, 하실 일은 없습니다.`
      : `이 호출은 ${a.time}에 끝났습니다. 하실 일은 없습니다.`,
  expired: "오래된 링크라 응답할 수 없습니다. Slack을 보시거나 가장 최근 호출의 링크를 사용해 주세요.",
  unknown: "응답할 호출이 없는 링크입니다. 복사할 때 잘렸을 수 있습니다.",
  notAMember: "게스트와 외부 협력사는 호출에 응답할 수 없습니다. 팀원에게 말씀해 주세요.",
};
