import { IANAZone } from "luxon";
import type { HandOverTime, WeekSpan } from "../oncall/rotation.ts";
import type { WorkingHours } from "./config.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Reads `Mon 09:00`, or `09:00` for a rotation that counts days; null when the text is neither. */
export function parseHandOver(text: string): HandOverTime | null {
  const [, day, time = ""] = /^(?:(\p{L}+)\s+)?(\S+)$/u.exec(text.trim()) ?? [];
  const weekday = day === undefined ? null : parseDay(day);
  const minuteOfDay = parseTime(time);
  return weekday === undefined || minuteOfDay === null || minuteOfDay === 24 * 60 ? null : { weekday, minuteOfDay };
}

/** Reads `Mon-Fri 09:00-18:00`, with or without a zone after it; null when the text is something else. */
export function parseWorkingHours(text: string): (Omit<WorkingHours, "timezone"> & { timezone: string | null }) | null {
  const [, days = "", from = "", to = "", timezone = null] =
    /^(\S+)\s+([\d:]+)\s*-\s*([\d:]+)(?:\s+(\S+))?$/.exec(text.trim()) ?? [];
  const [weekdays, start, end] = [parseDays(days), parseTime(from), parseTime(to)];
  if (weekdays === null || start === null || end === null || end <= start) return null;
  return timezone === null || IANAZone.isValidZone(timezone) ? { weekdays, start, end, timezone } : null;
}

/** Reads `Mon-Fri 09:00-18:00`, or `Mon-Fri 18:00-09:00` into the next morning; null when the text is neither. */
export function parseWeekSpan(text: string): WeekSpan | null {
  const [, days = "", from = "", to = ""] = /^(\S+)\s+([\d:]+)\s*-\s*([\d:]+)$/.exec(text.trim()) ?? [];
  const [weekdays, start, end] = [parseDays(days), parseTime(from), parseTime(to)];
  if (weekdays === null || start === null || end === null || start === end || start === MIDNIGHT) return null;
  // Until midnight is until the end of the day on which it began.
  return { weekdays, start, end: end === 0 ? MIDNIGHT : end };
}

const MIDNIGHT = 24 * 60;

/** `Mon-Fri`, `Sun-Thu` or `Mon,Wed,Fri`, as sorted ISO weekdays. */
function parseDays(text: string): number[] | null {
  const weekdays = new Set<number>();
  for (const part of text.split(",")) {
    const [first, last] = part.includes("-") ? part.split("-").map(parseDay) : [parseDay(part), parseDay(part)];
    if (first === undefined || last === undefined) return null;
    for (let day = first; day !== last; day = (day % 7) + 1) weekdays.add(day);
    weekdays.add(last);
  }
  return [...weekdays].toSorted((left, right) => left - right);
}

function parseDay(text: string): number | undefined {
  const index = text.length < 3 ? -1 : DAYS.indexOf(text.slice(0, 3).toLowerCase());
  return index === -1 ? undefined : index + 1;
}

/** Minutes after midnight; `24:00` is the end of the day. */
function parseTime(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  const minuteOfDay = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minuteOfDay <= 24 * 60 ? minuteOfDay : null;
}
