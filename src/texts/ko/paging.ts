import type { paging as english } from "../en/paging.ts";

export const paging: typeof english = {
  onIt: "대응 시작",
  cannot: "대응 불가",
  cannotAfterAll: "대응이 어렵습니다",
  calledAs: (a) => `*${a.team} ${a.layer} 담당으로* 호출되었습니다.`,
  called: "호출되었습니다.",
  asked: (a) => (a.words ? `직접 호출되었습니다: “${a.words}”` : "직접 호출되었습니다."),
  quietForYou: (a) => `대응 중이신 장애에 ${a.since} 이후 글이 없습니다. 계속 대응 중이십니까?`,
  quietForOther: (a) => `${a.who}이 ${a.answered}에 응답했지만 ${a.since} 이후 글이 없습니다.`,
  declared: (a) => (a.who ? `${a.who} 선언, ${a.time}(${a.ago}).` : `${a.time} 선언(${a.ago}).`),
  impact: (a) => `*영향*  ${a.impact}`,
  alsoCalledFor: (a) => `다른 호출도 있습니다: ${a.incidents}.`,
  runbook: "런북",
  nextCalled: (a) => `${a.time}까지 응답이 없으면 ${a.people}도 호출합니다.`,
  calledAgain: (a) => `${a.time}까지 응답이 없으면 호출을 계속합니다.`,
  room: (a) => `워룸: ${a.room}`,
  privateTitle: "비공개 장애",
  notification: (a) =>
    `${a.severity} ${a.incident}: ${a.title}. 호출되었습니다. 대응 시작 또는 대응 불가를 눌러 주세요.`,
  youAnswered: (a) => `✓ ${a.time}에 응답하셨습니다. 지휘자가 정해질 때까지 ${a.incident} 건을 맡아 주세요.`,
  passedOn: (a) =>
    a.to
      ? `${a.time}에 ${a.to}께 넘겼습니다. 알려 주셔서 감사합니다.`
      : `${a.time}에 넘겼습니다. 알려 주셔서 감사합니다.`,
  stoodDown: (a) =>
    a.why === "answered" && a.who
      ? `${a.incident}: ${a.who}이 대응합니다. 호출이 해제되었습니다.`
      : `${a.incident}: ${ended[a.why] ?? "호출 종료"}. 호출이 해제되었습니다.`,
  over: (a) => `${a.incident} 호출 종료(${a.time}).`,
  bothNeeded: (a) => `${a.severity} 장애는 두 명이 대응하면 좋습니다. 가능하시면 함께해 주세요.`,
  spoken: "응답으로 기록했습니다.",
  calling: (a) => `호출합니다: ${a.people}.`,
  nobodyCalled: "호출한 사람이 없습니다.",
  recorded: (a) =>
    `${a.incident} 응답을 기록했습니다.${a.room ? ` ${a.room}` : ""} 워룸이 조용해지면 다시 여쭙겠습니다.`,
  passed: (a) =>
    a.people
      ? `알겠습니다. 지금 호출합니다: ${a.people}. 알려 주셔서 감사합니다.`
      : "알겠습니다. 알려 주셔서 감사합니다.",
  notCalled: "지금은 호출 대상이 아닙니다.",
  whom: (a) =>
    `“${a.asked}”: 누구인지 찾지 못했습니다. 사람, 팀, 서비스를 적어 주세요: \`${a.command} 호출 @이름 이유\`. 비워 두면 다음 단계를 호출합니다.`,
  notReachable: (a) => `${a.who}: 호출할 수 없습니다. 현재 이 워크스페이스의 정회원만 호출할 수 있습니다.`,
  worth: {
    ask: (a) => `${a.incident} 종료. 깨울 만한 호출이었습니까?`,
    noted: (a) => `${a.incident}, 깨울 만한 호출이었는지: “${a.rating}”. 감사합니다.`,
    yes: "깨울 만함",
    wentAway: "저절로 복구됨",
    tooLow: "임계값 과민",
    duplicate: "중복",
    obsolete: "필요 없는 알람",
  },
  form: {
    title: (a) => `${a.incident} 호출`,
    submit: "지금 호출",
    close: "돌아가기",
    person: "누구를 호출합니까?",
    personHint: "둘 다 비워 두면 다음 단계를 호출합니다.",
    next: (a) => `지금 다음 단계: ${a.people}`,
    nobodyNext: "다음 단계에 더 호출할 사람이 없습니다.",
    team: "또는 온콜 담당을 호출할 팀",
    choose: "선택",
    words: "이유를 짧게",
  },
};

const ended: Readonly<Record<string, string>> = {
  answered: "대응 중",
  resolved: "복구됨",
  cancelled: "취소됨",
  lowered: "등급이 낮아져 더는 호출하지 않음",
  moved: "다른 팀으로 넘어감",
};
