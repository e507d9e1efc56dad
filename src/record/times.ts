import { DateTime, IANAZone } from "luxon";
import type { Instant } from "../clock.ts";
import type { Locale } from "../texts/texts.ts";

/** `2026-11-22 03:02 KST (UTC+9)`, `2026-11-22(일) 03:02 KST(UTC+9)`: as documents write a moment, never without its zone. */
export function fullTime(at: Instant, zone: string, locale: Locale): string {
  return `${day(at, zone, locale)} ${timeOfDay(at, zone)} ${zoneWithOffset(at, zone, locale)}`;
}

/** `KST (UTC+9)`; the offset alone where the zone has no name. */
export function zoneWithOffset(at: Instant, zone: string, locale: Locale): string {
  const name = zoneName(at, zone);
  return name === offset(at, zone) ? name : `${name}${locale === "ko" ? "" : " "}(${offset(at, zone)})`;
}

/** `2026-11-22`, `2026-11-22(일)` */
export function day(at: Instant, zone: string, locale: Locale): string {
  const moment = DateTime.fromMillis(at, { zone });
  const date = moment.toFormat("yyyy-MM-dd");
  return locale === "ko" ? `${date}(${moment.setLocale("ko").toFormat("ccc")})` : date;
}

/** `KST, UTC+9`: what the times of a whole table are in. */
export function zoneInWords(at: Instant, zone: string): string {
  const name = zoneName(at, zone);
  return name === offset(at, zone) ? name : `${name}, ${offset(at, zone)}`;
}

/** `03:02` */
export function timeOfDay(at: Instant, zone: string): string {
  return DateTime.fromMillis(at, { zone }).toFormat("HH:mm");
}

/** `KST`, or `UTC+9` where the zone has no name of its own. */
export function zoneName(at: Instant, zone: string): string {
  const known = names[zone];
  if (known !== undefined) return known;
  return shortName(at, zone).replace("GMT", "UTC");
}

/** A formatter is dear to make, and every card and page names its zone. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function shortName(at: Instant, zone: string): string {
  const known = formatters.get(zone);
  // Such as "UTC+9", which only luxon knows.
  if (known === undefined && !IANAZone.isValidZone(zone))
    return DateTime.fromMillis(at, { zone }).toFormat("ZZZZ", { locale: "en" });
  const formatter = known ?? new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "short" });
  formatters.set(zone, formatter);
  return formatter.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "";
}

/** Names that everybody there uses and that the runtime's English doesn't know; none of these zones changes its clocks. */
const names: Readonly<Record<string, string>> = { "Asia/Seoul": "KST", "Asia/Tokyo": "JST", "Asia/Kolkata": "IST" };

/** `UTC+9`, `UTC-3:30`, `UTC` */
function offset(at: Instant, zone: string): string {
  const { offset: minutes } = DateTime.fromMillis(at, { zone });
  if (minutes === 0) return "UTC";
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? "-" : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}

/** Whether two moments fall on the same calendar day of the zone. */
export function isSameDay(left: Instant, right: Instant, zone: string): boolean {
  return day(left, zone, "en") === day(right, zone, "en");
}

/** `2026-11-24T14:00+09:00` */
export function isoTime(at: Instant, zone: string): string {
  return DateTime.fromMillis(at, { zone }).toISO({ suppressSeconds: true, suppressMilliseconds: true }) ?? "";
}
