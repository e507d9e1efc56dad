import type { handOver as english } from "../en/hand-over.ts";

export const handOver: typeof english = {
  title: (a) => `*${a.team} 온콜: ${a.from} → ${a.to}*, ${a.time}`,
  open: "진행 중",
  openItem: (a) => `${a.incident}(${a.severity}, ${a.owner ?? "담당 없음"})`,
  watch: "주의",
  planned: "예정",
  shift: "지난 근무",
  nothing: "없음",
  figures: (a) => `호출 ${a.pages}회, 야간 ${a.night}회, 장애 ${a.incidents}건`,
  has: "인수합니다",
  addNote: "메모 추가",
  unconfirmed: (a) => `${a.to}이 아직 인수하지 않았습니다.`,
  confirmed: (a) => `${a.time}부터 ${a.who}이 맡고 있습니다.`,
  late: (a) =>
    `*${a.to}이 한 시간째 인수하지 않았습니다* (팀: ${a.team}). 연락되시는 분 계십니까? 호출은 ${a.to}에게 갑니다. 이전 담당: ${a.from}.`,
  confirmedAnswer: "인수하셨습니다. 조용한 근무가 되기를 바랍니다.",
  confirmedAlready: "이미 인수되었습니다.",
  questions: (a) => `*지난 근무에 대한 두 가지 질문* (팀: ${a.team}, ${a.since} – ${a.until})`,
  loadAsked: "지난 근무는 어떠셨습니까?",
  load: { bearable: "괜찮음", hard: "힘듦", tooMuch: "과함" },
  worthAsked: "깨울 만한 호출이었습니까?",
  worth: { all: "모두", most: "대체로", few: "거의 아님" },
  answered: "감사합니다. 답은 언제든 바꾸실 수 있습니다.",
  noteForm: {
    title: "인계 메모",
    send: "추가",
    close: "닫기",
    kind: "종류",
    watch: "지켜볼 것",
    planned: "예정된 변경",
    text: "한 문장으로",
  },
  noted: (a) => `다음 인계에 적어 두었습니다(팀: ${a.team}).`,
  notedNow: "인계에 추가했습니다.",
  noteUsage: (a) =>
    `이렇게 적어 주세요: \`${a.command} 온콜 메모 pay-db 디스크 하루 2%씩 증가\`, \`${a.command} 온콜 메모 예정 PG 변경 수 22:00\``,
};
