import type { Lang } from "./words.ts";

/** The page's own words about scenarios; what is said in one is the scenario's. */
export function drillWordsIn(lang: Lang): DrillWords {
  return lang === "ko" ? korean : english;
}

type DrillWords = typeof english;

const english = {
  scenarios: "Scenarios",
  choose: "Play a scenario",
  intro: "Scripted people handle an incident with the real bot. Watch, or take over one of the roles.",
  scenario: "Scenario",
  part: "Your part",
  watch: "Watch",
  watchDoes: "everybody is played for you",
  start: "Start the drill",
  cancel: "Not now",
  drill: "Drill",
  watching: "You are watching.",
  youPlay: (name: string) => `You are ${name}.`,
  yourTurn: "Your turn",
  nothingToDo: "Nothing is asked of you right now.",
  toRoom: "Go to the war room",
  stop: "Stop the drill",
  ended: {
    over: "The drill is over.",
    outOfTime: "Time is up. What was still open has been called off.",
    stopped: "Stopped. The incident has been called off.",
  },
  score: (points: number, of: number) => `${points} of ${of} points`,
  readDebrief: "Read the debrief",
  dismiss: "Done",
  debrief: "Debrief",
  noDebrief: "Nobody declared an incident, so there is nothing to look back on.",
  target: "Target",
  close: "Close",
  points: (points: number, of: number) => `${points}/${of}`,
};

const korean: DrillWords = {
  scenarios: "시나리오",
  choose: "시나리오로 훈련하기",
  intro: "각본에 따라 사람들이 실제 봇으로 장애에 대응합니다. 지켜보거나 역할 하나를 맡아 보세요.",
  scenario: "시나리오",
  part: "참여 방식",
  watch: "지켜보기",
  watchDoes: "모든 역할이 각본대로 움직입니다",
  start: "훈련 시작",
  cancel: "나중에",
  drill: "훈련",
  watching: "지켜보는 중입니다.",
  youPlay: (name) => `${name}님을 맡고 있습니다.`,
  yourTurn: "지금 할 일",
  nothingToDo: "지금은 할 일이 없습니다.",
  toRoom: "워룸으로 가기",
  stop: "훈련 중단",
  ended: {
    over: "훈련이 끝났습니다.",
    outOfTime: "시간이 다 되었습니다. 남아 있던 장애는 취소했습니다.",
    stopped: "중단했습니다. 장애는 취소했습니다.",
  },
  score: (points, of) => `${of}점 중 ${points}점`,
  readDebrief: "돌아보기",
  dismiss: "닫기",
  debrief: "훈련 돌아보기",
  noDebrief: "선언된 장애가 없어 돌아볼 내용이 없습니다.",
  target: "목표",
  close: "닫기",
  points: (points, of) => `${points}/${of}`,
};
