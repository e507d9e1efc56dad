import { duration } from "../duration.ts";
import type { record as english } from "../en/record.ts";

/** 한 줄에 한 사건: 판단 없이 사실만. */
const events: (typeof english)["events"] = {
  declared: (a) => `${a.by} 장애 선언(${a.severity}): ${a.title}`,
  roomRefused: (a) => `워룸 개설 실패(${a.error}). 선언한 곳에서 계속 진행`,
  roomLost: {
    archived: (a) => `워룸 보관${doer(a.by)}. 이후 다른 곳의 대화는 기록에 없을 수 있음`,
    removed: (a) =>
      `${a.by === null ? "워룸에 Watchfire 없음" : `워룸에서 Watchfire 내보냄, ${a.by}`}. 이후 워룸의 대화는 기록에 없을 수 있음`,
    deleted: (a) => `워룸 삭제${doer(a.by)}. 이후 다른 곳의 대화는 기록에 없을 수 있음`,
  },
  roomRegained: (a) => `워룸 복구${doer(a.by)}. ${a.since} 이후의 대화 가운데 Slack에 남은 것은 나중에 읽어 기록함`,
  identified: (a) => `원인 확인, ${a.by}${tail(a.words)}`,
  mitigated: (a) => `완화, ${a.by}${tail(a.words)}`,
  resolved: (a) => `정상 선언, ${a.by}${tail(a.words)}`,
  watchExtended: (a) => `${a.by} 관찰 연장`,
  closed: (a) => `${a.by} 장애 종료`,
  reopened: (a) => `${a.by} 다시 열기: ${a.words}`,
  cancelled: (a) => `${a.by} 취소: ${a.words}`,
  severityConfirmed: (a) => `등급 확정: ${a.severity}, ${a.by}`,
  severityRaised: (a) => `등급 상향: ${a.from} → ${a.to}, ${a.by}${tail(a.words)}`,
  severityLowered: (a) => `등급 하향: ${a.from} → ${a.to}, ${a.by}${tail(a.words)}`,
  serviceChanged: (a) => `서비스 변경: ${a.service ?? "없음"}${a.team === null ? "" : `(팀: ${a.team})`}, ${a.by}`,
  roleAssigned: (a) => (a.self ? `${a.person} 역할 맡음: ${a.role}` : `${a.by} 역할 배정: ${a.role} ${a.person}`),
  roleLeft: (a) => `${a.person} 역할 해제: ${a.role}`,
  commandMissing: () => "아직 지휘자 없음",
  twoHats: (a) => `${a.person} 지휘와 기술을 함께 맡음`,
  handoffRequested: (a) => `${a.by} 인계 요청: ${a.role} → ${a.to}`,
  handoffConfirmed: (a) => `${a.to} 인수: ${a.role}${tail(a.words)}`,
  handoffDeclined: (a) => `${a.to} 인수 어려움: ${a.role}`,
  handoffOverdue: (a) => `${a.to} 아직 인수하지 않음: ${a.role}`,
  note: (a) => `${a.by}: ${a.words}`,
  decision: (a) => `결정, ${a.by}: ${a.words}`,
  finding: (a) => `발견, ${a.by}: ${a.words}`,
  action: (a) => `조치, ${a.by}: ${a.words}`,
  eta: (a) => `예상 복구 시각 ${a.at}, ${a.by}`,
  impact: (a) => `영향, ${a.by}: ${a.words}`,
  followUp: (a) =>
    `후속 조치: ${a.words}${a.owner === null ? "" : `, ${a.owner}`}${a.due === null ? "" : `, 기한 ${a.due}`}`,
  called: (a) =>
    a.why === "asked"
      ? `${a.by} 호출: ${a.person}${a.words ? `, ${a.words}` : ""}`
      : `${a.layer === null ? "" : `${a.layer} `}${a.person} 호출${a.why === "silence" ? "(워룸이 조용하여)" : ""}`,
  levelEmpty: (a) => `${a.layer} 담당 없음: ${a.team}`,
  noTeam: () => "호출할 팀을 찾지 못함",
  calledAgain: (a) => `${a.person} 다시 호출(${a.means})`,
  callingPutOff: (a) => `${a.until}까지 호출하지 않음`,
  teamTold: () => "팀 채널에 알림",
  targetMissed: (a) => `목표 초과: ${promised[a.target]} ${a.took === null ? "아직 없음" : a.took}, 목표 ${a.length}`,
  callFailed: (a) => `${a.person} 호출 실패(${a.means})`,
  receipt: {
    delivered: (a) => `${a.person} 호출 전달(${a.means})`,
    pickedUp: (a) => `${a.person} 호출 수신(${a.means})`,
    notPickedUp: (a) => `${a.person} 호출 미수신(${a.means})`,
  },
  callSent: (a) => `${a.person} 호출 발송(${a.means})`,
  answered: (a) => `${a.person} 호출 응답${a.words ? "(글로 응답)" : ""}`,
  declined: (a) => `${a.person} 대응 불가`,
  nobodyAnswered: (a) => `${a.people}명을 ${a.calls}회 호출했으나 응답 없음`,
  stoodDown: (a) => `호출 해제: ${a.people}`,
  pagingStopped: () => "호출 중단",
  wentQuiet: () => "워룸에 새 글 없음",
  silenceConfirmed: (a) => (a.reachable ? "워룸이 조용함을 확인" : "워룸이 조용함(Slack에 연결할 수 없어 확인 못 함)"),
  stillOnIt: (a) => `${a.by} 대응 중`,
  onACall: (a) => `${a.by} 통화 중`,
  callOver: (a) => `${a.by} 통화 끝`,
  updateDrafted: (a) => `${a.by} ${a.n}보 초안 작성`,
  updateEdited: (a) => `${a.by} ${a.n}보 수정`,
  updatePublished: (a) => `${a.by} ${a.n}보 게시: ${a.words}`,
  updateSentBack: (a) => `${a.by} ${a.n}보 돌려보냄: ${a.words}`,
  updateDue: (a) => (a.overdue ? "상황 공유 지연" : "상황 공유 시각"),
  remindersStopped: (a) => `${a.by} 상황 공유 알림 중단: ${a.words}`,
};

export const record: typeof english = {
  events,
  addedToTimeline: (incident) => `${incident} 타임라인에 올렸습니다.`,
  takeOff: "내리기",
  takenOff: "타임라인에서 내렸습니다. 기록에는 그대로 남습니다.",
  noRoomHere: "워룸의 메시지가 아니어서 올릴 타임라인이 없습니다.",
  joined: (who) => `${who} 참여`,
  left: (who) => `${who} 나감`,
  somethingElse: (a) => `${a.who}(${a.kind})`,
  someone: "누군가",
  deleted: "(삭제됨)",
  edited: "(수정됨)",
  files: (names) => `📎 ${names}`,
  quiet: (a) => `❓ ${duration(a.ms, "ko")} 동안 기록 없음${a.onACall ? "(통화 중)" : ""}`,
  timelineOf: (a) => (a.all ? `*${a.incident} 전체 기록*` : `*${a.incident} 타임라인*`),
  nothingYet: "아직 타임라인이 비어 있습니다. 메시지에 📌을 달면 여기에 올라갑니다.",
  newestOf: (a) => `전체 ${a.total}줄 가운데 최근 ${a.shown}줄입니다.`,
  wholeAsFile: "전체를 파일로",
  showAll: "모두 보기",
  fileSent: "파일을 다이렉트 메시지로 보냈습니다.",
  whichExport: (command) =>
    `형식을 함께 적어 주세요: 읽으려면 \`${command} 내보내기 md\`, 가공하려면 \`${command} 내보내기 json\``,
  exportComment: (incident) => `${incident} 기록입니다.`,
  document: {
    title: (a) => `${a.incident} 장애 기록: ${a.title}`,
    exportedAt: (at) => `내보낸 시각: ${at}`,
    head: (hash) => `해시 체인의 끝: \`sha256:${hash}\`.`,
    time: "시간",
    event: "이벤트",
    timeline: (zone) => `타임라인 (${zone})`,
    durations: "소요 시간",
  },
  durations: {
    detect: "감지까지",
    answer: "응답까지",
    firstAction: "첫 조치까지",
    mitigate: "완화까지",
    resolve: "복구까지",
    updates: "제때 공유",
    target: (a) => `${a.took}(목표 ${a.target})`,
    onTime: (a) => `${a.due}회 중 ${a.onTime}회`,
  },
};

function doer(by: string | null): string {
  return by === null ? "" : `, ${by}`;
}

function tail(words: string | null): string {
  return words === null || words === "" ? "" : `: ${words}`;
}

const promised = { answer: "응답", firstAction: "첫 조치", mitigate: "완화" } as const;
