import type { Lang } from "./words.ts";

/** Slack's date tokens, in the reader's own zone; `{ago}` is why the page redraws once a minute. */
export function formatDateToken(format: string, at: number, now: number, lang: Lang): string {
  return format.replace(/\{([a-z_]+)\}/g, (whole, token: string) => {
    const shown = TOKENS[token];
    return shown === undefined ? whole : shown(at, now, lang);
  });
}

/** "14:05", or "오후 2:05" in Korean. */
export function timeOf(at: number, lang: Lang): string {
  return format(at, lang, { minute: "2-digit", ...clockOf(lang) });
}

/** The same where somebody else is. */
export function timeInZone(at: number, zone: string, lang: Lang): string {
  return format(at, lang, { minute: "2-digit", ...clockOf(lang), timeZone: zone });
}

/** For the clock in the page's head and for titles: with seconds. */
export function preciseTimeOf(at: number, lang: Lang): string {
  return format(at, lang, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
}

/** A divider's words: "Today", "Yesterday", else the day. */
export function dayOf(at: number, now: number, lang: Lang): string {
  const near = nearDay(at, now, lang);
  if (near !== null) return near;
  return format(at, lang, { weekday: "long", month: "long", day: "numeric" });
}

/** The local calendar day, as a key. */
export function dayKey(at: number): string {
  const day = new Date(at);
  return `${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`;
}

/** "5 minutes ago", "5분 전". */
export function ago(at: number, now: number, lang: Lang): string {
  const words = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
  const seconds = Math.round((at - now) / 1000);
  const size = Math.abs(seconds);
  if (size < 45) return words.format(0, "second");
  if (size < 3570) return words.format(Math.round(seconds / 60) || Math.sign(seconds), "minute");
  if (size < 84_600) return words.format(Math.round(seconds / 3600) || Math.sign(seconds), "hour");
  return words.format(Math.round(seconds / 86_400) || Math.sign(seconds), "day");
}

type Shown = (at: number, now: number, lang: Lang) => string;

const TOKENS: Record<string, Shown> = {
  date_num: (at) => new Date(at).toLocaleDateString("sv-SE"),
  date_slash: (at, _now, lang) => format(at, lang, { year: "numeric", month: "2-digit", day: "2-digit" }),
  date: (at, _now, lang) => format(at, lang, { year: "numeric", month: "long", day: "numeric" }),
  date_short: (at, _now, lang) => format(at, lang, { year: "numeric", month: "short", day: "numeric" }),
  date_long: (at, _now, lang) => format(at, lang, { weekday: "long", year: "numeric", month: "long", day: "numeric" }),
  date_pretty: (at, now, lang) => nearDay(at, now, lang) ?? format(at, lang, { month: "long", day: "numeric" }),
  date_short_pretty: (at, now, lang) => nearDay(at, now, lang) ?? format(at, lang, { month: "short", day: "numeric" }),
  date_long_pretty: (at, now, lang) =>
    nearDay(at, now, lang) ?? format(at, lang, { weekday: "long", month: "long", day: "numeric" }),
  day_divider_pretty: (at, now, lang) => dayOf(at, now, lang),
  time: (at, _now, lang) => timeOf(at, lang),
  time_secs: (at, _now, lang) => format(at, lang, { minute: "2-digit", second: "2-digit", ...clockOf(lang) }),
  ago: (at, now, lang) => ago(at, now, lang),
};

function nearDay(at: number, now: number, lang: Lang): string | null {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / 86_400_000);
  if (days !== 0 && days !== -1 && days !== 1) return null;
  const words = new Intl.RelativeTimeFormat(lang, { numeric: "auto" }).format(days, "day");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function startOfDay(at: number): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}

function clockOf(lang: Lang): Intl.DateTimeFormatOptions {
  return lang === "en" ? { hour: "2-digit", hourCycle: "h23" } : { hour: "numeric", hourCycle: "h12" };
}

function format(at: number, lang: Lang, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "ko-KR", options).format(new Date(at));
}
