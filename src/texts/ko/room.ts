import type { room as english } from "../en/room.ts";

export const room: typeof english = {
  runbook: "런북",
  notInvited: (a) => `초대하지 못했습니다: ${a.people}. 직접 초대해 주세요.`,
  kept: () =>
    "이 채널의 대화는 수정·삭제를 포함해 장애 기록으로 보관됩니다. 조치 전에 먼저 알리고, 한 번에 하나씩 바꿔 주세요.",
  refused: (a) => `${a.incident}: 워룸을 만들지 못해 스레드에서 진행합니다. ${a.mend}`,
  mend: {
    missing_scope:
      "Watchfire 앱의 권한이 부족합니다(워룸 channels:manage, 비공개 워룸 groups:write). 매니페스트로 앱을 다시 설치해 주세요.",
    restricted_action:
      "이 워크스페이스에서는 Watchfire가 채널을 만들 수 없습니다. 소유자가 설정 및 권한의 채널 관리에서 허용할 수 있습니다.",
    too_many_convos: "워크스페이스의 채널 수가 한도에 이르렀습니다. 오래된 채널을 보관해 주세요.",
    name_taken: "쓸 수 있는 채널 이름이 모두 사용 중입니다. 오래된 채널의 이름을 바꾸거나 삭제해 주세요.",
    name_unclear:
      "같은 이름의 채널이 있지만 누구의 것인지 Slack에서 확인되지 않습니다. 그 채널의 이름을 바꾸거나 삭제해 주세요.",
    other: "Slack에서 채널 생성을 거부했습니다.",
  },
};
