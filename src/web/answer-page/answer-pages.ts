import { Hono, type Context, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { IncidentCommand } from "../../incident/commands.ts";
import type { Parts } from "../../parts.ts";
import { Refusal } from "../../refusal.ts";
import { textsIn, type Locale } from "../../texts/texts.ts";
import { createAnswerLinks, type RehearsalTicket, type Ticket } from "./answer-links.ts";
import { callPage, wordPage, type Reader } from "./answer-view.ts";
import { confirmByLink, rehearsalPage, smsTicket } from "./rehearsal-page.ts";

const SMALL = 4 * 1024;
/** Nothing loads, nothing frames it, nothing keeps it, and nobody learns the address. */
const headers = {
  "Content-Security-Policy":
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex",
};

/**
 * The pages behind acknowledgement links. Opening one answers nothing, for scanners open every link; its button does.
 * Whoever holds the link acts as the person it was made for.
 */
export function answerPages(parts: Parts): Hono {
  const links = createAnswerLinks(parts);
  const pages = new Hono();

  const guarded: MiddlewareHandler = async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  };
  pages.use("/answer/*", guarded);
  pages.use("/a/*", guarded);

  pages.get("/a/:code", async (c) => {
    const code = c.req.param("code");
    const url = (await longRehearsal(code)) ?? (await links.readShort(code, (number) => parts.engine.load(number)));
    return url === null ? say(c, parts.config.locale, "unknown", 404) : c.redirect(url);
  });

  pages.get("/answer/:token", async (c) => {
    const opened = await open(c);
    if (opened instanceof Response) return opened;
    const { ticket, locale } = opened;
    if ("rehearsal" in ticket) return c.html(await rehearsalPage(parts, ticket, locale));
    const incident = await parts.engine.load(ticket.incident);
    if (incident === null) return say(c, locale, "unknown", 404);
    return c.html(callPage(incident, ticket, await readerOf(ticket.person, locale)));
  });

  pages.post("/answer/:token", bodyLimit({ maxSize: SMALL }), async (c) => {
    const opened = await open(c);
    if (opened instanceof Response) return opened;
    const { ticket, locale } = opened;
    const { act } = await c.req.parseBody();
    if ("rehearsal" in ticket) {
      if (act === "confirm") await confirmByLink(parts, ticket);
      return c.html(await rehearsalPage(parts, ticket, locale));
    }
    if (act !== "answer" && act !== "decline") return say(c, locale, "unknown", 400);
    return carryOut(c, { ticket, locale, act });
  });

  return pages;

  async function readerOf(person: string, locale: Locale): Promise<Reader> {
    const { config, people } = parts;
    const zone = (await people.find(person))?.tz ?? config.timezone;
    return { locale, zone, config, nameOf: people.nameOf };
  }

  async function longRehearsal(code: string): Promise<string | null> {
    const current = async (person: string): Promise<number | null> =>
      (await parts.persons.load(person)).rehearsal?.number ?? null;
    const read = await links.readShortRehearsal(code, current);
    const ticket = read && (await smsTicket(parts, read));
    return ticket && links.rehearsalUrl(ticket);
  }

  async function open(c: Context): Promise<{ ticket: Ticket | RehearsalTicket; locale: Locale } | Response> {
    const read = await links.read(c.req.param("token") ?? "");
    if (read === null) return say(c, parts.config.locale, "unknown", 404);
    const locale = await parts.people.localeFor(read.ticket.person);
    return read.expired ? say(c, locale, "expired", 410) : { ticket: read.ticket, locale };
  }

  async function carryOut(
    c: Context,
    { ticket, locale, act }: { ticket: Ticket; locale: Locale; act: "answer" | "decline" },
  ): Promise<Response> {
    const { incident, step, person } = ticket;
    const by = await parts.people.by(person);
    const command: IncidentCommand = act === "answer" ? { type: "answerPage", means: "link" } : { type: "declinePage" };
    try {
      await parts.engine.handle(incident, command, by, `link:${step}:${person}:${act}`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === "notAMember") return say(c, locale, "notAMember", 403);
    }
    // What came of it is read from the incident: a second press, or an answer of somebody else, reads the same.
    const after = await parts.engine.load(incident);
    if (after === null) return say(c, locale, "unknown", 404);
    return c.html(callPage(after, ticket, await readerOf(person, locale)));
  }

  function say(
    c: Context,
    locale: Locale,
    what: "unknown" | "expired" | "notAMember",
    status: 400 | 403 | 404 | 410,
  ): Response | Promise<Response> {
    return c.html(wordPage(textsIn(locale).answerPage[what], locale), status);
  }
}
