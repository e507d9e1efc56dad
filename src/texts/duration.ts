import type { Locale } from "./texts.ts";

/** `45 s`, `28 min`, `1 h 10 min`; `45초`, `28분`, `1시간 10분` */
export function duration(ms: number, locale: Locale): string {
  const seconds = Math.max(Math.round(ms / 1000), 0);
  const unit = units[locale];
  if (seconds < 60) return `${seconds}${unit.second}`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}${unit.minute}`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours >= 48) return `${Math.floor(hours / 24)}${unit.day} ${hours % 24}${unit.hour}`;
  return rest === 0 ? `${hours}${unit.hour}` : `${hours}${unit.hour} ${rest}${unit.minute}`;
}

const units = {
  en: { second: " s", minute: " min", hour: " h", day: " d" },
  ko: { second: "초", minute: "분", hour: "시간", day: "일" },
};
