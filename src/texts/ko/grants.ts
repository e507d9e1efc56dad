import type { grants as english } from "../en/grants.ts";

/** 워룸 생성 외에 Slack이 계속 거부하는 작업: 선언한 분과 관리자에게 안내합니다. */
export const grants: typeof english = {
  missing: (a) =>
    `Watchfire가 할 수 없는 작업입니다: ${a.deed}. Slack 앱에 권한이 없습니다${a.scope === null ? "" : `(${a.scope})`}. 매니페스트로 앱을 다시 설치해 주세요. 나머지는 그대로 진행됩니다.`,
  restricted: (a) =>
    `이 워크스페이스에서 Watchfire에 허용하지 않는 작업입니다: ${a.deed}(${a.code}). 소유자가 ‘설정 및 권한’에서 허용할 수 있습니다. 나머지는 그대로 진행됩니다.`,
  about: (a) => `${a.incident}: ${a.text}`,
  deeds: {
    invite: "워룸에 초대",
    post: "메시지 게시",
    topic: "워룸 주제 설정",
    bookmarks: "워룸 북마크 관리",
    pin: "카드 고정",
    history: "워룸 대화 읽기",
    file: "파일 첨부",
    other: "요청하신 작업",
  },
};
