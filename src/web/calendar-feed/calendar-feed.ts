import { createHash } from "node:crypto";
import { Hono } from "hono";
import { HOUR } from "../../clock.ts";
import { teamNamed } from "../../config/config.ts";
import { contentVersion } from "../../oncall/content-version.ts";
import type { Parts } from "../../parts.ts";
import { overridesFrom } from "../../store/override-rows.ts";
import { textsIn, type Locale } from "../../texts/texts.ts";
import { createCalendarLinks, type CalendarOf } from "./calendar-links.ts";
import { calendarText, PAST } from "./calendar-text.ts";

/** Calendars that ask more often than this are answered with what they have. */
const FRESH_FOR_SECONDS = 900;
/** So many are kept as they were written last. */
const KEPT = 500;

interface Written {
  readonly version: string;
  readonly text: string;
  readonly etag: string;
}

/** The shifts behind secret links, for people's own calendars. Whatever isn't a valid link is simply not there. */
export function calendarFeed(parts: Parts): Hono {
  const links = createCalendarLinks(parts);
  const written = new Map<string, Written>();
  const pages = new Hono();

  pages.get("/calendar/:file{.+\\.ics}", async (c) => {
    const of = await links.read(c.req.param("file").replace(/\.ics$/, ""));
    const locale = of && (await readerOf(of));
    if (of === null || locale === null) return c.text("There is nothing here.", 404);
    const { text, etag } = await write(of, locale);
    c.header("ETag", etag);
    c.header("Cache-Control", `private, max-age=${FRESH_FOR_SECONDS}`);
    c.header("Referrer-Policy", "no-referrer");
    c.header("X-Robots-Tag", "noindex");
    if (c.req.header("If-None-Match") === etag) return c.body(null, 304);
    c.header("Content-Type", "text/calendar; charset=utf-8");
    return c.body(text);
  });

  return pages;

  /** In which language it is written; null for whoever has left, and for a team that is gone. */
  async function readerOf({ kind, id }: CalendarOf): Promise<Locale | null> {
    if (kind === "team") return teamNamed(parts.config, id) === undefined ? null : parts.config.locale;
    const by = await parts.people.by(id);
    return by.kind === "person" && by.standing === "member" ? parts.people.localeFor(id) : null;
  }

  /** Written anew only when somebody covers for somebody else, and each hour. */
  async function write(of: CalendarOf, locale: Locale): Promise<Written> {
    const { config, clock, store, people } = parts;
    const now = clock.now();
    const overrides = await store.read((tx) => overridesFrom(tx, now - PAST));
    const key = JSON.stringify([of.kind, of.id, locale]);
    const version = contentVersion([overrides, Math.floor(now / HOUR)]);
    const known = written.get(key);
    if (known?.version === version) return known;
    const nameOf = (person: string): string => people.nameOf(person);
    const text = calendarText(of, { config, texts: textsIn(locale), now, overrides, nameOf });
    const fresh = { version, text, etag: `"${createHash("sha256").update(text).digest("base64url")}"` };
    written.delete(key);
    written.set(key, fresh);
    if (written.size > KEPT) written.delete(written.keys().next().value!);
    return fresh;
  }
}
