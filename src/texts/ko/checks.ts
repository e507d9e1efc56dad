import type { checks as english } from "../en/checks.ts";
import { spokenNumber } from "./spoken.ts";

export const checks: typeof english = {
  mark: "[점검]",
  rehearsalTitle: "[점검] 호출 수신 확인",
  rehearsal: "호출이 도착하는지 확인하는 점검이며, 실제 장애가 아닙니다. 받으셨으면 알려 주세요.",
  codeTitle: "워치파이어 인증번호",
  code: (a) => `인증번호 ${a.code}. 10분 안에 Slack에 입력해 주세요. 요청하지 않으셨다면 무시하셔도 됩니다.`,
  confirm: "받았습니다",
  sms: (a) => {
    const how = a.answer === "reply" ? "회신 1." : a.answer === null ? "Slack에서 응답." : a.answer.url;
    const [what, tail] = ["[점검] 호출 수신 확인", a.brief ? "" : " 실제 장애 아님"];
    return a.answer !== null && a.answer !== "reply" ? `${what}: ${how}${tail}` : `${what}. ${how}${tail}`;
  },
  smsCode: (a) => `[워치파이어] 인증번호 ${a.code}. 10분 안에 Slack에 입력해 주세요.`,
  smsThanks: "[점검] 문자 수신을 확인했습니다.",
  voice: {
    rehearsal: "워치파이어 호출 점검입니다. 실제 장애가 아닙니다. 들리시면 일 번을 눌러 주십시오.",
    noKey: "입력이 확인되지 않았습니다. 슬랙에서도 확인하실 수 있습니다.",
    thanks: "감사합니다. 전화 수신을 확인했습니다.",
    over: "이 점검은 끝났습니다. 하실 일은 없습니다.",
    code: (a) =>
      `워치파이어입니다. 인증번호는 ${[...a.code].map((digit) => spokenNumber(Number(digit))).join(", ")}입니다.`,
    codeOver: "유효하지 않은 인증번호입니다. 슬랙에서 다시 요청해 주십시오.",
  },
  page: {
    ask: "호출이 도착하는지 확인하는 점검이며, 실제 장애가 아닙니다. 받으셨으면 버튼을 눌러 주세요.",
    thanks: (a) => `수신 확인: ${a.means}. 더 하실 일은 없습니다.`,
    over: "이 점검은 끝났습니다. 하실 일은 없습니다.",
  },
};
