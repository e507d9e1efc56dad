import { practiceCast, practiceChannels } from "./cast.ts";
import type { FirstChannel, Person } from "./cast.ts";

/** The cast with the names, titles and Slack language of a workspace that works in `locale`. The ids stay. */
export function castIn(locale: "en" | "ko"): readonly Person[] {
  if (locale === "en") return practiceCast;
  return practiceCast.map((person) => ({ ...person, locale: "ko-KR", zone: "Asia/Seoul", ...korean[person.id] }));
}

const korean: Readonly<Record<string, { realName: string; displayName: string; title: string }>> = {
  U0BEN: { realName: "박벤", displayName: "벤", title: "개발자" },
  U0GRACE: { realName: "이민지", displayName: "민지", title: "시니어 개발자" },
  U0HANA: { realName: "최하나", displayName: "하나", title: "커뮤니케이션" },
  U0ADA: { realName: "정서연", displayName: "서연", title: "결제팀" },
  U0LINUS: { realName: "한준호", displayName: "준호", title: "결제팀" },
  U0MARGARET: { realName: "윤도윤", displayName: "도윤", title: "개발 매니저" },
  U0JIWOO: { realName: "김지우", displayName: "지우", title: "개발자" },
  U0GUS: { realName: "오건우", displayName: "건우", title: "외주 개발자" },
  U0PETRA: { realName: "강보라", displayName: "보라", title: "협력사" },
};

/** The first channels with their topics in `locale`. The names stay, for the configuration names them. */
export function channelsIn(locale: "en" | "ko"): readonly FirstChannel[] {
  if (locale === "en") return practiceChannels;
  return practiceChannels.map((channel) => ({ ...channel, topic: koreanTopics[channel.name] ?? channel.topic }));
}

const koreanTopics: Readonly<Record<string, string>> = {
  general: "회사 전체 공지",
  incidents: "장애마다 한 줄씩",
  payments: "결제팀",
};
