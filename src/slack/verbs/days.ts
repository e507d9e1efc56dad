import { DateTime } from "luxon";
import type { Instant } from "../../clock.ts";

/** Everything that names a day, as the inside of a pattern. */
export const WEEKDAY_OR_DAY = [
  "\\d{4}-\\d{2}-\\d{2}",
  "\\d{1,2}/\\d{1,2}",
  "\\d{1,2}월\\s?\\d{1,2}일",
  "today|tomorrow|오늘|내일|모레",
  "(?:in\\s+)?\\d{1,3}\\s?(?:w|weeks?|d|days?)",
  "\\d{1,3}주(?:일)?(?:\\s?(?:뒤|후))?|\\d{1,3}일\\s?(?:뒤|후)",
  "(?:next\\s+)?(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)",
  "(?:다음\\s?주|이번\\s?주)\\s?[월화수목금토일](?:요일)?|[월화수목금토일]요일",
].join("|");

/**
 * The day a line ends with: `3/15`, `Fri`, `2w`, `금요일`, `2주`, `다음 주 월`, an ISO date; "by" or 까지 goes with it.
 * `date` is an ISO date in `zone`. A weekday means the next one, never today; `3/15` the next one that comes.
 */
export function takeDate(args: string, zone: string, now: Instant): { date: string; rest: string } | null {
  const line = args.trim().normalize("NFC");
  const found = new RegExp(`(?:^|\\s)(?:by\\s+|due\\s+)?(?<day>${WEEKDAY_OR_DAY})(?:까지)?$`, "iu").exec(line);
  const date = found?.groups?.["day"] ? readDay(found.groups["day"], zone, now) : null;
  return found && date ? { date, rest: line.slice(0, found.index).trim() } : null;
}

/** An ISO date; null when there is no such day (30 February). */
export function readDay(words: string, zone: string, now: Instant): string | null {
  const today = DateTime.fromMillis(now, { zone }).startOf("day");
  const text = words.toLowerCase().replace(/\s+/gu, " ").trim();
  const day = isoDay(text, zone) ?? monthAndDay(text, today) ?? distance(text, today) ?? weekday(text, today);
  return day?.isValid ? day.toISODate() : null;
}

function isoDay(text: string, zone: string): DateTime | null {
  return /^\d{4}-/u.test(text) ? DateTime.fromISO(text, { zone }) : null;
}

function monthAndDay(text: string, today: DateTime): DateTime | null {
  const found = /^(\d{1,2})(?:\/|월 ?)(\d{1,2})일?$/u.exec(text);
  if (!found) return null;
  const day = DateTime.fromObject(
    { year: today.year, month: Number(found[1]), day: Number(found[2]) },
    { zone: today.zone },
  );
  return day < today ? day.plus({ years: 1 }) : day;
}

function distance(text: string, today: DateTime): DateTime | null {
  const near = { today: 0, 오늘: 0, tomorrow: 1, 내일: 1, 모레: 2 }[text];
  if (near !== undefined) return today.plus({ days: near });
  const found = /^(?:in )?(\d{1,3}) ?(w|weeks?|주일?|d|days?|일)(?: ?(?:뒤|후))?$/u.exec(text);
  if (!found) return null;
  const count = Number(found[1]);
  return today.plus(/^(?:w|주)/u.test(found[2]!) ? { weeks: count } : { days: count });
}

const KOREAN_WEEK = "월화수목금토일";
const ENGLISH_WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function weekday(text: string, today: DateTime): DateTime | null {
  const korean = /^(?:(다음|이번) ?주 ?)?([월화수목금토일])(?:요일)?$/u.exec(text);
  if (korean) {
    const wanted = KOREAN_WEEK.indexOf(korean[2]!) + 1;
    if (korean[1] === undefined) return nextWeekday(today, wanted);
    return today.startOf("week").plus({ weeks: korean[1] === "다음" ? 1 : 0, days: wanted - 1 });
  }
  const wanted = ENGLISH_WEEK.indexOf(text.replace(/^next /u, "").slice(0, 3)) + 1;
  return wanted === 0 ? null : nextWeekday(today, wanted);
}

function nextWeekday(today: DateTime, wanted: number): DateTime {
  return today.plus({ days: ((wanted - today.weekday + 6) % 7) + 1 });
}
