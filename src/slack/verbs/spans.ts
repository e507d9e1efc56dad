import { DateTime } from "luxon";
import { DAY, type Instant } from "../../clock.ts";
import { readDay, WEEKDAY_OR_DAY } from "./days.ts";
import { takeMoment } from "./times.ts";

/** From an instant to the first that is no longer in it. */
export interface Span {
  from: Instant;
  until: Instant;
}

/** What words name, and nothing beside it: a moment (`Sat 14:00`, `now`), or a whole day (`Sat`, `12/24`, `내일`). */
export function readSpan(words: string, zone: string, now: Instant): Span | null {
  const text = words.trim().normalize("NFC");
  if (/^(?:now|지금)$/iu.test(text)) return { from: now, until: now + 1 };
  const day = new RegExp(`^(?:${WEEKDAY_OR_DAY})$`, "iu").test(text) ? readDay(text, zone, now) : null;
  if (day !== null) {
    const midnight = DateTime.fromISO(day, { zone });
    return { from: midnight.toMillis(), until: midnight.plus({ days: 1 }).toMillis() };
  }
  const moment = takeMoment(text, zone, now);
  return moment === null || moment.rest !== "" ? null : { from: moment.at, until: moment.at + 1 };
}

/**
 * The time a whole line names: `from Sat 14:00 to Sun 09:00`, `18:00 for 3h`, `until 18:00`, `토요일 14:00부터 일요일 09:00까지`.
 * Days without a time are whole ones, the last one with its night; without a beginning it begins now.
 */
export function readRange(line: string, zone: string, now: Instant): Span | null {
  const text = line
    .trim()
    .normalize("NFC")
    .replace(/^from\s+/iu, "");
  const open = /^(?:(?:to|until|till|for)\s+(?<end>.+)|(?<korean>.+까지))$/iu.exec(text);
  const parts = SEPARATED.exec(text)?.groups;
  if (parts === undefined && open?.groups) {
    const until = readEnd(open.groups["end"] ?? open.groups["korean"]!, { zone, now, from: now });
    return until === null ? null : { from: now, until };
  }
  const from = parts && readSpan(parts["from"]!, zone, now)?.from;
  if (parts === undefined || from === undefined) return null;
  const until = readEnd(parts["until"]!, { zone, now, from });
  return until === null ? null : { from, until };
}

const SEPARATED =
  /^(?<from>.+?)(?:\s+(?:to|until|till|through|-)\s+|\s+for\s+(?=\d+(?:\.\d+)?\s?[a-z])|\s*[~–—]\s*|(?:부터|에서)\s*)(?<until>.+?)(?:\s*동안)?$/iu;
/** Days that count from today, not from the beginning of the time they end. */
const FROM_TODAY = /^(?:today|tomorrow|next\s|오늘|내일|모레|이번\s?주|다음\s?주)/iu;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun|[월화수목금토일]요일)/iu;
const DAYS = /^(?<count>\d{1,3})\s?(?<unit>d|days?|w|weeks?|일|주일?)$/iu;

function readEnd(words: string, { zone, now, from }: { zone: string; now: Instant; from: Instant }): Instant | null {
  const text = words.trim().replace(/까지$/u, "").trim();
  const stretch = DAYS.exec(text)?.groups;
  if (stretch !== undefined) {
    const count = Number(stretch["count"]);
    const weeks = /^(?:w|주)/iu.test(stretch["unit"]!);
    return DateTime.fromMillis(from, { zone })
      .plus(weeks ? { weeks: count } : { days: count })
      .toMillis();
  }
  // A weekday may be the one on which it begins.
  const base = FROM_TODAY.test(text) ? now : WEEKDAY.test(text) ? from - DAY : from;
  const named = readSpan(text, zone, base);
  if (named === null) return null;
  const end = (span: Span): Instant => (span.until - span.from > 1 ? span.until : span.from);
  // From Monday 09:00 to Monday 09:00 is a week.
  return WEEKDAY.test(text) && end(named) === from ? end(readSpan(text, zone, from) ?? named) : end(named);
}
