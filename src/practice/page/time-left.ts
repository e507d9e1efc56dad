import type { ControlsWords } from "./controls-words.ts";

const DAY = 86_400_000;

/** "in 12:05", "in 3:04:05", "in 4 d"; "now" once it is due. */
export function timeLeft(ms: number, words: ControlsWords): string {
  if (ms <= 0) return words.due;
  if (ms >= 2 * DAY) return words.inDays(Math.round(ms / DAY));
  const seconds = Math.ceil(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [first, ...rest] = parts[0] === 0 ? parts.slice(1) : parts;
  return words.in([String(first), ...rest.map((part) => String(part).padStart(2, "0"))].join(":"));
}
