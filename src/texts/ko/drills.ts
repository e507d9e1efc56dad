import { duration } from "../duration.ts";
import type { drills as english } from "../en/drills.ts";

export const drills: typeof english = {
  calledOff: "훈련을 마쳤습니다.",
  prompts: {
    declares: (title) => `장애를 선언해 주세요: ${title}`,
    says: (text) => `워룸에 직접 알려 주세요: ${text}`,
    types: (line) => `기록으로 남겨 주세요: ${line}`,
    answers: "호출되었습니다. 대응을 시작하거나, 어렵다고 알려 주세요.",
    reacts: "방금 나온 중요한 글에 📌를 달아 주세요.",
    invites: (who) => `${who}님을 워룸에 초대해 주세요.`,
    joins: "워룸에 들어와 주세요.",
    clicks: {
      "take-command": "아직 지휘자가 없습니다. 지휘를 맡거나, 맡을 사람을 정해 주세요.",
      "approve-update": "승인을 기다리는 상황 공유가 있습니다. 읽고 게시하거나 돌려보내 주세요.",
      "send-update-back":
        "승인을 기다리는 상황 공유가 있습니다. 모두가 읽어도 되는 내용인지 살펴보고, 아니면 돌려보내 주세요.",
      "no-change": "공유할 시간인데 달라진 것이 없습니다. 변동 없음을 알려 주세요.",
      "still-on-it": "계속 대응 중인지 묻고 있습니다. 답해 주세요.",
      "on-a-call": "통화 중입니다. 아무도 깨우지 않도록 알려 주세요.",
      "call-over": "통화가 끝났습니다. 알려 주세요.",
      close: "안정된 상태가 이어졌습니다. 장애를 종료해 주세요.",
    },
  },
  score: (a) => `점수: ${a.of}점 중 ${a.points}점`,
  timeline: "타임라인",
  debrief: "훈련 돌아보기",
  heads: ["", "결과", "목표", "점수"],
  nobodyDeclared: "선언된 장애가 없어 돌아볼 내용이 없습니다.",
  measures: {
    acknowledge: {
      name: "응답까지",
      never: "응답 없음",
      target: (a) =>
        a.half === null ? duration(a.full, "ko") : `${duration(a.full, "ko")}, 늦어도 ${duration(a.half, "ko")}`,
      good: "제때 응답했습니다.",
      late: "첫 호출에 응답해 주세요. 응답이 없는 동안은 아무도 대응하지 않는 시간입니다.",
      none: "아무도 응답하지 않았습니다. 누가 받을지 정하고, 방해 금지 중에도 울리게 해 주세요.",
    },
    roles: {
      name: "역할",
      figure: (a) =>
        `${a.of}개 중 ${a.held}개${a.after === null ? ", 지휘자 없음" : `, 지휘까지 ${duration(a.after, "ko")}`}`,
      target: (a) => `${a.roles}, 지휘는 ${duration(a.within, "ko")} 안에`,
      good: "누가 결정하고, 알리고, 기록하는지 모두 알고 있었습니다.",
      missing: (roles) => `처음 몇 분 안에 함께 정해 주세요: ${roles}. 지휘자 혼자서는 다 할 수 없습니다.`,
      late: (within) => `${duration(within, "ko")} 안에 지휘를 맡아 주세요. 그때까지는 아무도 결정하지 않습니다.`,
      hats: "기술 담당은 지휘자가 아닌 사람에게 맡겨 주세요. 직접 고치기 시작하면 조율이 멈춥니다.",
    },
    updates: {
      name: "제때 공유",
      figure: (a) => (a.due === 0 ? "기한이 오기 전에 끝남" : `${a.due}회 중 ${a.onTime}회`),
      target: (every) => (every === null ? "없음" : `${duration(every, "ko")}마다`),
      good: "상황 공유가 모두 제때 나갔습니다.",
      late: "달라진 것이 없어도 기한 전에 공유해 주세요. 기다리는 사람이 묻기 시작하면 대응이 느려집니다.",
    },
    silence: {
      name: "조용했던 시간",
      figure: (ms) => duration(ms, "ko"),
      target: "0초, 통화 시간 제외",
      good: "워룸이 조용해진 적이 없습니다.",
      bad: "몇 분마다 한 줄씩 남겨 주세요. 무엇을 시도했고 어떻게 되었는지면 됩니다. 통화 중이면 알려 주세요.",
    },
    ticks: {
      name: "종료 조건",
      figure: (a) => `${a.of}개 중 ${a.held}개`,
      never: "복구 선언 없음",
      target: "다섯 가지 모두",
      good: "다섯 조건을 모두 충족한 뒤 복구를 선언했습니다.",
      open: "남은 조건을 기다리거나, 담당자와 기한을 정해 남겨 주세요.",
      none: "끝났다면 알려 주세요. 복구를 선언하고, 지켜본 뒤 종료합니다.",
    },
    draft: {
      name: "기록으로 쓴 초안",
      figure: (a) => `${a.of}개 항목 중 ${a.told}개`,
      target: "모든 항목",
      part: {
        impact: "영향",
        cause: "원인",
        actions: "조치 내용",
        helped: "복구한 방법",
        items: "담당자와 기한이 있는 후속 조치",
      },
      good: "기록만으로 경과를 모두 알 수 있습니다.",
      gaps: (parts) => `진행 중에 기록으로 남겨 주세요: ${parts}. 이틀 뒤에는 아무도 기억하지 못합니다.`,
    },
  },
};
