import type { verbs as english } from "../en/verbs.ts";

export const verbs: typeof english = {
  either: (a) => `*${a.title}*: 새 장애로 선언할까요, 아니면 \`${a.verb}\` 명령입니까? 아직 아무 일도 하지 않았습니다.`,
  declareIt: "장애 선언",
  useVerb: (a) => `${a.command} ${a.verb}`,
  unknown: (a) =>
    `모르는 명령입니다: "${a.word}". ${a.near ? "이 명령을 찾으셨습니까?" : `\`${a.command} 도움말\`에서 모든 명령을 볼 수 있습니다.`}`,
  declareAsTitle: "새 장애로 선언",
  wrongRoom: (a) => `워룸에서 쓸 수 있는 명령입니다: \`${a.verb}\`. 진행 중인 워룸: ${a.rooms}`,
  noRoomsOpen: (a) =>
    `워룸에서 쓸 수 있는 명령입니다: \`${a.verb}\`. 지금은 열린 워룸이 없습니다. 선언: \`${a.command} 결제 실패\``,
  panel: (a) => `${a.incident}: 지금 할 수 있는 일`,
  panelHint: (a) => `본인에게만 보입니다. 모든 명령: \`${a.command} 도움말\``,
  later: {
    merge: (command) =>
      `병합은 나중에 제공됩니다. 지금은 둘 중 하나를 \`${command} 취소\`하고 이유에 다른 번호를 적어 주세요.`,
    task: (command) =>
      `할 일은 나중에 제공됩니다. 지금은 \`${command} 조치 …\`, 나중 일은 \`${command} 후속조치 …\`를 써 주세요.`,
    tasks: (command) =>
      `할 일 목록은 나중에 제공됩니다. 지금은 \`${command} 타임라인\`, 나중 일은 \`${command} 후속조치목록\`에서 볼 수 있습니다.`,
    catchup: (command) =>
      `요약은 나중에 제공됩니다. 지금 상황은 고정된 카드에, 경과는 \`${command} 타임라인\`에 있습니다.`,
    bridge: (command) =>
      `통화 연동은 나중에 제공됩니다. 지금은 링크를 워룸에 올리고, 가끔 \`${command} 기록 …\`을 남겨 주세요.`,
    standdown: () => "호출 해제는 나중에 제공됩니다. 지금은 누군가 응답하거나 완화·복구·취소되면 호출이 멈춥니다.",
    runbook: () => "런북 명령은 나중에 제공됩니다. 지금은 카드와 워룸 북마크에 서비스의 런북 링크가 있습니다.",
    alerts: () => "알람 연동은 나중에 제공됩니다. 지금은 알람 메시지의 메뉴에서 장애를 선언해 주세요.",
    drill: () => "훈련 시나리오는 나중에 제공됩니다. 지금은 선언 양식에서 훈련을 선택하면 모든 글에 표시됩니다.",
    slo: () => "에러 버짓은 나중에 제공됩니다.",
    stats: (command) =>
      `통계는 나중에 제공됩니다. 지금은 \`${command} 내보내기 json\`으로 장애 하나의 수치를 받을 수 있습니다.`,
  },
};
