import type { common as english } from "../en/common.ts";

export const common: typeof english = {
  stillWorking: "처리 중입니다. 결과를 여기에 알려 드리겠습니다.",
  ourFault: "Watchfire에서 오류가 나서 기록해 두었습니다. 바뀐 것은 없습니다. 한 번 더 시도해 주세요.",
  unknownControl: "이전 버전의 버튼입니다. 고정된 카드의 버튼을 사용해 주세요.",
};
