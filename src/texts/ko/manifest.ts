import type { manifest as english } from "../en/manifest.ts";

export const manifest: typeof english = {
  description: "장애 선언부터 포스트모템까지 함께하는 인시던트 봇",
  longDescription:
    "한 줄로 장애를 선언하면 워룸을 열고, 누군가 응답할 때까지 온콜 담당자를 호출합니다. 워룸의 모든 메시지는 타임라인으로 기록됩니다. 제때 상황 공유를 요청하고, 승인된 내용만 공지합니다. 대응이 멈춘 워룸을 알아차려 다시 호출하고, 종료되면 대화에서 포스트모템 초안을 작성합니다. 직접 운영하는 서버에서 실행되므로 대화는 그 서버에만 보관되고 외부 서비스로 나가지 않습니다. 명령어와 버튼, 메시지 바로 가기는 한국어와 영어로 쓸 수 있습니다.",
  command: "장애를 선언하거나 이 채널의 장애를 처리합니다",
  usageHint: "결제가 안 됩니다 | 선언 sev1 … | 상황공유 … | 도움말",
  declare: { name: "장애 선언", description: "선언 양식을 엽니다. 제목만 있으면 됩니다" },
  declareFromMessage: { name: "이 메시지로 장애 선언", description: "이 메시지를 시작으로 장애를 선언합니다" },
  addToTimeline: { name: "타임라인에 추가", description: "이 메시지를 장애 타임라인에 남깁니다" },
};
