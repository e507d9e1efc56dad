import type { TourStep } from "./wire-tour.ts";
import type { Lang } from "./words.ts";

interface StepWords {
  title: string;
  /** What to do now; `who` is whom it is about. */
  how: (who: string) => string;
}

export interface TourWords {
  title: string;
  open: (done: number, of: number) => string;
  fold: string;
  done: string;
  finished: string;
  finishedText: string;
  goThere: string;
  become: (who: string) => string;
  /** The two-person update has three acts of its own. */
  giveComms: (who: string) => string;
  approve: (who: string) => string;
  read: string;
  steps: Record<TourStep["name"], StepWords>;
}

export function tourWordsIn(lang: Lang): TourWords {
  return lang === "ko" ? korean : english;
}

const english: TourWords = {
  title: "Run your first incident",
  open: (done, of) => `Guided tour: ${done} of ${of} done`,
  fold: "Fold the tour",
  done: "done",
  finished: "That was an incident, well run.",
  finishedText: "The record is kept, and the postmortem has an owner. Declare another whenever you like.",
  goThere: "Go to the war room",
  become: (who) => `Be ${who}`,
  giveComms: (who) =>
    `On the card press More, then Roles: make ${who} the comms lead. Drafting and approving take two.`,
  approve: (who) => `The draft waits for ${who}. Be ${who} and press Approve and publish.`,
  read: "Open the postmortem draft in the room: every line cites its message.",
  steps: {
    declare: { title: "Declare it", how: () => "Press Try it, or type /incident and what is broken." },
    answer: {
      title: "Answer the page",
      how: (who) => `${who}'s phone rings on the right. Reply 1 to the message, or press I'm on it.`,
    },
    command: { title: "Take command", how: () => "On the pinned card press Take command. One person decides." },
    severity: { title: "Confirm the severity", how: () => "The card asks how bad it is. Choose one." },
    moment: { title: "Mark a moment", how: () => "Write what you see, then put 📌 on that message. It is kept." },
    update: { title: "Publish an update, as two", how: () => "On the card press Draft update and ask for approval." },
    resolve: { title: "Bring it back", how: () => "Press Mitigated once customers are fine, then Resolve." },
    close: { title: "Close it and read", how: () => "Press Close on the card. The postmortem draft follows." },
  },
};

const korean: TourWords = {
  title: "첫 장애 대응해 보기",
  open: (done, of) => `안내: ${of}단계 중 ${done}단계 완료`,
  fold: "안내 접기",
  done: "완료",
  finished: "첫 장애 대응을 마쳤습니다.",
  finishedText: "기록이 남았고 포스트모템 작성 담당도 정해졌습니다. 언제든 다시 선언해 보세요.",
  goThere: "워룸으로 가기",
  become: (who) => `${who}님 되어 보기`,
  giveComms: (who) => `카드에서 더 보기, 역할을 눌러 ${who}님께 소통을 맡기세요. 작성과 승인은 두 사람이 합니다.`,
  approve: (who) => `초안이 ${who}님의 승인을 기다립니다. ${who}님이 되어 게시 승인을 눌러 보세요.`,
  read: "워룸에서 포스트모템 초안을 열어 보세요. 줄마다 근거 메시지가 연결됩니다.",
  steps: {
    declare: { title: "장애 선언", how: () => "해 보기를 누르거나 /incident 뒤에 무엇이 고장인지 적으세요." },
    answer: {
      title: "호출에 응답",
      how: (who) => `오른쪽에서 ${who}님의 휴대전화가 울립니다. 문자의 링크로 응답하거나 대응 시작을 누르세요.`,
    },
    command: { title: "지휘 맡기", how: () => "고정된 카드에서 지휘 맡기를 누르세요. 결정은 한 사람이 합니다." },
    severity: { title: "등급 확정", how: () => "카드가 얼마나 심각한지 묻습니다. 하나를 고르세요." },
    moment: { title: "순간 표시", how: () => "보이는 것을 적고 그 메시지에 📌를 다세요. 타임라인에 남습니다." },
    update: { title: "두 사람이 상황 공유", how: () => "카드에서 상황 공유를 눌러 승인을 요청하세요." },
    resolve: { title: "복구", how: () => "고객 영향이 멎으면 완화됨, 정상이 되면 복구 선언을 누르세요." },
    close: { title: "종료하고 읽기", how: () => "카드에서 장애 종료를 누르세요. 포스트모템 초안이 이어집니다." },
  },
};
