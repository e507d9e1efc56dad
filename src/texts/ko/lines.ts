import { quoted, sentence } from "../sentence.ts";
import type { lines as englishLines, privateLines as englishPrivate } from "../en/lines.ts";

export const lines: typeof englishLines = {
  severityChosen: (a) => `등급 확정: *${a.severity}*, ${a.by}.`,
  severityRaised: (a) => `등급 상향: ${a.from} → *${a.to}*, ${a.by}: ${quoted(a.reason)}`,
  severityLowered: (a) => `등급 하향: ${a.from} → *${a.to}*, ${a.by}: ${quoted(a.reason)}`,
  severityKept: (a) => `등급 유지: *${a.severity}*, ${a.by}: ${quoted(a.reason)}`,
  calling: (a) => `호출: ${a.people}.`,
  callsStopped: (a) => (a.people === 0 ? "호출을 멈춥니다." : `호출을 멈추고 ${a.people}명에게 해제를 알렸습니다.`),
  commandMissing: (a) => `${a.after}째 지휘자가 없습니다(${a.severity}). 지휘를 맡아 주세요.`,
  oneHeadTwoHats: (a) => `${a.who}이 지휘와 기술을 함께 맡고 있습니다. 수정 작업은 다른 분이 맡아 주세요.`,
  levelEmpty: (a) => `지금 담당자가 없습니다: ${a.team} ${a.layer}.`,
  noTeamFound: (a) =>
    `담당 팀을 알 수 없어 아무도 호출하지 않았습니다. 직접 호출해 주세요: \`${a.command} 호출 @이름 이유\``,
  nobodyAnswered: (a) =>
    `‼ ${a.incident}: ${a.after}째 아무도 응답하지 않았습니다(${a.people}명, ${a.calls}회 시도). 이 글을 보고 도울 수 있는 분은 [대응 시작]을 눌러 주세요. ${a.last ? "마지막 호출이었으며 더 호출하지 않습니다." : "호출은 계속합니다."}`,
  onIt: "대응 시작",
  callFailed: (a) =>
    `${a.who} ${a.means} 발송 실패${a.error ? `(${a.error})` : ""}.${a.instead ? ` 바로 다른 수단으로 호출합니다: ${a.instead}.` : ""}`,
  callDelayed: (a) =>
    `${a.who} ${a.means} 발송이 지연되어 계속 시도합니다.${a.instead ? ` 그동안 다른 수단으로 호출합니다: ${a.instead}.` : ""}`,
  teamTold: (a) =>
    `${a.who ? `${a.who}, 확인 부탁드립니다.` : "확인 부탁드립니다."} 호출은 하지 않습니다.${a.room ? ` ${a.room}` : ""}`,
  primaryBusy: (a) => `${a.who}은 ${a.incident} 대응 중입니다.`,
  callingPutOff: (a) => `근무 시간이 시작되는 ${a.time}까지 호출하지 않습니다.`,
  targetMissed: {
    answer: (a) => `응답 목표 ${a.target} 안에 아무도 응답하지 않았습니다.`,
    firstAction: (a) => `첫 조치 목표 ${a.target} 안에 기록된 조치가 없습니다.`,
    mitigate: (a) => `완화 목표 ${a.target} 안에 완화되지 않았습니다.`,
  },
  means: {
    slack: "Slack 메시지",
    webhook: "웹훅",
    phone: "전화",
    sms: "문자",
    voice: "전화",
    mail: "메일",
    solapi: "문자",
    pagerduty: "PagerDuty",
    pushover: "Pushover",
    ntfy: "ntfy",
  },
  answered: (a) => `${a.who}이 ${a.after} 만에 응답하여 대응합니다.`,
  answeredUncalled: (a) => `${a.who}이 대응합니다.`,
  answeredByDeclaring: (a) => `${a.who}은 온콜 담당이며 직접 선언했습니다. 다른 사람은 호출하지 않습니다.`,
  declined: (a) => `${a.who} 대응 불가.`,
  quiet: (a) => `${a.for}째 새 글이 없습니다.`,
  slackUnreachable: "Slack에 연결되지 않아 새 글이 있는지 확인하지 못했습니다.",
  entry: { note: "기록", decision: "결정", finding: "발견", action: "조치" },
  entryWritten: (a) => `*${a.kind}*${a.time ? ` ${a.time}` : ""} · ${a.text} (${a.by})`,
  etaGiven: (a) => `예상 복구 시각: ${a.time}, ${a.by}.`,
  impactGiven: (a) => `*영향* · ${a.text} (${a.by})`,
  identified: (a) => `*원인 확인*, ${a.by}${a.words ? `: ${a.words}` : "."}`,
  mitigated: (a) => `*완화됨*, ${a.by}${a.words ? `: ${sentence(a.words)}` : "."} 호출과 무응답 감시를 멈춥니다.`,
  resolved: (a) =>
    `🟢 *정상 선언* ${a.time}, ${a.by}. 영향 시간 ${a.length}.${a.until ? ` ${a.until}까지 지켜봅니다.` : ""}`,
  closed: (a) =>
    `*${a.incident} 종료* ${a.time}.${a.draft ? " 포스트모템 초안을 곧 올립니다." : ""} 수고하셨습니다. 푹 쉬세요.`,
  reopened: (a) => `*${a.incident} 다시 열림*, ${a.by}: ${quoted(a.reason)}`,
  cancelled: (a) => `*${a.incident} 취소(오탐)*, ${a.by}: ${quoted(a.reason)}`,
  roleTaken: (a) => `*${a.time}부터 ${a.role}: ${a.who}*`,
  roleAssigned: (a) => `*${a.role}: ${a.who}*, ${a.by} 지정.`,
  serviceChanged: (a) => `서비스: *${a.service}*${a.team ? `(${a.team})` : ""}, ${a.by}.`,
  noService: "없음",
  followUp: (a) =>
    `*후속 조치 ${a.number}* · ${a.text}${a.owner ? ` · ${a.owner}` : ""}${a.due ? ` · ${a.due}까지` : ""}`,
  remindersStopped: (a) => `상황 공유 알림 중지, ${a.by}: “${a.why}”.`,
  watchExtended: (a) => `${a.until}까지 지켜봅니다.`,
  noRoom: (a) => `워룸을 만들지 못했습니다. ${a.mend} 이 스레드에서 진행합니다.`,
  watchfire: "Watchfire",
};

export const privateLines: typeof englishPrivate = {
  ic: (a) =>
    `${a.incident}: 지휘자가 되셨습니다. 1 영향: 어떤 기능, 얼마나? 2 소통·기록·기술 담당을 정해 주세요. 3 원인보다 복구가 먼저입니다.${a.due ? ` 4 ${a.due}까지 상황 공유.` : ""} 직접 고치지 말고 조율해 주세요.`,
  comms: (a) =>
    `${a.incident}: 소통 담당이 되셨습니다.${a.due ? ` 첫 공유는 ${a.due}까지입니다.` : ""} 영향·달라진 점·다음 조치·위험·다음 안내 시각. 외부에는 원인 추측, 이름, 내부 시스템명을 쓰지 않습니다.`,
  scribe: (a) =>
    `${a.incident}: 기록 담당이 되셨습니다. 📌로 주요 순간을 표시하고, 통화 내용은 \`${a.command} 기록 03:12 …\`로 남겨 주세요. 판단 없이 사실만.`,
  tech: (a) =>
    `${a.incident}: 기술 담당이 되셨습니다. 조치 전에 먼저 알리고, 한 번에 하나씩 바꿔 주세요: \`${a.command} 조치 …\``,
  ops: (a) => `${a.incident}: 운영 담당이 되셨습니다. 시스템·배포·권한 변경은 기술 담당과 먼저 맞춰 주세요.`,
  sme: (a) => `${a.incident}: 전문가로 요청받으셨습니다. 고정된 카드를 읽고 의견을 적어 주세요.`,
  inRoom: (a) => `워룸: ${a.room}`,
  assignedBy: (a) => `${a.by} 지정.`,
  roomLost: {
    archived: (a) =>
      `${a.incident}: ${a.by === null ? "워룸이 보관되었습니다" : `${a.by}이 워룸을 보관했습니다`}(${a.room}). 호출, 알림, 다이렉트 메시지의 버튼은 그대로 작동하지만 다른 곳의 대화는 기록되지 않습니다. 보관을 해제하고 \`/invite @watchfire\`를 입력하면 워룸을 최신 상태로 맞춥니다.`,
    removed: (a) =>
      `${a.incident}: ${a.by === null ? "Watchfire가 워룸에 없습니다" : `${a.by}이 워룸에서 Watchfire를 내보냈습니다`}(${a.room}). 호출, 알림, 다이렉트 메시지의 버튼은 그대로 작동하지만 워룸의 대화는 기록되지 않습니다. 워룸에 \`/invite @watchfire\`를 입력하면 그동안의 대화를 읽어 기록합니다.`,
    deleted: (a) =>
      `${a.incident}: ${a.by === null ? "워룸이 삭제되었습니다" : `${a.by}이 워룸을 삭제했습니다`}. 호출, 알림, 다이렉트 메시지의 버튼은 그대로 작동하지만 다른 곳의 대화는 기록되지 않습니다. 삭제된 워룸은 되살릴 수 없으니 대화할 곳을 정해 주세요.`,
  },
  severityAsked: (a) => `${a.incident}: 아직 등급을 정하지 않았습니다. 현재 ${a.severity}. 몇 등급입니까?`,
  handoff: (a) => `${a.incident}: ${a.from}의 인수 요청입니다. 역할: ${a.role}. 인수하셔야 넘어갑니다.`,
  sentBack: (a) => `${a.incident} ${a.number}보를 ${a.by}이 돌려보냈습니다: ${quoted(a.reason)} 수정해 주세요.`,
};
