import { DateTime } from "luxon";
import { HOUR, MINUTE, type Instant } from "../../clock.ts";
import { readDay, WEEKDAY_OR_DAY } from "./days.ts";

/** Where a time of day is looked for: entries speak of what was, expectations of what will be. */
export type Direction = "past" | "future" | "nearest";

/**
 * The time a line begins with: `03:12`, `3:50pm`, `오전 3시 50분`, or a stretch such as `30m`, `1시간 반`, `5m ago`.
 * A time of day without a day means the nearest one that lies in the direction asked for. Without "ago" a stretch
 * counts forward, and is none where only the past is asked for, so that `5m rows deleted` stays a sentence.
 */
export function takeClock(
  args: string,
  zone: string,
  now: Instant,
  direction: Direction = "nearest",
): { at: Instant; rest: string } | null {
  const line = args.trim().normalize("NFC");
  return takeStretch(line, now, direction) ?? takeTimeOfDay(line, zone, now, direction);
}

/** A day, a time of day, or both (`Sun 03:00`, `내일 오전 3시`, `2026-03-15 03:00`); a day alone means this time of that day. */
export function takeMoment(args: string, zone: string, now: Instant): { at: Instant; rest: string } | null {
  const line = args.trim().normalize("NFC");
  const found = new RegExp(`^(?:${WEEKDAY_OR_DAY})(?=\\s|$)`, "iu").exec(line);
  const day = found && readDay(found[0], zone, now);
  if (!found || !day) return takeClock(line, zone, now, "future");
  const rest = line.slice(found[0].length).trim();
  const clock = readTimeOfDay(rest);
  const today = DateTime.fromMillis(now, { zone });
  const [hour, minute] = clock === null ? [today.hour, today.minute] : [clock.hours[0]!, clock.minute];
  const at = DateTime.fromISO(day, { zone }).set({ hour, minute, second: 0, millisecond: 0 });
  return { at: at.toMillis(), rest: clock === null ? rest : clock.rest };
}

const STRETCH = new RegExp(
  [
    "^(?:in\\s+)?(?:",
    "(?<halves>\\d+)\\s?(?:시간|h|hours?)\\s?(?:반|and a half)",
    "|(?<hours>\\d+(?:\\.\\d+)?)\\s?(?:h|hrs?|hours?|시간)(?:\\s?(?<more>\\d+)\\s?(?:m|mins?|minutes?|분))?",
    "|(?<minutes>\\d+)\\s?(?:m|mins?|minutes?|분)",
    ")(?:\\s?(?<when>ago|전에?|뒤에?|후에?|이내에?|쯤|정도))?(?=\\s|$)",
  ].join(""),
  "iu",
);

function takeStretch(line: string, now: Instant, direction: Direction): { at: Instant; rest: string } | null {
  const found = STRETCH.exec(line);
  if (!found?.groups) return null;
  const { halves, hours, more, minutes, when } = found.groups;
  const ms =
    halves !== undefined
      ? (Number(halves) + 0.5) * HOUR
      : hours !== undefined
        ? Number(hours) * HOUR + Number(more ?? 0) * MINUTE
        : Number(minutes) * MINUTE;
  const ago = when !== undefined && /^(?:ago|전)/iu.test(when);
  if (ago ? direction === "future" : direction === "past") return null;
  return { at: ago ? now - ms : now + ms, rest: line.slice(found[0].length).trim() };
}

function takeTimeOfDay(
  line: string,
  zone: string,
  now: Instant,
  direction: Direction,
): { at: Instant; rest: string } | null {
  const clock = readTimeOfDay(line);
  if (clock === null) return null;
  const today = DateTime.fromMillis(now, { zone });
  const fitting = [-1, 0, 1]
    .flatMap((days) =>
      clock.hours.map((hour) =>
        today.plus({ days }).set({ hour, minute: clock.minute, second: 0, millisecond: 0 }).toMillis(),
      ),
    )
    .filter((at) => (direction === "past" ? at <= now : direction === "future" ? at > now : true))
    .toSorted((a, b) => Math.abs(a - now) - Math.abs(b - now));
  return fitting[0] === undefined ? null : { at: fitting[0], rest: clock.rest };
}

const COLON = /^(?<half>오전|오후|am|pm)?\s?(?<hour>\d{1,2}):(?<minute>[0-5]\d)(?:\s?(?<after>[ap]\.?m\b\.?))?/iu;
const HOUR_ALONE = /^(?<hour>\d{1,2})\s?(?<after>[ap]\.?m\b\.?)/iu;
const KOREAN =
  /^(?<half>오전|오후|새벽|아침|저녁|밤)?\s?(?<hour>\d{1,2})시(?!간)(?:\s?(?<minute>[0-5]?\d)분|\s?(?<thirty>반))?/u;

/** The hours it may mean: `3:50` says nothing of morning or afternoon, `03:50` and `3:50pm` do. */
function readTimeOfDay(line: string): { hours: number[]; minute: number; rest: string } | null {
  const found = COLON.exec(line) ?? HOUR_ALONE.exec(line) ?? KOREAN.exec(line);
  if (!found?.groups) return null;
  const behind = /^(?:에는|에|까지|부터|쯤|경)?[,:]?(?=\s|$)/u.exec(line.slice(found[0].length));
  const { hour: written, minute, half, after, thirty } = found.groups;
  const hour = Number(written);
  if (behind === null || hour > 23) return null;
  const hours = hoursMeant(hour, half ?? after, written!, found[0].includes("시"));
  const rest = line.slice(found[0].length + behind[0].length).trim();
  return hours === null ? null : { hours, minute: thirty ? 30 : Number(minute ?? 0), rest };
}

function hoursMeant(hour: number, half: string | undefined, written: string, spoken: boolean): number[] | null {
  if (half !== undefined) {
    if (hour > 12) return spoken ? [hour] : null;
    const evening = /^(?:오후|저녁|밤|p)/iu.test(half) && !(half === "밤" && hour === 12);
    return [(hour % 12) + (evening ? 12 : 0)];
  }
  const ambiguous = spoken ? hour >= 1 && hour <= 12 : written.length === 1 && hour >= 1;
  return ambiguous ? [hour % 12, (hour % 12) + 12] : [hour];
}
