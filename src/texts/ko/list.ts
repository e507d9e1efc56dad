import type { list as english } from "../en/list.ts";

export const list: typeof english = {
  none: (a) => `진행 중인 장애가 없습니다. 선언: \`${a.command} 결제 실패\``,
  count: (a) => `진행 중인 장애 ${a.open}건`,
  ic: (a) => `지휘 ${a.who}`,
  noIc: "지휘자 없음",
  since: (a) => `${a.ago} 시작`,
  hidden: (a) => `그 밖에 ${a.count}건`,
};
