import { DAY, HOUR, MINUTE, SECOND } from "../clock.ts";

const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };
const LONGEST = 3_650 * DAY;

/** Reads `5s`, `15m`, `2h`, `1d`, `1w` or a sum such as `1h 30m` into milliseconds; null when the text isn't a duration above zero. */
export function parseDuration(text: string): number | null {
  if (!/^(\s*\d{1,9}\s*[smhdw])+\s*$/i.test(text)) return null;
  const parts = [...text.toLowerCase().matchAll(/(\d+)\s*([smhdw])/g)];
  const total = parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
  return total > 0 && total <= LONGEST ? total : null;
}
