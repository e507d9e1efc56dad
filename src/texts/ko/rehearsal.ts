import type { rehearsal as english } from "../en/rehearsal.ts";

export const rehearsal: typeof english = {
  title: "*[점검]* 호출 점검이며, 실제 장애가 아닙니다.",
  weekly: "다음 한 주 온콜 담당이시라 호출이 잘 도착하는지 점검합니다.",
  ask: (a) =>
    `실제 호출에 응답하듯 수단마다 응답해 주세요: 전화 1번, 문자 회신 1, 링크, 또는 아래 버튼. ${a.time}까지 확인되지 않은 수단은 미수신으로 봅니다.`,
  confirm: "Slack 수신 확인",
  settings: "내 설정",
  state: {
    waiting: (a) => `… ${a.means}: 발송 중`,
    sent: (a) => `… ${a.means}: 발송됨, 확인 전`,
    failed: (a) => `⚠ ${a.means}: 발송 실패`,
    confirmed: (a) => `✓ ${a.means}: 수신 확인`,
    missing: (a) => `⚠ ${a.means}: 미수신(또는 확인하지 않음)`,
  },
  allWell: "*[점검]* 점검이 끝났습니다. 모든 수단이 도착합니다.",
  someMissing: (a) => `*[점검]* 점검이 끝났습니다. 확인되지 않음: ${a.missing}.`,
  nothingRings: "울리는 수단이 하나도 닿지 않습니다. 밤에 호출해도 깨울 수 없습니다.",
  begun: "점검 호출을 보냈습니다. 결과는 저와의 다이렉트 메시지에서 볼 수 있습니다.",
  alreadyUnderWay: "진행 중인 점검이 있습니다. 저와의 다이렉트 메시지에서 볼 수 있습니다.",
  means: {
    slack: "Slack",
    voice: "전화",
    sms: "문자",
    solapi: "문자",
    push: "푸시",
    pushover: "Pushover",
    ntfy: "ntfy",
    pagerduty: "PagerDuty",
    webhook: "웹훅",
    mail: "메일",
    phone: "전화기",
  },
  result: (a) => `주간 호출 점검: ${a.all}명 중 ${a.reached}명 수신 확인.`,
  personMissing: (a) =>
    a.works
      ? `${a.who}: ${a.missing} 미수신, ${a.works} 정상.`
      : `${a.who}: 울리는 수단이 하나도 확인되지 않음(${a.missing}).`,
  personNothing: (a) => `${a.who}: 울리는 호출 수단이 없습니다.`,
  personNotAsked: (a) => `${a.who}: 근무 시간에 점검하지 못했습니다.`,
  fixMine: "내 설정",
};
