/** Somebody of the practice workspace. What they may do follows from `standing`. */
export interface Person {
  /** A Slack user id, such as U0GRACE. */
  id: string;
  /** The handle, as in @grace. */
  name: string;
  realName: string;
  displayName?: string;
  title?: string;
  email?: string;
  /** A BCP 47 tag as Slack writes it; en-US when left out. */
  locale?: string;
  /** An IANA zone; Europe/London when left out. */
  zone?: string;
  standing: "member" | "admin" | "guest" | "single_channel_guest" | "external" | "bot";
  away?: boolean;
  /** Do not disturb, until this instant of incident time. */
  doNotDisturbUntil?: number;
  deactivated?: boolean;
  /** The names of the channels they are in, without "#". */
  channels: readonly string[];
}

export const PRACTICE_TEAM = { id: "T0PRACTICE", name: "Practice", domain: "practice" } as const;
export const PARTNER_TEAM = { id: "T0PARTNER", name: "Partner", domain: "partner" } as const;

/** The bot's own identity in the practice workspace. */
export const PRACTICE_BOT = {
  userId: "U0WATCHFIRE",
  botId: "B0WATCHFIRE",
  appId: "A0WATCHFIRE",
  name: "watchfire",
  realName: "Watchfire",
  token: "xoxb-practice-watchfire",
  appToken: "xapp-practice-watchfire",
  channels: ["incidents", "payments"],
} as const;

/** A channel that is there before anybody does anything. */
export interface FirstChannel {
  name: string;
  topic: string;
  creator: string;
}

export const practiceChannels: readonly FirstChannel[] = [
  { name: "general", topic: "Company-wide announcements", creator: "U0MARGARET" },
  { name: "incidents", topic: "Every incident, one line each", creator: "U0MARGARET" },
  { name: "payments", topic: "The payments team", creator: "U0ADA" },
];

const everywhere = ["general", "incidents", "payments"] as const;

/** Who works at Practice. */
export const practiceCast: readonly Person[] = [
  { id: "U0BEN", name: "ben", realName: "Ben Carter", title: "Engineer", standing: "member", channels: everywhere },
  {
    id: "U0GRACE",
    name: "grace",
    realName: "Grace Hopper",
    title: "Staff engineer",
    standing: "member",
    channels: everywhere,
  },
  {
    id: "U0HANA",
    name: "hana",
    realName: "Hana Sato",
    title: "Communications",
    standing: "member",
    channels: everywhere,
  },
  { id: "U0ADA", name: "ada", realName: "Ada Lovelace", title: "Payments", standing: "member", channels: everywhere },
  { id: "U0LINUS", name: "linus", realName: "Linus Berg", title: "Payments", standing: "member", channels: everywhere },
  {
    id: "U0MARGARET",
    name: "margaret",
    realName: "Margaret Hamilton",
    title: "Engineering manager",
    standing: "admin",
    channels: everywhere,
  },
  {
    id: "U0JIWOO",
    name: "jiwoo",
    realName: "김지우",
    displayName: "지우",
    title: "Engineer",
    locale: "ko-KR",
    zone: "Asia/Seoul",
    standing: "member",
    channels: everywhere,
  },
  { id: "U0GUS", name: "gus", realName: "Gus Palmer", title: "Contractor", standing: "guest", channels: ["payments"] },
  {
    id: "U0PETRA",
    name: "petra",
    realName: "Petra Novak",
    title: "Partner",
    standing: "external",
    channels: ["payments"],
  },
];
