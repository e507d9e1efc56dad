import type { TroubleName, Upcoming } from "./wire-controls.ts";
import type { Lang } from "./words.ts";

/** The page's own words about time and trouble. */
export function controlsWordsIn(lang: Lang): ControlsWords {
  return lang === "ko" ? korean : english;
}

export type ControlsWords = typeof english;
type What = Upcoming["what"];

const english = {
  time: "Time",
  howFast: "How fast time runs",
  pause: "Pause",
  times: (speed: number) => (speed === 1 ? "As fast as real time" : `${speed} times as fast`),
  slowed: "As fast as real time while you are asked for something",
  jump: "Jump to what happens next:",
  nothing: "Nothing is due within a week",
  inDays: (days: number) => `in ${days} d`,
  in: (time: string) => `in ${time}`,
  due: "now",
  incident: (number: number) => `INC-${number}`,
  what: {
    nextStep: "the next step is called",
    nextRing: "a phone rings again",
    tellTeam: "the team is told",
    target: "a target is near or missed",
    silence: "the quiet room is asked",
    update: "an update is due",
    severity: "the severity is asked for",
    command: "nobody commands yet",
    handoff: "a hand-over is unconfirmed",
    approval: "an update waits for approval",
    watch: "the watch ends",
    rota: "the rota moves on",
    rehearsal: "a rehearsal ends",
    drill: "the drill goes on",
    unnamed: "a deadline passes",
  } satisfies Record<What, string>,
  trouble: "Trouble",
  troubles: {
    slackDown: { name: "Slack down", does: "No call goes through, no event leaves." },
    rateLimits: { name: "429 storm", does: "Four of five calls are answered with 429." },
    lostAnswers: { name: "Lost answers", does: "Half of the calls take effect, and their answers never come." },
    duplicates: { name: "Doubled events", does: "Slack delivers each event twice." },
  } satisfies Record<TroubleName, { name: string; does: string }>,
  kill: "Kill the bot",
  killDoes: "It dies where it stands, whatever is under way.",
  restart: "Restart the bot",
  restartDoes: "It starts anew and reads everything from its database.",
  dead: "The bot is dead",
  endAll: "End all trouble",
};

const korean: ControlsWords = {
  time: "시간",
  howFast: "시간이 흐르는 속도",
  pause: "멈춤",
  times: (speed) => (speed === 1 ? "실제 속도" : `${speed}배 빠르게`),
  slowed: "할 일을 기다리는 동안은 실제 속도입니다",
  jump: "다음에 일어날 일로 건너뛰기:",
  nothing: "일주일 안에 일어날 일이 없습니다",
  inDays: (days) => `${days}일 뒤`,
  in: (time) => `${time} 뒤`,
  due: "지금",
  incident: (number) => `INC-${number}`,
  what: {
    nextStep: "다음 단계 호출",
    nextRing: "전화가 다시 울림",
    tellTeam: "팀에 알림",
    target: "목표 시간 임박 또는 초과",
    silence: "조용한 워룸에 확인",
    update: "상황 공유 시각",
    severity: "심각도 확인 요청",
    command: "지휘자 없음을 알림",
    handoff: "인수 지연을 알림",
    approval: "승인 지연을 알림",
    watch: "관찰 종료",
    rota: "당번표의 다음 차례",
    rehearsal: "호출 점검 종료",
    drill: "훈련의 다음 차례",
    unnamed: "다음 기한",
  },
  trouble: "문제 일으키기",
  troubles: {
    slackDown: { name: "Slack 중단", does: "호출도 이벤트도 전달되지 않습니다." },
    rateLimits: { name: "429 폭주", does: "다섯 번 가운데 네 번은 429로 거절됩니다." },
    lostAnswers: { name: "응답 유실", does: "호출의 절반은 처리되지만 응답이 오지 않습니다." },
    duplicates: { name: "이벤트 중복", does: "Slack이 이벤트를 두 번씩 전달합니다." },
  },
  kill: "봇 강제 종료",
  killDoes: "무엇을 하던 중이든 그 자리에서 죽습니다.",
  restart: "봇 다시 시작",
  restartDoes: "새로 시작하여 데이터베이스에서 모두 다시 읽습니다.",
  dead: "봇이 죽어 있음",
  endAll: "모든 문제 끝내기",
};
