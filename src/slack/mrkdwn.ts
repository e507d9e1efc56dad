import { DateTime } from "luxon";
import type { Instant } from "../clock.ts";
import { cleanWords } from "../incident/clean-words.ts";
import { zoneName } from "../record/times.ts";
import type { Locale } from "../texts/texts.ts";

export { duration } from "../texts/duration.ts";

/** People's words as they may stand in mrkdwn: nothing in them can become a mention, a link or a broadcast. */
export function escape(text: string): string {
  return cleanWords(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The same on one line and no longer than `longest` characters, cut at a whole character. */
export function escapeShort(text: string, longest: number): string {
  return escape(shorten(text.replace(/\s+/gu, " ").trim(), longest));
}

/**
 * Cuts to at most `longest` UTF-16 units, as JavaScript and the strictest reading of Slack's limits count, without
 * splitting a character.
 */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

export function mention(person: string): string {
  return `<@${person}>`;
}

export function channelLink(channel: string): string {
  return `<#${channel}>`;
}

/** A link of our own making. */
export function link(url: string, label: string): string {
  return `<${url}|${escape(label).replaceAll("|", "¦")}>`;
}

/** A time of day in each reader's own zone and clock; the fallback names the zone. */
export function timeToken(at: Instant, zone: string): string {
  return `<!date^${Math.floor(at / 1000)}^{time}|${clockTime(at, zone)}>`;
}

/** The day and the time, for what doesn't lie within a day. */
export function dayToken(at: Instant, zone: string, locale: Locale): string {
  return `<!date^${Math.floor(at / 1000)}^{date_short} {time}|${dayAndTime(at, zone, locale)}>`;
}

/** "4 minutes ago", kept true by Slack itself, so that it is never a reason to redraw. */
export function agoToken(at: Instant, zone: string): string {
  return `<!date^${Math.floor(at / 1000)}^{ago}|${clockTime(at, zone)}>`;
}

/** `03:02 KST` */
export function clockTime(at: Instant, zone: string): string {
  const moment = DateTime.fromMillis(at, { zone });
  return `${moment.toFormat("HH:mm")} ${zoneName(at, zone)}`;
}

/** `Sun 22 Nov 03:02 KST`, `11/22(일) 03:02 KST` */
export function dayAndTime(at: Instant, zone: string, locale: Locale): string {
  const moment = DateTime.fromMillis(at, { zone });
  const day =
    locale === "ko" ? moment.setLocale("ko").toFormat("M/d(ccc)") : moment.setLocale("en").toFormat("ccc d LLL");
  return `${day} ${clockTime(at, zone)}`;
}
