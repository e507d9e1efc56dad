import type { updates as english } from "../en/updates.ts";

export const updates: typeof english = {
  heading: (a) =>
    `📝 *${a.incident} 상황 공유 ${a.number}보* · ${a.who} 작성, ${a.time}${a.whom ? ` · 승인 요청: ${a.whom}` : ""}`,
  goesTo: (a) => `*게시 위치:* ${a.place}`,
  thisRoom: "이 워룸",
  approve: "게시 승인",
  edit: "수정",
  sendBack: "돌려보내기…",
  publishTitle: "상황을 공유하시겠습니까?",
  waited: (a) =>
    a.comms && a.ic
      ? `${a.number}보가 5분째 ${a.comms} 승인을 기다립니다. 지휘자 ${a.ic}도 승인하실 수 있습니다.`
      : `${a.number}보가 5분째 승인을 기다립니다.`,
  nobodyYet: "아직 승인할 사람이 없습니다. 지휘나 소통을 먼저 맡아 주세요.",
  published: (a) =>
    `✓ *${a.number}보* ${a.time} 게시 완료 · 승인 ${a.who}${a.next ? ` · 다음 공유 ${a.next}까지` : ""}`,
  sentBack: (a) => `${a.who}이 돌려보냈습니다: ${a.reason}`,
  alreadyPublished: (a) => `${a.time}에 ${a.who}이 승인했습니다. 추가 승인은 필요하지 않습니다.`,
  alreadySentBack: (a) => `${a.who}이 이미 돌려보냈습니다.`,
  drafted: (a) =>
    a.whom
      ? `${a.number}보를 워룸에 올렸습니다. 승인 요청: ${a.whom}`
      : `${a.number}보를 워룸에 올렸습니다. 지휘나 소통을 맡은 분이 승인합니다.`,
  public: (a) => `📣 *${a.incident} 상황 공유 ${a.number}보*`,
  publicPlain: (a) => `${a.incident} ${a.title}, ${a.number}보: ${a.text}`,
  checks: {
    impact: "영향",
    changed: "달라진 점",
    next: "다음 조치",
    nextUpdate: "다음 안내 시각",
    missing: (a) => `빠진 내용: ${a.what}`,
    secret: (a) => `비밀 정보로 보입니다: “${a.words}”`,
    internal: (a) => `내부 이름으로 보입니다: “${a.words}”`,
    blame: (a) => `탓하는 표현으로 보입니다: “${a.words}”`,
  },
  draft: {
    impact: (a) => `영향: ${a.impact}.`,
    changed: (a) => `달라진 점: ${a.what}.`,
    nothingChanged: "달라진 점: 아직 없습니다.",
    phase: {
      investigating: "원인을 조사하고 있습니다.",
      identified: "원인을 확인하여 복구하고 있습니다.",
      mitigated: "다시 동작하고 있으며, 안정될 때까지 지켜보겠습니다.",
      resolved: "정상화되었습니다.",
      closed: "종료되었습니다.",
      cancelled: "오탐이었습니다.",
    },
    next: (a) => `다음 조치: ${a.what}.`,
    eta: (a) => `예상 복구 시각: ${a.time}.`,
    nextUpdate: (a) => `다음 공유: ${a.time}.`,
  },
  form: {
    title: (a) => `${a.incident} 상황 공유`,
    submit: "승인 요청",
    save: "저장하고 다시 요청",
    close: "돌아가기",
    text: "무엇을 알려야 합니까?",
    hint: "영향, 달라진 점, 다음 조치, 다음 안내 시각. 승인되면 게시됩니다.",
  },
  backForm: {
    title: "초안 돌려보내기",
    submit: "돌려보내기",
    close: "그대로 두기",
    reason: "무엇을 고쳐야 합니까?",
  },
};
