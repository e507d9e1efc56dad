import { DateTime } from "luxon";
import type { notify as english } from "../en/notify.ts";
import { spokenNumber, spokenTime } from "./spoken.ts";

export const notify: typeof english = {
  sms: {
    page: (a) =>
      sentence([
        `${head(a)} ${a.title}.`,
        a.role && `${a.role}.`,
        a.answer === "reply" ? "회신 1:대응 2:불가." : null,
        a.answer === null ? "Slack에서 응답." : null,
        ...(a.answer !== null && a.answer !== "reply"
          ? [`${a.by ? `${a.by}까지 ` : ""}응답: ${a.answer.url}`]
          : [a.by && `${a.by} ${a.next ? `${a.next} 호출` : "다시 호출"}`]),
      ]),
    quiet: (a) =>
      sentence([
        `${head(a)} ${a.minutes}분째 글 없음.`,
        a.answer === "reply"
          ? "회신 1:대응 중 2:도움 필요"
          : a.answer === null
            ? "Slack에서 응답"
            : `응답: ${a.answer.url}`,
      ]),
    standDown: (a) =>
      sentence([
        `${a.drill ? "[훈련] " : ""}${a.incident} 호출 해제.`,
        a.why === "answered" && a.who ? `${a.who}이 대응합니다.` : `${ended[a.why] ?? "호출 종료"}.`,
        "추가 조치 필요 없음",
      ]),
    nextPerson: "다음 담당",
    untitled: "제목은 Slack에서",
    privateTitle: "비공개 장애",
    role: (a) => `${a.team} ${a.layer}`,
    yours: (a) => `${a.incident} 응답 ${a.time} 기록.${a.room ? ` 워룸 #${a.room}` : ""}`,
    alsoWaiting: (a) =>
      `${a.incident} 응답 기록. 대기 호출 ${a.others.length}건 더 있음: ${a.others
        .map((other) => `${other.incident}(${other.severity}) 회신 ${other.number}:대응`)
        .join(", ")}`,
    passed: (a) => `${a.incident} 대응 불가 기록. 다음 담당자를 호출합니다.`,
    helped: (a) => `${a.incident} 도움 요청 기록. 다른 담당자를 호출합니다.`,
    tooLate: (a) =>
      a.who
        ? `${a.incident} ${a.who}이 먼저 응답했습니다. 호출은 끝났습니다.`
        : `${a.incident} 호출은 이미 끝났습니다.`,
    notCalled: "지금은 호출 대상이 아닙니다.",
    howTo: "회신 1:대응 2:불가, 또는 장애 번호(예: 43)를 보내 주세요.",
    notAMember: "팀원만 호출에 응답할 수 있습니다.",
  },
  voice: {
    language: "ko-KR",
    page: (a) =>
      sentence([
        a.drill ? "훈련 호출입니다. 실제 장애가 아닙니다." : null,
        `워치파이어 장애 호출입니다. 장애 ${spokenNumber(a.number)} 번, 심각도 ${levels[a.severity]} 등급.`,
        a.title === null ? "비공개 장애입니다. 내용은 슬랙에서 확인해 주십시오." : `${a.title}.`,
        a.role ? `${a.role} 담당으로 호출되었습니다.` : "호출되었습니다.",
        "대응하시려면 일 번, 대응이 어려우시면 이 번, 다시 들으시려면 삼 번을 눌러 주십시오.",
      ]),
    role: (a) => `${a.team} ${spokenLayer[a.layer] ?? a.layer}`,
    quiet: (a) =>
      sentence([
        a.drill ? "훈련 호출입니다." : null,
        `워치파이어입니다. 대응 중이신 장애 ${spokenNumber(a.number)} 번에 ${spokenNumber(a.minutes)} 분째 글이 없습니다.`,
        "계속 대응 중이시면 일 번, 도움이 필요하시면 이 번, 다시 들으시려면 삼 번을 눌러 주십시오.",
      ]),
    taken: "응답을 기록했습니다. 슬랙 워룸으로 들어와 주십시오. 워룸이 조용해지면 다시 전화드리겠습니다.",
    passed: "알겠습니다. 지금 다음 담당자를 호출합니다.",
    helped: "알겠습니다. 지금 도와드릴 담당자를 호출합니다.",
    noKey: (a) =>
      a.by
        ? `입력이 확인되지 않았습니다. 계속 연락드리며, ${a.by}에 다음 담당자를 호출합니다.`
        : "입력이 확인되지 않았습니다. 계속 연락드리겠습니다.",
    over: (a) =>
      a.who
        ? `이 호출은 끝났습니다. ${a.who}이 응답했으며, 하실 일은 없습니다.`
        : "이 호출은 끝났습니다. 하실 일은 없습니다.",
    notAMember: "팀원만 호출에 응답할 수 있습니다.",
    time: spokenTime,
  },
  mail: {
    subject: (a) =>
      `${a.drill ? "[훈련] " : ""}[${a.severity}] ${a.incident} ${a.title}${a.by ? `: ${a.by}까지 응답 필요` : ""}`,
    standDownSubject: (a) => `${a.drill ? "[훈련] " : ""}[${a.severity}] ${a.incident} ${a.title}: 호출 해제`,
    answer: "대응 시작 또는 대응 불가",
    opens: "링크를 열면 버튼이 있는 페이지가 나옵니다. 여는 것만으로는 응답되지 않습니다.",
    inSlack: "Slack에서 응답해 주세요.",
  },
  answer: "응답하기",
  nobodyLeft: "더 호출할 담당자가 없습니다. 워룸에서 요청해 주세요.",
  privateTitle: "비공개 장애",
  time: (at, zone) => DateTime.fromMillis(at, { zone }).toFormat("HH:mm"),
};

const levels = { sev1: "일", sev2: "이", sev3: "삼", sev4: "사" } as const;
const spokenLayer: Readonly<Record<string, string>> = { "1차": "일차", "2차": "이차" };
const ended: Readonly<Record<string, string>> = {
  answered: "대응 중",
  resolved: "복구됨",
  cancelled: "취소됨",
  lowered: "등급 하향",
  moved: "다른 팀으로 이관",
};

function head({ drill, severity, incident }: { drill: boolean; severity: string; incident: string }): string {
  return `${drill ? "[훈련]" : ""}[${severity}] ${incident}`;
}

function sentence(parts: readonly (string | null)[]): string {
  return parts.filter(Boolean).join(" ");
}
